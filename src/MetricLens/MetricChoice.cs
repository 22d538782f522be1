using MetricLens.Curves;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens;

/// <summary>Which raw metric a comparison is judged by, and which continuous ones judge it.</summary>
/// <param name="Raw">The raw metric's scores.</param>
/// <param name="Continuous">The continuous metrics' scores, the primary one's first.</param>
internal sealed record MetricChoice(ScoreColumn Raw, IReadOnlyList<ScoreColumn> Continuous)
{
    /// <summary>Tried in order: whoever logged the probabilities of choices means them to be compared.</summary>
    private static readonly string[] RawMetrics = ["multiple_choice_accuracy", "exact_match"];

    /// <summary>The continuous scores of choices: the log loss is primary, because it is what training lowers.</summary>
    private static readonly string[] OfChoices = ["choice_log_loss", "brier", "choice_probability"];

    /// <summary>The continuous scores of generated text, the strongest evidence first.</summary>
    private static readonly string[] OfText = ["target_log_likelihood", "normalized_token_edit_distance"];

    /// <summary>The choice for a comparison: as asked, or else by what its fields allow.</summary>
    /// <exception cref="InputDataException">No raw metric can be computed, or the one asked for cannot.</exception>
    public static MetricChoice Of(Comparison comparison, ScoreTable scores, InvestigationOptions options)
    {
        IEnumerable<string> rawIds = options.RawMetric is { } asked ? [asked] : RawMetrics;
        ScoreColumn raw = Covered(comparison, scores, rawIds).FirstOrDefault()
            ?? throw new InputDataException("records", 0, "output", $"absent for task '{comparison.Key.Task}', family '{comparison.Key.Family}'",
                $"the fields of a raw metric ({string.Join(" or ", rawIds)})");
        IEnumerable<string> continuousIds = options.ContinuousMetrics.Count > 0 ? options.ContinuousMetrics
            : raw.Metric.Inputs.HasFlag(RecordFields.ChoiceLogprobs) ? OfChoices
            : OfText;
        return new(raw, [.. Covered(comparison, scores, continuousIds)]);
    }

    private static IEnumerable<ScoreColumn> Covered(Comparison comparison, ScoreTable scores, IEnumerable<string> ids) =>
        ids.Select(scores.Find).OfType<ScoreColumn>().Where(comparison.IsCoveredBy);
}
