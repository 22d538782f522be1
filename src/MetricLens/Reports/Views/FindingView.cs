using MetricLens.Display;
using MetricLens.Survival;

namespace MetricLens.Reports.Views;

/// <summary>A finding as its verdict in words, the sketch of its raw curve and a row for each continuous metric.</summary>
internal sealed class FindingView : View<TaskFinding>
{
    /// <inheritdoc/>
    protected override string Html(TaskFinding value)
    {
        var page = new Fragment()
            .Heading(FindingWords.Title(value), value.Overall)
            .Line(ResultView.Why(value))
            .Line($"{FindingWords.Counts(value)}; {value.RawMetric.Name}: {ResultView.Jump(value.Jump)}");
        if (value.Jump.Curve is { Points.Count: > 0 } curve) page.Markup(CurveSketch.Of(curve, value.Jump.HasGap ? value.Jump.Above : null));
        if (value.Metrics.Count > 0) page.Table(["continuous metric", "verdict", "step share", "smooth progress explains", "reasons"], value.Metrics.Select(Row));
        return page.ToString();
    }

    /// <inheritdoc/>
    protected override string Text(TaskFinding value) => string.Join('\n',
    [
        Fragment.Plain($"{FindingWords.Title(value)}. {ResultView.Why(value)}"),
        Fragment.Plain($"  {FindingWords.Counts(value)}; {value.RawMetric.Name}: {ResultView.Jump(value.Jump)}"),
        .. value.Metrics.Select(metric => Fragment.Plain($"  {metric.Metric.Name}: {metric.Verdict.Words()}{Share(metric)}")),
    ]);

    private static Fragment.Cell[] Row(MetricFinding metric) =>
    [
        new(metric.Metric.Name),
        new(metric.Verdict.Words(), Verdict: metric.Verdict),
        new(FindingWords.StepShare(metric) ?? "–", IsNumber: true),
        new(metric.Explained is { } explained ? FindingWords.Share(explained) : "–", IsNumber: true),
        new(metric.Reasons.Count == 0 ? "" : FindingWords.Because(metric.Reasons)),
    ];

    private static string Share(MetricFinding metric) => FindingWords.StepShare(metric) is { } share ? $", step share {share}" : "";
}
