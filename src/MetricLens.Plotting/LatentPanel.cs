using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Plotting;

/// <summary>The panel of a continuous metric on its latent scale, on which higher is better.</summary>
internal static class LatentPanel
{
    /// <summary>How far a band, and an interval, may widen the range beyond the data, as a share of the data's own range.</summary>
    private const double BandRoom = 0.3, IntervalRoom = 0.8;

    /// <summary>The parts of a hinge that is bent here, because it is straight on the odds scale.</summary>
    private const int HingeParts = 96;

    /// <summary>The room left above and below, as a share of the range.</summary>
    private const double Margin = 0.06;

    /// <summary>The least range shown, so that rounding noise does not fill the panel.</summary>
    private const double LeastRange = 0.4;

    /// <summary>The least range of means shown where there is no latent scale.</summary>
    private const double LeastMeanRange = 1e-6;

    public static PanelContent Of(TaskFinding finding, MetricFinding metric, int mostTicks) =>
        metric is { Survival: { } survival, Curve: { } curve } ? Tested(finding, metric, survival, curve, mostTicks) : Untested(metric, mostTicks);

    private static PanelContent Tested(TaskFinding finding, MetricFinding metric, SurvivalFinding survival, ScaleCurve curve, int mostTicks)
    {
        LatentCurve latent = survival.Latent;
        ReconstructedPoint[] smooth = [.. metric.Reconstruction?.Points ?? []];
        PanelPoint[] means = [.. Enumerable.Range(0, latent.Count).Select(k => Point(latent, k))];
        (double low, double high) = Range(latent, means, smooth);
        return Blank(metric, "better ↑") with
        {
            Verdict = finding.Jump.Status == JumpStatus.Apparent ? metric.Verdict : null,
            Low = low,
            High = high,
            Ticks = LatentTicks.Of(latent, metric.Metric, low, high, mostTicks),
            Means = means,
            Runs = RawPanel.Replicates(curve, run => latent.RunValues[run]),
            Smooth = [.. smooth.Select(point => new PanelPoint(point.Position, point.Latent, point.LatentLower, point.LatentUpper))],
            Sharp = IsOnset(metric) ? Hinge(survival) : Step(finding, metric, survival),
            SharpName = IsOnset(metric) ? "an onset" : "a step",
            Chance = latent.Chance is { } chance && chance > low && chance < high ? chance : null,
            ChanceLabel = RawPanel.ChanceLabel(curve),
            Gap = FindingWords.HasGain(finding) ? (latent.Positions[survival.Above - 1], latent.Positions[survival.Above]) : null,
            IsJump = finding.Jump.Status == JumpStatus.Apparent,
            GapLabels = FindingWords.StepShare(metric) is { } share ? [$"step {share} of the gain", $"step {share}"] : [],
        };
    }

    /// <summary>Without a test there is no latent curve: the means stand on the metric's own scale.</summary>
    private static PanelContent Untested(MetricFinding metric, int mostTicks)
    {
        if (metric.Curve is not { } curve) return Blank(metric, RawPanel.Better(metric.Metric)) with { Absence = "too few shared examples" };
        IEnumerable<double> values = [.. curve.Points.SelectMany(point => new[] { point.Mean.Value, point.Mean.Lower, point.Mean.Upper }), .. curve.Runs.Select(run => run.Mean.Value), metric.Metric.Best];
        double[] finite = [.. values.Where(double.IsFinite)];
        double margin = Margin * Math.Max(finite.Max() - finite.Min(), LeastMeanRange), low = finite.Min() - margin, high = finite.Max() + margin;
        return Blank(metric, RawPanel.Better(metric.Metric)) with
        {
            Unit = $"mean over examples, {RawPanel.Better(metric.Metric)}",
            Low = low,
            High = high,
            Ticks = [.. TickLabels.Round(low, high, Math.Min(mostTicks, 5)).Select(value => new AxisTick(value, TickLabels.Number(value)))],
            Means = [.. curve.Points.Select(point => new PanelPoint(point.Position, point.Mean.Value, point.Mean.Lower, point.Mean.Upper))],
            Runs = RawPanel.Replicates(curve, run => curve.Runs[run].Mean.Value),
        };
    }

