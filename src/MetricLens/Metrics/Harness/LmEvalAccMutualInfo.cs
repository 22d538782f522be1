using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>Whether the right option's log-probability gains most from the question, as lm-eval computes acc_mutual_info.</summary>
/// <remarks>
/// Score 0 or 1, higher is better. The log-probabilities of the options without the question are the record's scores <c>unconditional_logprob_0</c>, <c>_1</c> and so on. The sound definition is
/// <c>multiple_choice_accuracy:mutual_information</c>. Unscored where the record lacks any of them. Reference: lm_eval/api/task.py of lm-evaluation-harness.
/// </remarks>
public sealed class LmEvalAccMutualInfo : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "lm_eval:acc_mutual_info",
        Name = "acc_mutual_info (lm-eval)",
        Summary = "Whether the right option's log-probability gains most from the question, as lm-eval computes acc_mutual_info.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = RecordFields.ChoiceLogprobs | RecordFields.Gold | RecordFields.Scores,
        Quirks = [ToolRules.FirstWins, ToolRules.NanWins],
        Reference = ToolRules.LmEval,
        Examples =
        [
            new("The option that the question makes likelier wins.", ExampleRecord.Informed(0, (-5, -9), (-2, -2)), 1),
            new("The first of two that tie wins.", ExampleRecord.Informed(1, (-1, -2), (-2, -3)), 0),
            new("Without the log-probabilities of options alone the record is unscored.", ExampleRecord.Choice(0, -1, -2), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ToolRules.TryChoices(record, out ReadOnlySpan<double> logprobs, out int gold, out string reason)) return Score.Unscored(reason);
        double[] values = new double[logprobs.Length];
        return ChoiceRanking.TryRank(record, logprobs, "mutual_information", values, out reason) ? Score.Of(ToolRules.ArgMax(values) == gold ? 1 : 0) : Score.Unscored(reason);
    }
}
