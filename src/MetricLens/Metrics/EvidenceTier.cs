namespace MetricLens.Metrics;

/// <summary>What the evidence of a continuous metric rests on, the strongest first.</summary>
public enum EvidenceTier
{
    /// <summary>The metric is no continuous evidence.</summary>
    None = 0,

    /// <summary>Log-probabilities of the target's tokens.</summary>
    TargetLogprobs,

    /// <summary>Log-probabilities of the choices.</summary>
    ChoiceLogprobs,

    /// <summary>Texts only.</summary>
    Text,
}
