namespace MetricLens.Survival;

/// <summary>The form in which a jump survives.</summary>
public enum SurvivalForm
{
    /// <summary>None in particular: the jump does not survive, or survives in the mean over all examples.</summary>
    None = 0,

    /// <summary>A step in a part of the examples, while the others go on smoothly.</summary>
    Subset,
}
