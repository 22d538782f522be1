using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Harness;

/// <summary>Whether the right option has the highest log-probability a code point of its text, as lm-eval computes acc_norm.</summary>
/// <remarks>
/// Score 0 or 1, higher is better. The sound definition is <c>multiple_choice_accuracy:characters</c>. Unscored where the record lacks log-probabilities, texts of the options or the right option.
/// Reference: lm_eval/api/task.py of lm-evaluation-harness.
/// </remarks>
public sealed class LmEvalAccNorm : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "lm_eval:acc_norm",
        Name = "acc_norm (lm-eval)",
        Summary = "Whether the right option has the highest log-probability a code point of its text, as lm-eval computes acc_norm.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = RecordFields.ChoiceLogprobs | RecordFields.Gold | RecordFields.Choices,
        Quirks = [ToolRules.FirstWins, "It divides by code points, where its paper says bytes; acc_bytes divides by bytes.", "The length is that of the choice as listed, without the space that is put before it when it is scored.", ToolRules.NanWins],
        Reference = ToolRules.LmEval,
        Examples =
        [
            new("A long option wins a character.", ExampleRecord.Options(0, ("a longer answer", -6), ("no", -2)), 1),
            new("é is one character, not two bytes.", ExampleRecord.Options(0, ("\u00E9\u00E9", -4), ("abc", -5)), 0),
            new("An empty option divides by zero and loses.", ExampleRecord.Options(0, ("", -6), ("no", -2)), 0),
            new("Without texts of the options the record is unscored.", ExampleRecord.Target(-1), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ToolRules.TryChoices(record, out ReadOnlySpan<double> logprobs, out int gold, out string reason)) return Score.Unscored(reason);
        return HarnessLengths.TryDivide(record, logprobs, CodePoints.Count, out double[] values)
            ? Score.Of(ToolRules.ArgMax(values) == gold ? 1 : 0)
            : Score.Unscored(HarnessLengths.NoTexts);
    }
}
