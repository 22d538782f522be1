namespace MetricLens.Statistics;

/// <summary>What a test holds against the hypothesis that there is no difference.</summary>
public enum Alternative
{
    /// <summary>A difference either way.</summary>
    TwoSided,

    /// <summary>The first sample tends to lower values, or the differences to negative ones.</summary>
    Less,

    /// <summary>The first sample tends to higher values, or the differences to positive ones.</summary>
    Greater,
}
