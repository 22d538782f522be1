using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens;

/// <summary>Curves of means that were reported without their examples.</summary>
internal sealed class MeanCurves : ICurveSource
{
    /// <summary>The raw metrics that are taken before any other, in this order.</summary>
    private static readonly string[] Preferred = [.. StandardMetrics.Raw, "lm_eval:acc", "lm_eval:exact_match"];

    private readonly MeanTable _means;
    private readonly Dictionary<(ComparisonKey Key, string Metric), Dictionary<Run, ReportedMean>> _rows;

    public MeanCurves(MeanTable means)
    {
        _means = means;
        _rows = means.Rows.GroupBy(mean => (new ComparisonKey(mean.Task, mean.Run.Family, mean.Run.Arm), mean.Metric.Id))
            .ToDictionary(group => group.Key, group => group.ToDictionary(mean => mean.Run));
    }

    /// <summary>The comparisons that have a raw metric, each of the runs that have a mean under it.</summary>
    public IEnumerable<(Comparison Comparison, MetricChoice Choice)> Comparisons(InvestigationOptions options)
    {
        foreach (Comparison whole in Comparison.Of(_means))
        {
            if (RawOf(whole, options) is not { } raw) continue;
            Dictionary<Run, ReportedMean> means = _rows[(whole.Key, raw.Id)];
            Comparison comparison = whole.Where(means.ContainsKey);
            yield return (comparison, new(raw, [.. ContinuousOf(comparison, raw, options)]));
        }
    }

    public IEnumerable<MetricCard> MetricsOf(Comparison comparison) => _rows.Where(rows => rows.Key.Key == comparison.Key)
        .Select(rows => rows.Value.First().Value.Metric).OrderBy(metric => metric.Id, StringComparer.Ordinal);

    public ScaleCurve? Curve(Comparison comparison, MetricCard metric, ScaleAxis axis, params IReadOnlyList<MetricCard> alongside) =>
        alongside.Append(metric).All(needed => IsWhole(comparison, needed)) ? ScaleCurve.Of(comparison, [.. comparison.Runs.Select(run => _rows[(comparison.Key, metric.Id)][run])], axis) : null;

    private bool IsWhole(Comparison comparison, MetricCard metric) =>
        _rows.TryGetValue((comparison.Key, metric.Id), out Dictionary<Run, ReportedMean>? means) && comparison.Runs.All(means.ContainsKey);

    /// <summary>The raw metric that was asked for; else an accuracy, or another that moves in jumps.</summary>
    private MetricCard? RawOf(Comparison comparison, InvestigationOptions options)
    {
        MetricCard[] bounded = [.. MetricsOf(comparison).Where(metric => metric.IsBounded)];
        if (options.AskedRaw is { } asked) return asked.Select(name => bounded.FirstOrDefault(metric => metric.Id == options.Catalogue.Parse(name).Card.Id)).OfType<MetricCard>().FirstOrDefault();
        MetricCard[] coarse = [.. bounded.Where(metric => metric.Continuity == Continuity.ThresholdCoarse && metric.LatentScale == LatentScale.None)];
        return Preferred.Select(id => coarse.FirstOrDefault(metric => metric.Id == id)).OfType<MetricCard>().Concat(coarse).FirstOrDefault();
    }

    /// <summary>The continuous metrics that were asked for; else all that every run has a mean under, those of the raw metric's own evidence first.</summary>
    private IEnumerable<MetricCard> ContinuousOf(Comparison comparison, MetricCard raw, InvestigationOptions options)
    {
        MetricCard[] testable = [.. MetricsOf(comparison).Where(metric => metric.LatentScale != LatentScale.None && metric.Id != raw.Id)];
        if (options.ContinuousMetrics.Count > 0)
            return options.ContinuousMetrics.Select(name => testable.FirstOrDefault(metric => metric.Id == options.Catalogue.Parse(name).Card.Id)).OfType<MetricCard>();
        bool isOfChoices = raw.Inputs.HasFlag(RecordFields.ChoiceLogprobs);
        return testable.Where(metric => IsWhole(comparison, metric))
            .OrderByDescending(metric => isOfChoices && metric.Tier == EvidenceTier.ChoiceLogprobs).ThenBy(metric => metric.Tier).ThenBy(metric => metric.Id, StringComparer.Ordinal);
    }
}
