namespace MetricLens.Planning;

/// <summary>What of a design is made larger to gain power.</summary>
public enum PlannedFactor
{
    /// <summary>n, the number of examples.</summary>
    Examples = 0,

    /// <summary>K, the number of scales, over the same range.</summary>
    Scales,

    /// <summary>The number of training seeds at each scale.</summary>
    Seeds,
}
