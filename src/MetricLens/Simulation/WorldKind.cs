namespace MetricLens.Simulation;

/// <summary>What the models of a world are asked for.</summary>
public enum WorldKind
{
    /// <summary>A text of tokens, each right or wrong.</summary>
    Text = 0,

    /// <summary>One of several choices.</summary>
    Choice,
}
