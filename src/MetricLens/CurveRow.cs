using MetricLens.Curves;
using MetricLens.Records;

namespace MetricLens;

/// <summary>One scale of one curve in a row.</summary>
/// <param name="Task">The task.</param>
/// <param name="Family">The family.</param>
/// <param name="Arm">The arm; <see langword="null"/> where there are none.</param>
/// <param name="Metric">The metric's id.</param>
/// <param name="Axis">The scale axis.</param>
/// <param name="Scale">The value on the axis.</param>
/// <param name="Models">The models at the scale.</param>
/// <param name="Replicates">The number of runs at the scale.</param>
/// <param name="Mean">The mean over runs and examples, in the metric's unit.</param>
/// <param name="Lower">The lower bound of its interval; <see langword="null"/> where nothing bounds it.</param>
/// <param name="Upper">The upper bound, likewise.</param>
/// <param name="Examples">The number of examples.</param>
public sealed record CurveRow(string Task, string Family, string? Arm, string Metric, ScaleAxis Axis, double Scale, string Models, int Replicates,
    double Mean, double? Lower, double? Upper, int Examples)
{
    /// <summary>The rows of a curve.</summary>
    internal static IEnumerable<CurveRow> Of(ScaleCurve curve)
    {
        ComparisonKey key = curve.Comparison.Key;
        return curve.Points.Select(point => new CurveRow(key.Task, key.Family, key.Arm, curve.Metric.Id, curve.Axis, point.Scale, point.Label, point.Replicates,
            point.Mean.Value, Finite(point.Mean.Lower), Finite(point.Mean.Upper), point.Mean.Count));
    }

    private static double? Finite(double bound) => double.IsFinite(bound) ? bound : null;
}
