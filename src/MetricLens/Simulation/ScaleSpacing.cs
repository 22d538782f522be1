namespace MetricLens.Simulation;

/// <summary>How simulated models are spread over the parameter axis.</summary>
public enum ScaleSpacing
{
    /// <summary>Evenly on the log axis, from 10⁷ to 10¹¹ parameters.</summary>
    Even = 0,

    /// <summary>As GPT-3's four published sizes: 350 million, 1.3, 6.7 and 175 billion parameters.</summary>
    GptLike,

    /// <summary>From 10⁷ to 10¹¹ parameters, the middle gap three times as wide as each other one.</summary>
    OneWideGap,
}
