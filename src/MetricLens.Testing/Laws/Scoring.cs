using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>What the laws share: how scores are compared, how cases are drawn, and the words for who they hold of.</summary>
internal static class Scoring
{
    /// <summary>Sums in another order differ by a few units in the last place of the numbers that they are of.</summary>
    internal const double Rounding = 1e-12;

    /// <summary>Fields from which a right answer can be told from a wrong one.</summary>
    internal const RecordFields Answers = RecordFields.Targets | RecordFields.TargetTokens | RecordFields.TargetLogprobs | RecordFields.Gold;

    /// <summary>Whether a metric looks at all of some fields.</summary>
    internal static bool LooksAt(this MetricCard card, RecordFields fields) => (card.Inputs & fields) == fields;

    /// <summary>Whether a metric looks at any of some fields.</summary>
    internal static bool LooksAtAny(this MetricCard card, RecordFields fields) => (card.Inputs & fields) != RecordFields.None;

    /// <summary>Whether a card makes a claim.</summary>
    internal static bool Claims(this MetricCard card, MetricClaims claim) => (card.Claims & claim) == claim;

    /// <summary>Whether a score is worse than another by more than rounding.</summary>
    internal static bool IsWorse(this MetricCard card, double score, double than) =>
        (card.Direction == Direction.HigherIsBetter ? than - score : score - than) > Tolerance(score, than);

    /// <summary>Whether two scores are equal but for rounding, or both lacking.</summary>
    internal static bool AreAlike(Score one, Score other) => one.IsScored && other.IsScored
        ? Math.Abs(one.Value - other.Value) <= Tolerance(one.Value, other.Value)
        : one.IsScored == other.IsScored;

    /// <summary>What rounding may do to two numbers.</summary>
    internal static double Tolerance(double one, double other) => Rounding * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other)));

    /// <summary>One record for the metric, and a number.</summary>
    internal static Func<RandomStream, int, LawCase> One(MetricCard card) => Several(card, 1);

    /// <summary>Some records for the metric, and a number.</summary>
    internal static Func<RandomStream, int, LawCase> Several(MetricCard card, int count) => (stream, size) =>
        new([.. Enumerable.Range(0, count).Select(_ => RecordDraws.For(stream, card, MetricGenerators.Items(size)))], stream.NextInt(1000));

    /// <summary>One record of a draw, and a number.</summary>
    internal static Func<MetricCard, Func<RandomStream, int, LawCase>> Drawn(Func<RandomStream, int, Record> draw) =>
        _ => (stream, size) => new([draw(stream, MetricGenerators.Items(size))], stream.NextInt(1000));

    /// <summary>A record that needs no drawing: the law is about the card, or brings records of its own.</summary>
    internal static Func<RandomStream, int, LawCase> Fixed(MetricCard card) => (_, _) => new([TestRecord.Blank]);
}
