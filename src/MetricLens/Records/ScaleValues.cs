namespace MetricLens.Records;

/// <summary>The known scales of one model: one positive value an axis, or none.</summary>
public readonly record struct ScaleValues
{
    /// <summary>Parameters of the model.</summary>
    public double? Params { get; init; }

    /// <summary>Tokens seen in training.</summary>
    public double? TrainTokens { get; init; }

    /// <summary>Floating-point operations of the training.</summary>
    public double? TrainFlops { get; init; }

    /// <summary>Training loss, nats a token.</summary>
    public double? TrainLoss { get; init; }

    /// <summary>Training steps.</summary>
    public double? Step { get; init; }

    /// <summary>The value on an axis, or <see langword="null"/> where it is not known.</summary>
    public double? this[ScaleAxis axis] => axis switch
    {
        ScaleAxis.Params => Params,
        ScaleAxis.TrainTokens => TrainTokens,
        ScaleAxis.TrainFlops => TrainFlops,
        ScaleAxis.TrainLoss => TrainLoss,
        ScaleAxis.Step => Step,
        _ => null,
    };

    /// <summary>Whether the training step is known and nothing else.</summary>
    internal bool IsOnlyStep => Step is not null && this with { Step = null } == default;

    /// <summary>These values, with those of another where a value is not known here.</summary>
    public ScaleValues Or(ScaleValues other) => new()
    {
        Params = Params ?? other.Params,
        TrainTokens = TrainTokens ?? other.TrainTokens,
        TrainFlops = TrainFlops ?? other.TrainFlops,
        TrainLoss = TrainLoss ?? other.TrainLoss,
        Step = Step ?? other.Step,
    };
}
