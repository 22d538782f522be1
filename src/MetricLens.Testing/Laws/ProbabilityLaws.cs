using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>What holds of functions of probabilities: of options or of a target's tokens.</summary>
internal static class ProbabilityLaws
{
    /// <summary>Distributions closer than this, in total variation, need not be told apart by a strictly proper score beyond rounding.</summary>
    private const double TellApart = 0.01;

    internal static IReadOnlyList<MetricLaw> All { get; } =
    [
        new()
        {
            Id = "shift_invariant",
            Statement = "One number added to the log-probability of every choice changes no score.",
            Scope = "metrics that claim ShiftInvariant",
            AppliesTo = static card => card.Claims(MetricClaims.ShiftInvariant),
            Cases = Questions,
            Examine = static (metric, one) =>
            {
                // A shift on the grid of the generated log-probabilities loses no digit.
                Record shifted = one.First.Shifted(-0.25 * one.Number);
                return Alike(metric, one.First, shifted, "shifted");
            },
        },
        new()
        {
            Id = "option_order_free",
            Statement = "The order in which the options are given changes no score, ties included.",
            Scope = "metrics that claim PermutationInvariant",
            AppliesTo = static card => card.Claims(MetricClaims.PermutationInvariant),
            Cases = Questions,
            Examine = static (metric, one) => Alike(metric, one.First, one.First.Turned(1 + (one.Number % Math.Max(1, one.First.Choices.Length - 1))), "turned"),
        },
        new()
        {
            Id = "chance_is_equal_options",
            Statement = "What guessing would score is the score of equal options.",
            Scope = "metrics that claim ShiftInvariant and PermutationInvariant, where they say what guessing would score",
            AppliesTo = static card => card.Claims(MetricClaims.ShiftInvariant | MetricClaims.PermutationInvariant),
            Cases = Questions,
            Examine = static (metric, one) =>
            {
                Record even = one.First.With(choiceLogprobs: Array.ConvertAll(one.First.ChoiceLogprobs.ToArray(), _ => -5.0));
                Score score = metric.Measure(even);
                return score is { IsScored: true, Chance: { } chance }
                    ? LawFinding.Of(Scoring.AreAlike(score, Score.Of(chance)), ("chance", Score.Of(chance)), ("equal options", score), ("record", even))
                    : LawFinding.DoesNotApply;
            },
        },
        new()
        {
            Id = "monotone_in_gold",
            Statement = "A rise of the right choice's or of a target token's log-probability, all others as they were, never makes a score worse.",
            Scope = "metrics that claim MonotoneInGold",
            AppliesTo = static card => card.Claims(MetricClaims.MonotoneInGold),
            Cases = Scoring.One,
            Examine = MonotoneInGold,
        },
        Propriety("proper", "No reported distribution is expected to score better than the true one.", "metrics declared Proper or StrictlyProper", isStrict: false),
        Propriety("strictly_proper", "Every distribution that differs from the true one is expected to score worse.", "metrics declared StrictlyProper", isStrict: true),
    ];

    /// <summary>Questions with ties and nothing else, or with all that the metric may look at.</summary>
    private static Func<RandomStream, int, LawCase> Questions(MetricCard card) => (stream, size) =>
        new([stream.NextInt(2) == 0 ? RecordDraws.Choice(stream) : RecordDraws.For(stream, card, MetricGenerators.Items(size))], stream.NextInt(1000));

    private static MetricLaw Propriety(string id, string statement, string scope, bool isStrict) => new()
    {
        Id = id,
        Statement = statement,
        Scope = scope,
        AppliesTo = card => card.Propriety >= (isStrict ? Metrics.Propriety.StrictlyProper : Metrics.Propriety.Proper)
            && card.LooksAtAny(RecordFields.ChoiceLogprobs | RecordFields.TargetLogprobs),
        Cases = static _ => static (stream, _) =>
        {
            int count = 2 + stream.NextInt(4);
            return new([RecordDraws.Distribution(stream, count), RecordDraws.Distribution(stream, count)]);
        },
        Examine = (metric, two) => ExpectedScores(metric, two, isStrict),
    };

    private static LawFinding Alike(IMetric metric, Record record, Record changed, string how)
    {
        Score score = metric.Measure(record), other = metric.Measure(changed);
        if (!score.IsScored && !other.IsScored) return LawFinding.DoesNotApply;
        bool areAlike = Scoring.AreAlike(score, other) && score.Chance.HasValue == other.Chance.HasValue;
        return LawFinding.Of(areAlike, ("as given", score), (how, other), ("as given", record), (how, changed));
    }

    private static LawFinding MonotoneInGold(IMetric metric, LawCase one)
    {
        Record record = one.First;
        double[] target = record.TargetLogprobs.ToArray(), choices = record.ChoiceLogprobs.ToArray();
        double share = one.Number % 5 / 4.0;
        if (target.Length > 0)
        {
            ref double token = ref target[one.Number % target.Length];
            token = Raised(token, share);
        }
        if (record.Gold is { } gold && choices.Length > gold) choices[gold] = Raised(choices[gold], share);
        Record raised = record.With(targetLogprobs: target, choiceLogprobs: choices);
        Score before = metric.Measure(record), after = metric.Measure(raised);
        return before.IsScored && after.IsScored
            ? LawFinding.Of(!metric.Card.IsWorse(after.Value, before.Value), ("before", before), ("after the rise", after), ("before", record), ("after", raised))
            : LawFinding.DoesNotApply;
    }

    /// <summary>Part of the way to certainty.</summary>
    private static double Raised(double logprob, double share) => double.IsNegativeInfinity(logprob) ? -share * 20 : logprob * share;

    private static LawFinding ExpectedScores(IMetric metric, LawCase two, bool isStrict)
    {
        double[] truth = Probabilities(two.First), report = Probabilities(two.Records[1]);
        int count = Math.Min(truth.Length, report.Length);
        // A shrunk case may have different numbers of options.
        if (count != truth.Length || count != report.Length) return LawFinding.DoesNotApply;
        double distance = 0.5 * truth.Zip(report, static (p, q) => Math.Abs(p - q)).Sum();
        if (isStrict && distance < TellApart) return LawFinding.DoesNotApply;
        double honest = 0, other = 0;
        for (int outcome = 0; outcome < count; outcome++)
        {
            Score ofTruth = metric.Measure(Outcome(metric.Card, two.First, truth, outcome)), ofReport = metric.Measure(Outcome(metric.Card, two.Records[1], report, outcome));
            if (!ofTruth.IsScored || !ofReport.IsScored) return LawFinding.DoesNotApply;
            honest += truth[outcome] * ofTruth.Value;
            other += truth[outcome] * ofReport.Value;
        }
        bool holds = isStrict ? metric.Card.IsWorse(other, honest) : !metric.Card.IsWorse(honest, other);
        return LawFinding.Of(holds, ("expected of the truth", Score.Of(honest)), ("expected of the report", Score.Of(other)), ("truth", two.First), ("report", two.Records[1]));
    }

    private static double[] Probabilities(Record record)
    {
        double[] weights = Array.ConvertAll(record.ChoiceLogprobs.ToArray(), Math.Exp);
        double whole = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / whole);
    }

    /// <summary>The record in which one of the options is the right one, or the only token of the target.</summary>
    private static Record Outcome(MetricCard card, Record record, double[] probabilities, int outcome) => card.LooksAt(RecordFields.ChoiceLogprobs)
        ? record.With(gold: outcome)
        : TestRecord.Target(Math.Min(0, Math.Log(probabilities[outcome])));
}
