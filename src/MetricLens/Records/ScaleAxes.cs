namespace MetricLens.Records;

/// <summary>Names and positions of the scale axes.</summary>
public static class ScaleAxes
{
    /// <summary>Every axis, in the order in which a default is looked for.</summary>
    public static IReadOnlyList<ScaleAxis> All { get; } =
        [ScaleAxis.Params, ScaleAxis.TrainFlops, ScaleAxis.TrainTokens, ScaleAxis.Step, ScaleAxis.TrainLoss];

    /// <summary>The axis's permanent name in files and options, such as <c>train_flops</c>.</summary>
    public static string Id(this ScaleAxis axis) => axis switch
    {
        ScaleAxis.Params => "params",
        ScaleAxis.TrainFlops => "train_flops",
        ScaleAxis.TrainTokens => "train_tokens",
        ScaleAxis.Step => "step",
        ScaleAxis.TrainLoss => "train_loss",
        _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "The axis must be one of the named ones."),
    };

    /// <summary>The axis's name as a figure shows it.</summary>
    public static string Label(this ScaleAxis axis) => axis switch
    {
        ScaleAxis.Params => "parameters",
        ScaleAxis.TrainFlops => "training FLOPs",
        ScaleAxis.TrainTokens => "training tokens",
        ScaleAxis.Step => "training steps",
        _ => "training loss (nats per token)",
    };

    /// <summary>Whether the axis is read in powers of ten; the training loss is not.</summary>
    public static bool IsLogarithmic(this ScaleAxis axis) => axis != ScaleAxis.TrainLoss;

    /// <summary>The place of a scale value on the axis, rising with scale: log10 of the value, or minus the training loss.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="value">A scale value, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public static double Position(this ScaleAxis axis, double value)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A scale must be positive and finite.");
        return axis.IsLogarithmic() ? Math.Log10(value) : -value;
    }

    /// <summary>The scale value at a place on the axis: the inverse of <see cref="Position"/>.</summary>
    public static double Value(this ScaleAxis axis, double position) => axis.IsLogarithmic() ? Math.Pow(10, position) : -position;

    /// <summary>The axis of that name, or <see langword="null"/> where no axis has it.</summary>
    public static ScaleAxis? Find(string id) => All.Where(axis => axis.Id() == id).Select(axis => (ScaleAxis?)axis).FirstOrDefault();
}
