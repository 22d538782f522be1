using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>Whether the right option is the first of those with the highest log-probability, as lm-eval computes acc.</summary>
/// <remarks>
/// Score 0 or 1, higher is better. The sound definition is <c>multiple_choice_accuracy</c>. Unscored where the record lacks log-probabilities or the right option.
/// Reference: lm_eval/api/task.py of lm-evaluation-harness.
/// </remarks>
public sealed class LmEvalAcc : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "lm_eval:acc",
        Name = "acc (lm-eval)",
        Summary = "Whether the right option is the first of those with the highest log-probability, as lm-eval computes acc.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = RecordFields.ChoiceLogprobs | RecordFields.Gold,
        Quirks = [ToolRules.FirstWins, "Options that are all impossible are a tie, which the first wins."],
        Reference = ToolRules.LmEval,
        Examples =
        [
            new("The likeliest option is the right one.", ExampleRecord.Choice(1, -2, -1, -3), 1),
            new("The first of two that tie wins.", ExampleRecord.Choice(1, -3, -2, -2), 1),
            new("The second of two that tie loses.", ExampleRecord.Choice(2, -3, -2, -2), 0),
            new("All impossible: the first wins.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), 1),
            new("Without the right option the record is unscored.", ExampleRecord.Choice(null, -1, -2), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ToolRules.TryChoices(record, out ReadOnlySpan<double> logprobs, out int gold, out string reason)) return Score.Unscored(reason);
        return Score.Of(ToolRules.ArgMax(logprobs) == gold ? 1 : 0);
    }
}
