using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Plotting.Words;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Plotting;

/// <summary>The panel of a continuous metric on its latent scale, on which higher is better.</summary>
internal static class LatentPanel
{
    /// <summary>How far a band, and an interval, may widen the range beyond the data, as a share of the data's own range.</summary>
    private const double BandRoom = 0.3, IntervalRoom = 0.8;

    /// <summary>The room left above and below, as a share of the range.</summary>
    private const double Margin = 0.06;

    /// <summary>The least range shown, so that rounding noise does not fill the panel.</summary>
    private const double LeastRange = 0.4;

    /// <summary>The least range of means shown where there is no latent scale.</summary>
    private const double LeastMeanRange = 1e-6;

    public static PanelContent Of(TaskFinding finding, MetricFinding metric, IFigureWords words, int mostTicks) =>
        metric is { Survival: { } survival, Curve: { } curve } ? Tested(finding, metric, survival, curve, words, mostTicks) : Untested(metric, words, mostTicks);

    private static PanelContent Tested(TaskFinding finding, MetricFinding metric, SurvivalFinding survival, ScaleCurve curve, IFigureWords words, int mostTicks)
    {
        LatentCurve latent = survival.Latent;
        ReconstructedPoint[] smooth = [.. metric.Reconstruction?.Points ?? []];
        PanelPoint[] means = [.. Enumerable.Range(0, latent.Count).Select(k => Point(latent, k))];
        PanelPoint[] sharp = IsOnset(metric) ? Hinge(survival) : Step(finding, metric, survival);
        (double low, double high) = Range(latent, means, [.. smooth.Select(point => (point.LatentLower, point.LatentUpper)), .. sharp.Select(point => (point.Lower, point.Upper))]);
        return Blank(metric, words, words.Better(isHigher: true)) with
        {
            Verdict = finding.Jump.Status == JumpStatus.Apparent ? metric.Verdict : null,
            Low = low,
            High = high,
            Ticks = LatentTicks.Of(latent, metric.Metric, low, high, mostTicks),
            Means = means,
            Runs = RawPanel.Replicates(curve, run => latent.RunValues[run]),
            Smooth = [.. smooth.Select(point => new PanelPoint(point.Position, point.Latent, point.LatentLower, point.LatentUpper))],
            Sharp = sharp,
            SharpName = IsOnset(metric) ? words.AnOnset : words.AStep,
            Chance = latent.Chance is { } chance && chance > low && chance < high ? chance : null,
            ChanceName = words.Chance,
            ChanceLabel = RawPanel.ChanceLabel(curve),
            Gap = FindingWords.HasGain(finding) ? (latent.Positions[survival.Above - 1], latent.Positions[survival.Above]) : null,
            IsJump = finding.Jump.Status == JumpStatus.Apparent,
            GapLabels = FindingWords.StepShare(metric) is { } share ? words.Step(share) : [],
        };
    }

    /// <summary>Without a test there is no latent curve: the means stand on the metric's own scale.</summary>
    private static PanelContent Untested(MetricFinding metric, IFigureWords words, int mostTicks)
    {
        if (metric.Curve is not { } curve) return Blank(metric, words, RawPanel.Better(metric.Metric, words)) with { Absence = words.TooFewShared };
        IEnumerable<double> values = [.. curve.Points.SelectMany(point => new[] { point.Mean.Value, point.Mean.Lower, point.Mean.Upper }), .. curve.Runs.Select(run => run.Mean.Value), metric.Metric.Best];
        double[] finite = [.. values.Where(double.IsFinite)];
        double margin = Margin * Math.Max(finite.Max() - finite.Min(), LeastMeanRange), low = finite.Min() - margin, high = finite.Max() + margin;
        return Blank(metric, words, RawPanel.Better(metric.Metric, words)) with
        {
            Unit = words.MeanOverExamples(RawPanel.Better(metric.Metric, words)),
            Low = low,
            High = high,
            Ticks = [.. TickLabels.Round(low, high, Math.Min(mostTicks, 5)).Select(value => new AxisTick(value, TickLabels.Number(value)))],
            Means = [.. curve.Points.Select(point => new PanelPoint(point.Position, point.Mean.Value, point.Mean.Lower, point.Mean.Upper))],
            Runs = RawPanel.Replicates(curve, run => curve.Runs[run].Mean.Value),
        };
    }

    private static PanelContent Blank(MetricFinding metric, IFigureWords words, string better) => new()
    {
        Title = words.Metric(metric.Metric),
        Unit = words.LatentMean(metric.Metric.LatentScale, better),
        Color = Palette.Latent,
    };

    private static PanelPoint Point(LatentCurve latent, int k)
    {
        (double lower, double upper) = latent.Interval(k, ScaleCurve.Level);
        return new(latent.Positions[k], latent.Values[k], lower, upper);
    }

    internal static (double Low, double High) Range(LatentCurve latent, PanelPoint[] means, (double Lower, double Upper)[] bands)
    {
        double low = latent.RunValues.Concat(latent.Values).Min(), high = latent.RunValues.Concat(latent.Values).Max();
        double range = Math.Max(high - low, LeastRange), widened = BandRoom * range, reached = IntervalRoom * range;
        double[] reach =
        [
            .. means.SelectMany(mean => new[] { Math.Max(mean.Lower, low - reached), Math.Min(mean.Upper, high + reached) }),
            .. bands.SelectMany(band => new[] { Math.Clamp(band.Lower, low - widened, high), Math.Clamp(band.Upper, low, high + widened) }),
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
    internal static PanelPoint[] Hinge(SurvivalFinding survival) => Points(survival.HingeCurve);

    /// <summary>The fit with a step, where there is a jump that is not shown to be smooth.</summary>
    internal static PanelPoint[] Step(TaskFinding finding, MetricFinding metric, SurvivalFinding survival)
    {
        bool isInformative = finding.Jump.Status == JumpStatus.Apparent && metric.Verdict is (Verdict.Survives or Verdict.Attenuated or Verdict.Inconclusive);
        return isInformative ? Points(survival.StepCurve) : [];
    }

    private static PanelPoint[] Points(FittedCurve? curve) =>
        [.. (curve?.Points ?? []).Select(point => new PanelPoint(point.Position, point.Value, point.Lower, point.Upper))];
}