    private static PanelContent Blank(MetricFinding metric, string better) => new()
    {
        Title = metric.Metric.Name,
        Unit = metric.Metric.LatentScale == LatentScale.Logit ? $"mean over examples, logit scale, {better}" : $"mean over examples, log scale, {better}",
        Color = Palette.Latent,
    };

    private static PanelPoint Point(LatentCurve latent, int k)
    {
        (double lower, double upper) = latent.Interval(k, ScaleCurve.Level);
        return new(latent.Positions[k], latent.Values[k], lower, upper);
    }

    internal static (double Low, double High) Range(LatentCurve latent, PanelPoint[] means, ReconstructedPoint[] smooth)
    {
        double low = latent.RunValues.Concat(latent.Values).Min(), high = latent.RunValues.Concat(latent.Values).Max();
        double range = Math.Max(high - low, LeastRange), widened = BandRoom * range, reached = IntervalRoom * range;
        double[] reach =
        [
            .. means.SelectMany(mean => new[] { Math.Max(mean.Lower, low - reached), Math.Min(mean.Upper, high + reached) }),
            .. smooth.SelectMany(point => new[] { Math.Clamp(point.LatentLower, low - widened, high), Math.Clamp(point.LatentUpper, low, high + widened) }),
        ];
        return Widened(Math.Min(low, reach.Min()), Math.Max(high, reach.Max()));
    }

    internal static (double Low, double High) Widened(double low, double high)
    {
        double lacking = Math.Max(LeastRange - (high - low), 0) / 2, margin = Margin * Math.Max(high - low, LeastRange);
        return (low - lacking - margin, high + lacking + margin);
    }

    private static bool IsOnset(MetricFinding metric) => metric.Verdict == Verdict.TakesOff;

    /// <summary>The flat part below the onset and the rise above it.</summary>
    internal static (double Position, double Value)[] Hinge(SurvivalFinding survival)
    {
        if (survival is not { Onset: { } onset, OnsetCurve: { } own }) return [];
        LatentCurve latent = survival.Latent;
        double range = latent.Positions[^1] - latent.Positions[0], knot = latent.Units[onset.At];
        double[] units = onset.IsOnOdds ? [.. Enumerable.Range(0, HingeParts + 1).Select(part => (double)part / HingeParts)] : [0, 1];
        return [.. units.Append(knot).Order().Select(unit => (latent.Positions[0] + (range * unit), Value(unit)))];

        double Value(double unit) => onset.IsOnOdds ? latent.LatentAt(own.MeanAt(onset.ValueAt(unit - knot))) : onset.ValueAt(unit - knot);
    }

    /// <summary>The fit with a step, where there is a jump that is not shown to be smooth.</summary>
    internal static (double Position, double Value)[] Step(TaskFinding finding, MetricFinding metric, SurvivalFinding survival)
    {
        bool isInformative = finding.Jump.Status == JumpStatus.Apparent && metric.Verdict is (Verdict.Survives or Verdict.Attenuated or Verdict.Inconclusive);
        if (!isInformative || survival.Narrower is not { } fit) return [];
        LatentCurve latent = survival.Latent;
        const int PartsAGap = 12;
        var points = new List<(double, double)>();
        for (int k = 0; k < latent.Count; k++)
        {
            double step = k >= survival.Above ? fit.Delta : 0;
            points.Add((latent.Positions[k], fit.SmoothAt(latent.Units[k]) + step));
            if (k == latent.Count - 1 || k == survival.Above - 1) continue;
            for (int i = 1; i < PartsAGap; i++)
            {
                double part = (double)i / PartsAGap;
                double unit = latent.Units[k] + (part * (latent.Units[k + 1] - latent.Units[k]));
                points.Add((latent.Positions[k] + (part * (latent.Positions[k + 1] - latent.Positions[k])), fit.SmoothAt(unit) + step));
            }
        }
        return [.. points];
    }
}
