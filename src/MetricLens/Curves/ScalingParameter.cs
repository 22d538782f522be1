namespace MetricLens.Curves;

/// <summary>Which quantity of a scaling law is held while the others are fitted.</summary>
internal enum ScalingParameter
{
    /// <summary>None: all are fitted.</summary>
    None = 0,

    /// <summary>α.</summary>
    Exponent,

    /// <summary>a.</summary>
    Floor,

    /// <summary>The logit at a scale.</summary>
    Forecast,
}
