using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Plotting.Words;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Plotting;

/// <summary>The panel of the metric under suspicion, with the curve that smooth progress under the primary metric implies.</summary>
internal static class RawPanel
{
    /// <summary>The room left above and below the range, as a share of it.</summary>
    private const double Margin = 0.035;

    public static PanelContent Of(TaskFinding finding, IFigureWords words)
    {
        MetricCard metric = finding.RawMetric;
        var empty = new PanelContent
        {
            Title = words.Metric(metric),
            Unit = words.MeanOverExamples(Better(metric, words)),
            Color = Palette.Raw,
            Absence = finding.Jump.Curve is null ? words.TooFewShared : null,
        };
        if (finding.Jump.Curve is not { } curve) return empty;
        double range = metric.Maximum - metric.Minimum;
        ApparentJump jump = finding.Jump;
        bool hasGain = FindingWords.HasGain(finding);
        return empty with
        {
            Low = metric.Minimum - (Margin * range),
            High = metric.Maximum + (Margin * range),
            Ticks = [.. TickLabels.Round(metric.Minimum, metric.Maximum, 5).Select(value => new AxisTick(value, TickLabels.Number(value)))],
            Means = [.. curve.Points.Select(point => new PanelPoint(point.Position, point.Mean.Value, point.Mean.Lower, point.Mean.Upper))],
            Runs = Replicates(curve, run => curve.Runs[run].Mean.Value),
            Smooth = [.. Implied(finding)],
            // Chance at the worst score is the axis itself.
            Chance = curve.Chance == metric.Worst ? null : curve.Chance,
            ChanceName = words.Chance,
            ChanceLabel = ChanceLabel(curve),
            Gap = hasGain ? (jump.From.Position, jump.To.Position) : null,
            IsJump = jump.Status == JumpStatus.Apparent,
            GapLabels = hasGain ? words.Gain(jump.Status == JumpStatus.Apparent, jump.From.Label, jump.To.Label, FindingWords.Gain(jump)!) : [],
        };
    }

    /// <summary>Which way is better on a metric's own scale.</summary>
    public static string Better(MetricCard metric, IFigureWords words) => words.Better(metric.Direction == Direction.HigherIsBetter);

    /// <summary>One point a run, where some scale has several.</summary>
    public static IReadOnlyList<(double Position, double Value)> Replicates(ScaleCurve curve, Func<int, double> value) =>
        curve.Runs.Count == curve.Points.Count ? [] : [.. curve.Runs.Select((run, i) => (curve.Points[run.Point].Position, value(i)))];

    /// <summary>The level of guessing, in the metric's own unit.</summary>
    public static string ChanceLabel(ScaleCurve curve) => curve.Chance is { } chance ? TickLabels.Number(Math.Round(chance, 2)) : "";

    private static IEnumerable<PanelPoint> Implied(TaskFinding finding)
    {
        if (finding.Metrics is not [{ Reconstruction: { } smooth }, ..]) yield break;
        foreach (ReconstructedPoint point in smooth.Points)
            if (point is { Raw: { } raw, RawLower: { } lower, RawUpper: { } upper }) yield return new(point.Position, raw, lower, upper);
    }
}
