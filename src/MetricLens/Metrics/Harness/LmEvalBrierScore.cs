using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>The Brier score in its sum form, as lm-eval computes brier_score.</summary>
/// <remarks>
/// Range [0, 2], lower is better. The same number as <c>brier</c> but for the rounding of a plain softmax, and for one option, which scores 0. Unscored where the record lacks log-probabilities or the right option, and where all options are
/// impossible, for which lm-eval gives NaN. Reference: lm_eval/api/metrics.py of lm-evaluation-harness.
/// </remarks>
public sealed class LmEvalBrierScore : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "lm_eval:brier_score",
        Name = "brier_score (lm-eval)",
        Summary = "The Brier score in its sum form, as lm-eval computes brier_score.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = 2,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.ChoiceLogprobs | RecordFields.Gold,
        Propriety = Propriety.StrictlyProper,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.ChoiceLogprobs,
        Chance = "1 − 1/K among K options",
        Claims = MetricClaims.ShiftInvariant,
        Quirks = ["It is the sum over the options, in [0, 2]; half or a mean of it is also called the Brier score.", "All questions of a task must have as many options, or lm-eval fails; here each is scored by itself.",
            "Where all options are impossible lm-eval gives NaN; here the record is unscored."],
        Reference = ToolRules.LmEval,
        Examples =
        [
            new("Four equal options score 1 − 1/4.", ExampleRecord.Choice(0, -5, -5, -5, -5), 0.75),
            new("Certain and wrong scores 2.", ExampleRecord.Choice(0, double.NegativeInfinity, -1), 2),
            new("Certain and right scores 0.", ExampleRecord.Choice(0, -1, double.NegativeInfinity), 0),
            new("All impossible is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ToolRules.TryChoices(record, out ReadOnlySpan<double> logprobs, out int gold, out string reason)) return Score.Unscored(reason);
        double top = logprobs[ToolRules.ArgMax(logprobs)], whole = 0, sum = 0;
        if (double.IsNegativeInfinity(top)) return Score.Unscored("every choice has probability zero");
        foreach (double logprob in logprobs) whole += Math.Exp(logprob - top);
        for (int i = 0; i < logprobs.Length; i++)
        {
            double apart = (Math.Exp(logprobs[i] - top) / whole) - (i == gold ? 1 : 0);
            sum += apart * apart;
        }
        return Score.Of(sum, units: 1, chance: 1 - (1.0 / logprobs.Length));
    }
}
