namespace MetricLens.Simulation;

/// <summary>The distribution of the noise between models.</summary>
public enum ModelNoise
{
    /// <summary>Normal.</summary>
    Normal = 0,

    /// <summary>Student's t with three degrees of freedom, scaled to the same standard deviation: now and then a lucky or a failed run.</summary>
    HeavyTailed,
}
