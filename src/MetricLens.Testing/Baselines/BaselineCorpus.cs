using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Baselines;

/// <summary>The records whose scores are pinned.</summary>
internal sealed class BaselineCorpus
{
    /// <summary>A change of any of these is a change of the corpus, and of every baseline.</summary>
    private const int Count = 2400, Seed = 20260, MostItems = 12;

    private static readonly Lazy<Record[]> Common = new(static () => [.. Enumerable.Range(0, Count).Select(Draw)]);

    private static readonly ConcurrentDictionary<string, BaselineCorpus> ByScores = new(StringComparer.Ordinal);

    private BaselineCorpus(Record[] records)
    {
        Records = records;
        Hash = Digest(records);
    }

    /// <summary>The records.</summary>
    internal IReadOnlyList<Record> Records { get; }

    /// <summary>The digest of what they hold, in hexadecimal.</summary>
    internal string Hash { get; }

    /// <summary>The corpus for a card: the same for all but those whose metrics look at logged scores, which depend on the names in the card's examples.</summary>
    internal static BaselineCorpus For(MetricCard card)
    {
        if (!card.Inputs.HasFlag(RecordFields.Scores)) return ByScores.GetOrAdd("", static _ => new BaselineCorpus(Common.Value));
        string names = string.Join('\n', card.Examples.Select(example => ReadableRecord.Of(TestRecord.Blank.With(scores: example.Record.Scores))));
        return ByScores.GetOrAdd(names, _ => new BaselineCorpus(
            [.. Common.Value.Select((record, i) => ScoreDraws.Fill(record, card, RandomStream.Derive(Seed, "baseline scores", i)))]));
    }

    /// <summary>The scores of all records, in order.</summary>
    internal Score[] Scores(IMetric metric) => [.. Records.Select(metric.Measure)];

    private static Record Draw(int index)
    {
        var stream = RandomStream.Derive(Seed, "baseline corpus", index);
        return (index % 6) switch
        {
            0 or 1 => RecordDraws.Consistent(stream, MostItems),
            2 => RecordDraws.Mixed(stream, MostItems),
            3 => RecordDraws.Choice(stream),
            4 => RecordDraws.Text(stream, 4),
            _ => RecordDraws.Tokens(stream, MostItems),
        };
    }

    private static string Digest(Record[] records)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Record record in records) hash.AppendData(Encoding.UTF8.GetBytes(ReadableRecord.Of(record) + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
