namespace MetricLens.Calibration;

/// <summary>A rate held to its target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Rate">The rate.</param>
/// <param name="Status">How it stands.</param>
public sealed record CalibrationCheck(CalibrationTarget Target, CalibrationCell Cell, CalibrationRate Rate, CalibrationStatus Status)
{
    /// <summary>How far the rate is on the wrong side of the target; negative where it keeps it.</summary>
    public double Excess => Rate.Rate is { } rate ? Math.Max(Target.Lower - rate, rate - Target.Upper) : double.NegativeInfinity;
}
