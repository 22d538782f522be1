using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Testing.Generation;

/// <summary>Sets of records for set-level metrics, in which confidences tie now and then.</summary>
internal static class SetDraws
{
    /// <summary>A set has up to so many records.</summary>
    private const int Most = 12;

    /// <summary>Logged scores that are no outcomes lie on so many steps from 0 to 1, so that some are equal.</summary>
    private const int Steps = 8;

    /// <summary>One to twelve records, more as the size grows.</summary>
    internal static LawCase Draw(MetricCard card, RandomStream stream, int size)
    {
        int count = 1 + stream.NextInt(1 + (size * (Most - 1) / 100));
        return new([.. Enumerable.Range(0, count).Select(_ => One(card, stream, size))], stream.NextInt(1000)) { IsSet = true };
    }

    private static Record One(MetricCard card, RandomStream stream, int size)
    {
        Record record = stream.NextInt(3) switch
        {
            0 => RecordDraws.Mixed(stream, MetricGenerators.Items(size)),
            1 when card.Examples.Count > 0 => Any(card.Examples[stream.NextInt(card.Examples.Count)].Records, stream),
            _ => RecordDraws.Consistent(stream, MetricGenerators.Items(size)),
        };
        return card.Inputs.HasFlag(RecordFields.Scores) ? record.With(scores: Scores(card, stream)) : record;
    }

    /// <summary>Scores under the names that the card's examples use: outcomes where all values there are whole, else anything from 0 to 1.</summary>
    private static SortedDictionary<string, double> Scores(MetricCard card, RandomStream stream)
    {
        var drawn = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (IGrouping<string, double> name in card.Examples.SelectMany(example => example.Records).SelectMany(record => record.Scores ?? new Dictionary<string, double>()).GroupBy(score => score.Key, score => score.Value))
            drawn[name.Key] = name.All(value => value == Math.Floor(value)) ? Any([.. name], stream) : stream.NextInt(Steps + 1) / (double)Steps;
        return drawn;
    }

    private static T Any<T>(IReadOnlyList<T> items, RandomStream stream) => items[stream.NextInt(items.Count)];
}
