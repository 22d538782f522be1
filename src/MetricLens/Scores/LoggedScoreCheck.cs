using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Scores;

/// <summary>Computes scores that the records bring along anew, under the metric of the same name, and tells how many agree.</summary>
/// <remarks>A score named <c>lm_eval:acc</c> is held to the metric <c>lm_eval:acc</c>; names that no metric has are told as not checked.</remarks>
public sealed class LoggedScoreCheck
{
    /// <summary>Tools log floating-point numbers that went through 32 bits or a few decimals: what differs by less is the same.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>Disagreements shown one by one.</summary>
    private const int MostShown = 3;

    private readonly Func<string, IMetric?> _find;
    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);

    /// <summary>A check by the metrics of the catalogue.</summary>
    public LoggedScoreCheck()
        : this(Catalogued)
    {
    }

    /// <summary>A check by other metrics.</summary>
    /// <param name="find">The metric of a score's name, or <see langword="null"/>.</param>
    public LoggedScoreCheck(Func<string, IMetric?> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        _find = find;
    }

    /// <summary>What came of it, by score.</summary>
    public IReadOnlyList<LoggedScoreAgreement> Results =>
        [.. _tallies.OrderBy(tally => tally.Key, StringComparer.Ordinal).Select(tally => tally.Value.Result(tally.Key))];

    /// <summary>Looks at a record.</summary>
    public void Observe(RecordLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        foreach ((string name, double logged) in line.Record.Scores ?? System.Collections.ObjectModel.ReadOnlyDictionary<string, double>.Empty)
        {
            // A name without a tool's prefix is the user's own, computed elsewhere for a reason.
            if (!name.Contains(':', StringComparison.Ordinal)) continue;
            if (!_tallies.TryGetValue(name, out Tally? tally)) _tallies[name] = tally = new Tally(_find(name));
            tally.Add(line, logged);
        }
    }

    private static IMetric? Catalogued(string name) => MetricCatalogue.All.FirstOrDefault(metric => metric.Card.Id == name);

    private sealed class Tally(IMetric? metric)
    {
        private readonly List<ScoreDisagreement> _shown = [];
        private long _logged;
        private long _agreeing;
        private long _unscored;

        public void Add(RecordLine line, double logged)
        {
            _logged++;
            if (metric?.Measure(line.Record) is not { } score) return;
            if (!score.IsScored) _unscored++;
            else if (Math.Abs(score.Value - logged) <= Tolerance * Math.Max(1, Math.Abs(logged))) _agreeing++;
            else if (_shown.Count < MostShown) _shown.Add(new(line.Record.Model, line.Record.ExampleId, logged, score.Value, line.File, line.Line));
        }

        public LoggedScoreAgreement Result(string name) => new(name, metric is not null, _logged, _agreeing, _unscored, [.. _shown]);
    }
}

/// <summary>How well a logged score agrees with the same computed anew.</summary>
/// <param name="Name">The score's name.</param>
/// <param name="IsChecked">Whether there is a metric of that name.</param>
/// <param name="Logged">The records that bring the score along.</param>
/// <param name="Agreeing">Those for which the metric gives the same.</param>
/// <param name="Unscored">Those that the metric cannot score.</param>
/// <param name="Disagreements">The first of the others.</param>
public sealed record LoggedScoreAgreement(string Name, bool IsChecked, long Logged, long Agreeing, long Unscored, IReadOnlyList<ScoreDisagreement> Disagreements);

/// <summary>A record whose logged score is another than the metric gives.</summary>
/// <param name="Model">The model.</param>
/// <param name="ExampleId">The example.</param>
/// <param name="Logged">The logged score.</param>
/// <param name="Computed">The score computed anew.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The 1-based line.</param>
public sealed record ScoreDisagreement(string Model, string ExampleId, double Logged, double Computed, string File, long Line);
