using System.Globalization;
using System.Text;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Baselines;

/// <summary>The records whose scores are not what was pinned.</summary>
internal sealed class BaselineDrift
{
    /// <summary>So many moved records are shown, the largest moves first, and looked at for laws that they break.</summary>
    private const int Shown = 5, LookedAt = 20;

    /// <summary>Below this a number is 0 but for rounding: other machines' logarithms differ in the last place.</summary>
    private const double Zero = 1e-14;

    private readonly int _records;

    private BaselineDrift(int records, IReadOnlyList<Move> moved)
    {
        _records = records;
        Moved = moved;
    }

    /// <summary>Every record that moved, those that gained or lost a score first, then by how far.</summary>
    internal IReadOnlyList<Move> Moved { get; }

    internal static BaselineDrift Between(IReadOnlyList<Score> pinned, Score[] now, BaselineCorpus corpus) => new(now.Length,
        [.. Enumerable.Range(0, now.Length)
            .Where(i => !IsSame(pinned[i], now[i]))
            .Select(i => new Move(i, corpus.Records[i], pinned[i], now[i]))
            .OrderByDescending(move => move.Distance).ThenBy(move => move.Index)]);

    /// <summary>What moved, and which laws the metric breaks now.</summary>
    internal MetricLawException Report(IMetric metric, string file)
    {
        LawBreach[] breaches = Breaches(metric);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Metric '{metric.Card.Id}' has moved against its baseline '{file}': {Moved.Count} of {_records} records.\n");
        Move[] numbers = [.. Moved.Where(move => double.IsFinite(move.Distance) && move.Distance > 0)];
        if (numbers.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"  values: {numbers.Length} moved, by at most {numbers.Max(move => move.Distance):G4}, on average by {numbers.Average(move => move.Now.Value - move.Pinned.Value):G4}\n");
        foreach (Move move in Moved.Take(Shown))
        {
            text.Append(CultureInfo.InvariantCulture, $"  record {move.Index}: {Text(move.Pinned, move)} → {Text(move.Now, move)}\n");
            text.Append("    ").Append(ReadableRecord.Of(move.Record.Without(RecordFields.All & ~metric.Card.Inputs))).Append('\n');
        }
        if (Moved.Count > Shown) text.Append(CultureInfo.InvariantCulture, $"  and {Moved.Count - Shown} more\n");
        text.Append(breaches.Length == 0
            ? "It breaks no law that its card calls for.\n"
            : $"It breaks {string.Join(", ", breaches.Select(breach => breach.Law.Id))}.\n");
        text.Append(CultureInfo.InvariantCulture, $"If the change is meant, call MetricBaseline.Write(metric, \"{file}\"), commit the file, and name the metric in the changelog.");
        return new(text.ToString(), breaches);
    }

    /// <summary>The laws that moved records break, and those that any case breaks.</summary>
    private LawBreach[] Breaches(IMetric metric)
    {
        Dictionary<string, LawBreach> found = [];
        foreach (LawResult result in MetricLaws.Try(metric))
            if (result.Breach is { } breach) found[result.Law.Id] = breach;
        foreach (MetricLaw law in MetricLaws.Applicable(metric.Card).Where(law => !law.IsExistence && !found.ContainsKey(law.Id)))
        {
            foreach (Move move in Moved.Take(LookedAt))
            {
                LawCase drawn = law.Cases(metric.Card)(new RandomStream(move.Index), 50);
                if (LawRun.On(metric, law, drawn with { Records = [move.Record, .. drawn.Records.Skip(1)] }) is not { } breach) continue;
                found[law.Id] = breach;
                break;
            }
        }
        return [.. MetricLaws.Applicable(metric.Card).Select(law => found.GetValueOrDefault(law.Id)).OfType<LawBreach>()];
    }

    private static bool IsSame(Score pinned, Score now) => pinned.IsScored && now.IsScored
        ? IsSame(pinned.Value, now.Value) && IsSame(pinned.Units, now.Units) && (pinned.Chance, now.Chance) switch
        {
            (null, null) => true,
            ({ } one, { } other) => IsSame(one, other),
            _ => false,
        }
        : pinned.IsScored == now.IsScored && pinned.UnscoredReason == now.UnscoredReason;

    private static bool IsSame(double pinned, double now) => Math.Abs(now - pinned) <= Math.Max(Zero, PackedScores.Step * Math.Abs(pinned));

    /// <summary>The score, to the digits that are kept; units and chance where the values alone do not show the move.</summary>
    private static string Text(Score score, Move move)
    {
        if (!score.IsScored) return score.ToString();
        string value = score.Value.ToString("G6", CultureInfo.InvariantCulture);
        if (move.Distance != 0) return value;
        return string.Create(CultureInfo.InvariantCulture, $"{value} of {score.Units:G6} outcomes, by chance {(score.Chance is { } chance ? chance.ToString("G6", CultureInfo.InvariantCulture) : "undefined")}");
    }

    /// <summary>A record that moved.</summary>
    internal sealed record Move(int Index, Record Record, Score Pinned, Score Now)
    {
        /// <summary>How far the value moved; infinite where a score or a reason came or went, 0 where only units or chance moved.</summary>
        internal double Distance => !Pinned.IsScored || !Now.IsScored ? double.PositiveInfinity : IsSame(Pinned.Value, Now.Value) ? 0 : Math.Abs(Now.Value - Pinned.Value);
    }
}
