using MetricLens.Arms;
using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Plotting.Words;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Plotting;

/// <summary>An arm beside its baseline under the raw metric, their difference, and their latent difference under each continuous metric, on one scale axis.</summary>
public static class ArmFigure
{
    /// <summary>The room left above and below a range, as a share of it.</summary>
    private const double Margin = 0.06;

    /// <summary>The panels that are no continuous metric's: both arms, and their difference.</summary>
    private const int RawPanels = 2;

    /// <summary>The longest name of an arm in a title or a legend, in letters.</summary>
    private const int LongestName = 40;

    private static readonly IFigureWords Words = FigureLanguages.English;

    /// <summary>The figure of a comparison of arms, in English.</summary>
    /// <param name="finding">The comparison.</param>
    /// <param name="options">The size; the defaults where left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range, or the height too small for what there is to say.</exception>
    public static Figure Of(ArmFinding finding, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        FigureOptions size = FigureOptions.Checked(options);
        var lettering = new Lettering();
        double[] scales = [.. finding.Benefits.Select(benefit => benefit.Point.Scale)];
        MetricFinding[] tested = [.. finding.Difference.Metrics.Where(metric => metric is { Survival: not null, Curve: not null })];
        return PanelFigure.Of(size, lettering, Header, Words, finding.Axis, scales, RawPanels + tested.Length, Contents, finding.ArmCurve);

        FigureHeader Header(float width) => new(lettering, width, Words, ArmWords.Subject(finding), finding.Overall, FindingWords.Counts(finding.Difference),
            string.Join(' ', new[] { ArmWords.Sentence(finding), ShiftWords(finding) }.OfType<string>()), Caveats());

        string Caveats() => FindingWords.Caveats(finding.Difference) is { Length: > 0 } caveats ? Words.But(caveats) : "";

        PanelContent[] Contents(float dataHeight) => [Both(finding), Difference(finding, PanelFigure.MostTicks(dataHeight)),
            .. tested.Select(metric => Latent(finding, metric, metric.Survival!, PanelFigure.MostTicks(dataHeight)))];
    }

    private static string? ShiftWords(ArmFinding finding) => finding.Shift(finding.RawMetric.Id) is { } shift ? ArmWords.Shift(finding, shift) : null;

    private static PanelContent Both(ArmFinding finding)
    {
        MetricCard metric = finding.RawMetric;
        double margin = Margin * (metric.Maximum - metric.Minimum);
        return new()
        {
            Title = metric.Name,
            Unit = Words.MeanOverExamples(RawPanel.Better(metric, Words)),
            Color = Palette.Raw,
            Low = metric.Minimum - margin,
            High = metric.Maximum + margin,
            Ticks = Round(metric.Minimum, metric.Maximum, 5),
            Means = Points(finding.ArmCurve),
            Baseline = Points(finding.BaselineCurve),
            CurveNames = (Short(finding.Arm), Short(finding.Baseline)),
            ChanceName = Words.Chance,
            Chance = finding.ArmCurve.Chance == metric.Worst ? null : finding.ArmCurve.Chance,
            ChanceLabel = RawPanel.ChanceLabel(finding.ArmCurve),
        };
    }

    private static PanelContent Difference(ArmFinding finding, int mostTicks)
    {
        ApparentJump jump = finding.Difference.Jump;
        PanelPoint[] points = [.. finding.Benefits.Select(benefit => new PanelPoint(benefit.Point.Position, benefit.Difference.Value, benefit.Difference.Lower, benefit.Difference.Upper))];
        double low = Math.Min(points.Min(point => point.Lower), 0), high = Math.Max(points.Max(point => point.Upper), 0), margin = Margin * (high - low);
        bool hasGain = jump is { HasGap: true, Gain.Value: > 0 };
        return new()
        {
            Title = $"difference in {finding.RawMetric.Name}",
            Unit = FormattableString.Invariant($"{Short(finding.Arm)} − {Short(finding.Baseline)}, intervals for all scales together"),
            Color = Palette.Raw,
            Low = low - margin,
            High = high + margin,
            Ticks = Round(low, high, Math.Min(mostTicks, 5)),
            Means = points,
            Chance = 0,
            ChanceName = "equal",
            ChanceLabel = "0",
            Gap = hasGain ? (jump.From.Position, jump.To.Position) : null,
            IsJump = jump.Status == JumpStatus.Apparent,
            GapLabels = hasGain ? Words.Gain(jump.Status == JumpStatus.Apparent, jump.From.Label, jump.To.Label, FindingWords.Gain(jump)!) : [],
        };
    }

    private static PanelContent Latent(ArmFinding finding, MetricFinding metric, SurvivalFinding survival, int mostTicks)
    {
        TaskFinding difference = finding.Difference;
        LatentCurve latent = survival.Latent;
        PanelPoint[] means = [.. Enumerable.Range(0, latent.Count).Select(k => Mean(latent, k))];
        bool isJump = difference.Jump.Status == JumpStatus.Apparent, isOnset = metric.Verdict == Verdict.TakesOff;
        PanelPoint[] sharp = isOnset ? LatentPanel.Hinge(survival) : LatentPanel.Step(difference, metric, survival), smooth = [.. Smooth(metric)];
        (double low, double high) = LatentPanel.Range(latent, means, [.. smooth.Concat(sharp).Select(point => (point.Lower, point.Upper))]);
        (low, high) = (Math.Min(low, -Margin * (high - low)), Math.Max(high, Margin * (high - low)));
        return new()
        {
            Title = metric.Metric.Name,
            Verdict = isJump ? metric.Verdict : null,
            Unit = metric.Metric.LatentScale == LatentScale.Logit ? "difference of logits, better ↑" : "baseline's log loss less the arm's, better ↑",
            Color = Palette.Latent,
            Low = low,
            High = high,
            Ticks = Round(low, high, Math.Min(mostTicks, 6)),
            Means = means,
            Smooth = smooth,
            Sharp = sharp,
            SharpName = isOnset ? Words.AnOnset : Words.AStep,
            Chance = 0,
            ChanceName = "equal",
            ChanceLabel = "0",
            Gap = difference.Jump is { HasGap: true, Gain.Value: > 0 } ? (latent.Positions[survival.Above - 1], latent.Positions[survival.Above]) : null,
            IsJump = isJump,
            GapLabels = FindingWords.StepShare(metric) is { } share ? Words.Step(share) : [],
        };
    }

    private static IEnumerable<PanelPoint> Smooth(MetricFinding metric) => (metric.Reconstruction?.Points ?? [])
        .Select(point => new PanelPoint(point.Position, point.Latent, point.LatentLower, point.LatentUpper));

    private static PanelPoint Mean(LatentCurve latent, int k)
    {
        (double lower, double upper) = latent.Interval(k, ScaleCurve.Level);
        return new(latent.Positions[k], latent.Values[k], lower, upper);
    }

    private static PanelPoint[] Points(ScaleCurve curve) => [.. curve.Points.Select(point => new PanelPoint(point.Position, point.Mean.Value, point.Mean.Lower, point.Mean.Upper))];

    private static AxisTick[] Round(double low, double high, int about) =>
        [.. TickLabels.Round(low, high, about).Select(value => new AxisTick(value, TickLabels.Number(value)))];

    private static string Short(string? arm) => ArmWords.Name(arm) is { Length: > LongestName } name ? string.Concat(name.AsSpan(0, LongestName - 1), "…") : ArmWords.Name(arm);
}
