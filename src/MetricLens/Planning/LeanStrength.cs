namespace MetricLens.Planning;

/// <summary>How strongly evidence leans, by the odds of the likeliest truth against the next: the scale of Kass and Raftery.</summary>
/// <remarks>Reference: Kass and Raftery (1995), "Bayes factors", JASA 90, section 3.2.</remarks>
public enum LeanStrength
{
    /// <summary>Odds up to 3: not worth more than a bare mention.</summary>
    BareMention = 0,

    /// <summary>Odds from 3 to 20.</summary>
    Positive,

    /// <summary>Odds from 20 to 150.</summary>
    Strong,

    /// <summary>Odds above 150.</summary>
    VeryStrong,
}
