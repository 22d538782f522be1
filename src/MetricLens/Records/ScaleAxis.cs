namespace MetricLens.Records;

/// <summary>The quantity by which models of a family are ordered.</summary>
public enum ScaleAxis
{
    /// <summary>Parameters of the model.</summary>
    Params = 0,

    /// <summary>Floating-point operations of the training.</summary>
    TrainFlops,

    /// <summary>Tokens seen in training.</summary>
    TrainTokens,

    /// <summary>Training steps.</summary>
    Step,

    /// <summary>Training loss, in nats a token: lower is further along.</summary>
    TrainLoss,
}
