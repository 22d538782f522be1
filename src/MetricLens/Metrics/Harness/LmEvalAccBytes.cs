using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>Whether the right option has the highest log-probability a byte of its text in UTF-8, as lm-eval computes acc_bytes.</summary>
/// <remarks>
/// Score 0 or 1, higher is better. The sound definition is <c>multiple_choice_accuracy:bytes</c>. Unscored where the record lacks log-probabilities, texts of the options or the right option.
/// Reference: lm_eval/api/task.py of lm-evaluation-harness.
/// </remarks>
public sealed class LmEvalAccBytes : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "lm_eval:acc_bytes",
        Name = "acc_bytes (lm-eval)",
        Summary = "Whether the right option has the highest log-probability a byte of its text in UTF-8, as lm-eval computes acc_bytes.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = RecordFields.ChoiceLogprobs | RecordFields.Gold | RecordFields.Choices,
        Quirks = [ToolRules.FirstWins, ToolRules.NanWins],
        Reference = ToolRules.LmEval,
        Examples =
        [
            new("é is two bytes.", ExampleRecord.Options(0, ("\u00E9\u00E9", -4), ("abc", -5)), 1),
            new("The first of two that tie wins.", ExampleRecord.Options(0, ("ab", -2), ("cd", -2)), 1),
            new("Without texts of the options the record is unscored.", ExampleRecord.Target(-1), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ToolRules.TryChoices(record, out ReadOnlySpan<double> logprobs, out int gold, out string reason)) return Score.Unscored(reason);
        return HarnessLengths.TryDivide(record, logprobs, System.Text.Encoding.UTF8.GetByteCount, out double[] values)
            ? Score.Of(ToolRules.ArgMax(values) == gold ? 1 : 0)
            : Score.Unscored(HarnessLengths.NoTexts);
    }
}
