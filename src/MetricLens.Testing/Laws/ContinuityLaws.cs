using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>The declared class of continuity holds: along a path of models a continuous score moves by as little as they do, and a threshold score somewhere does not.</summary>
/// <remarks>
/// A jump is found by halving the path again and again, each time going on in the half over which the score changes more. The change of a continuous function goes down with the
/// halves; a jump stays as large as it is. So no constant of the metric's need be known, and paths of any length are tried, from 20 nats to a hundred-thousandth of it.
/// </remarks>
internal static class ContinuityLaws
{
    /// <summary>Log-probabilities that differ by less than this, in nats, are as near as doubles let one tell.</summary>
    private const double Nearest = 1e-11;

    /// <summary>A change that is still this part of the greatest one, over halves of the path down to <see cref="Nearest"/>, is a jump.</summary>
    private const double JumpShare = 1.0 / 1024;

    /// <summary>Below this, relative to the score, a change is rounding.</summary>
    private const double Noise = 1e-10;

    private const RecordFields Moving = RecordFields.TargetLogprobs | RecordFields.ChoiceLogprobs | RecordFields.Output | RecordFields.OutputTokens;

    internal static IReadOnlyList<MetricLaw> All { get; } =
    [
        new()
        {
            Id = "continuous",
            Statement = "A score moves by little when log-probabilities move by little, at any scale.",
            Scope = "metrics declared Continuous that look at log-probabilities, outputs or tokens",
            AppliesTo = static card => card.Continuity == Continuity.Continuous && card.LooksAtAny(Moving),
            Cases = Paths,
            Examine = static (metric, two) => Jump(metric, two) switch
            {
                { IsScored: false } => LawFinding.DoesNotApply,
                { IsJump: false } => LawFinding.Holds,
                var jump => LawFinding.Of(false, ("before", jump.From), ("behind", jump.To), ("before", jump.Before!), (FormattableString.Invariant($"{jump.Step:G2} nats on"), jump.Behind!)),
            },
        },
        new()
        {
            Id = "has_a_jump",
            Statement = "Somewhere the score jumps, however little the log-probabilities move.",
            Scope = "metrics declared ThresholdCoarse or ThresholdFine that look at log-probabilities, outputs or tokens",
            AppliesTo = static card => card.Continuity != Continuity.Continuous && card.LooksAtAny(Moving),
            Cases = Paths,
            Examine = static (metric, two) => Jump(metric, two).IsJump ? LawFinding.Holds : LawFinding.DoesNotApply,
            IsExistence = true,
        },
        new()
        {
            Id = "has_partial_credit",
            Statement = "Somewhere the score jumps by less than it changes over the whole way: it has more than two values.",
            Scope = "metrics declared ThresholdFine that look at log-probabilities, outputs or tokens",
            AppliesTo = static card => card.Continuity == Continuity.ThresholdFine && card.LooksAtAny(Moving),
            Cases = Paths,
            Examine = static (metric, two) => Jump(metric, two) is { IsJump: true } jump && Math.Abs(jump.To.Value - jump.From.Value) < 0.75 * jump.Whole ? LawFinding.Holds : LawFinding.DoesNotApply,
            IsExistence = true,
        },
    ];

    private static Func<RandomStream, int, LawCase> Paths(MetricCard card) => (stream, size) =>
        new([End(stream, card, size), End(stream, card, size)], stream.NextInt(1000));

    /// <summary>A record with every field, of no extreme log-probability.</summary>
    private static Record End(RandomStream stream, MetricCard card, int size)
    {
        Record record = RecordDraws.Consistent(stream, 1 + MetricGenerators.Items(size));
        return card.Inputs.HasFlag(RecordFields.Scores) ? ScoreDraws.Fill(record, card, stream) : record.With(
            choiceLogprobs: LogProbabilities.Moderate(stream, record.Choices.Length));
    }

    private static Found Jump(IMetric metric, LawCase two)
    {
        (Record from, Record to) = (two.First, two.Records[1]);
        // The path starts at an answer and leads to the reference or to any other answer.
        Record end = two.Number % 2 == 0 ? Answers.NearlyRight(from) : to;
        var path = new RecordPath(from, end, Math.Pow(10, -(two.Number / 2 % 6)));
        double low = 0, high = 1;
        Score atLow = metric.Measure(path.At(low)), atHigh = metric.Measure(path.At(high));
        double whole = Change(atLow, atHigh), most = whole, span = path.Step(0, 1);
        int halvings = span > 0 ? Math.Max(1, (int)Math.Ceiling(Math.Log2(span / Nearest))) : 30;
        for (int i = 0; i < halvings; i++)
        {
            double middle = low + ((high - low) / 2);
            Score at = metric.Measure(path.At(middle));
            if (!at.IsScored || !atLow.IsScored || !atHigh.IsScored) return default;
            double below = Change(atLow, at), above = Change(at, atHigh);
            most = Math.Max(most, Math.Max(below, above));
            if (below > above) (high, atHigh) = (middle, at);
            else (low, atLow) = (middle, at);
        }
        double left = Change(atLow, atHigh), noise = Noise * Math.Max(1, Math.Abs(atHigh.Value));
        return new(true, left > noise && left > JumpShare * most, atLow, atHigh, path.At(low), path.At(high), path.Step(low, high), whole);
    }

    private static double Change(Score one, Score other) => one.IsScored && other.IsScored ? Math.Abs(other.Value - one.Value) : 0;

    /// <summary>What halving found; the default is that some record on the way has no score.</summary>
    private readonly record struct Found(bool IsScored, bool IsJump, Score From, Score To, Record? Before, Record? Behind, double Step, double Whole);
}
