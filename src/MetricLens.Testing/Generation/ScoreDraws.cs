using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Testing.Generation;

/// <summary>Scores under the names that a card's examples use, since a card does not list them.</summary>
internal static class ScoreDraws
{
    /// <summary>The record with the scores of one of the examples, each kept or moved.</summary>
    internal static Record Fill(Record record, MetricCard card, RandomStream stream)
    {
        Record[] examples = [.. card.Examples.Select(example => example.Record).Where(example => example.Scores is { Count: > 0 })];
        if (examples.Length == 0) return record;
        var scores = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach ((string name, double value) in examples[stream.NextInt(examples.Length)].Scores!.OrderBy(score => score.Key, StringComparer.Ordinal))
            scores[name] = Moved(value, stream);
        return record.With(scores: scores);
    }

    /// <summary>A count stays one; another number moves on a grid.</summary>
    private static double Moved(double value, RandomStream stream) => stream.NextInt(3) switch
    {
        0 => value,
        1 => value + stream.NextInt(5) - 1,
        _ => value == Math.Floor(value) && value > 1 ? stream.NextInt((int)Math.Min(value, 1000) + 1) : stream.NextInt(1025) / 1024.0,
    };
}
