using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens;

/// <summary>Which raw metric a comparison is judged by, and which continuous ones judge it.</summary>
/// <param name="Raw">The raw metric.</param>
/// <param name="Continuous">The continuous metrics, the primary one first.</param>
internal sealed record MetricChoice(MetricCard Raw, IReadOnlyList<MetricCard> Continuous)
{
    /// <summary>The choice for a comparison: as asked, or else by what its fields allow.</summary>
    /// <exception cref="InputDataException">No raw metric can be computed, or the one asked for cannot.</exception>
    public static MetricChoice Of(Comparison comparison, ScoreTable scores, InvestigationOptions options)
    {
        IEnumerable<string> rawIds = options.AskedRaw?.Select(asked => options.Catalogue.Parse(asked).Card.Id) ?? StandardMetrics.Raw;
        ScoreColumn raw = Covered(comparison, scores, rawIds).FirstOrDefault()
            ?? throw new InputDataException("records", 0, null, $"task '{comparison.Key.Task}', family '{comparison.Key.Family}' without the fields of a raw metric",
                $"those of {string.Join(" or ", rawIds)}, such as 'target' and 'output', or 'choice_logprobs' and 'gold'");
        IEnumerable<string> continuousIds = options.ContinuousMetrics.Count > 0 ? options.ContinuousMetrics.Select(id => options.Catalogue.Parse(id).Card.Id)
            : raw.Metric.Inputs.HasFlag(RecordFields.ChoiceLogprobs) ? StandardMetrics.OfChoices
            : StandardMetrics.OfText;
        IEnumerable<ScoreColumn> continuous = Covered(comparison, scores, continuousIds);
        // By default a metric that some run lacks altogether is no primary one: it goes last, where its own reason still tells.
        if (options.ContinuousMetrics.Count == 0) continuous = continuous.OrderBy(column => comparison.SharedExamples([raw, column]).Length < 2);
        return new(raw.Metric, [.. continuous.Select(column => column.Metric)]);
    }

    private static IEnumerable<ScoreColumn> Covered(Comparison comparison, ScoreTable scores, IEnumerable<string> ids) =>
        ids.Select(scores.Find).OfType<ScoreColumn>().Where(comparison.IsCoveredBy);
}
