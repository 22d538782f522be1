using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>How laws are written that hold between a metric and others of the library: of the metric that has the id.</summary>
internal static class Relations
{
    /// <summary>A law on one record of a metric by its id.</summary>
    internal static MetricLaw Of(string metric, string id, string statement, Func<RandomStream, int, Record> draw, Func<IMetric, Record, LawFinding> examine) => new()
    {
        Id = id,
        Statement = statement,
        Scope = $"`{metric}`",
        AppliesTo = card => card.Id == metric,
        Cases = Scoring.Drawn(draw),
        Examine = (candidate, one) => examine(candidate, one.First),
    };

    /// <summary>The score of another metric of the library.</summary>
    internal static Score By(string metric, Record record) => MetricCatalogue.Get(metric).Measure(record);

    /// <summary>A score of which a premise holds decides what another metric may score.</summary>
    internal static LawFinding Implies(IMetric metric, Record record, Predicate<double> premise, string other, Predicate<double> conclusion)
    {
        Score score = metric.Measure(record);
        if (!score.IsScored || !premise(score.Value)) return LawFinding.DoesNotApply;
        Score decided = By(other, record);
        return LawFinding.Of(decided.IsScored && conclusion(decided.Value), ("the metric", score), (other, decided));
    }

    /// <summary>Both are scored and satisfy a relation.</summary>
    internal static LawFinding Holds(IMetric metric, Record record, string other, Func<double, double, bool> relation)
    {
        Score score = metric.Measure(record), partner = By(other, record);
        return score.IsScored && partner.IsScored
            ? LawFinding.Of(relation(score.Value, partner.Value), (other, partner), ("the metric", score))
            : LawFinding.DoesNotApply;
    }

    /// <summary>The score equals what a definition, written without regard to speed, gives.</summary>
    internal static LawFinding Equals(IMetric metric, Record record, string label, double expected)
    {
        Score score = metric.Measure(record);
        return score.IsScored
            ? LawFinding.Of(Scoring.AreAlike(score, Score.Of(expected)), (label, Score.Of(expected)), ("the metric", score))
            : LawFinding.DoesNotApply;
    }

    internal static Record Choice(RandomStream stream, int size)
    {
        _ = size;
        return RecordDraws.Choice(stream);
    }
}
