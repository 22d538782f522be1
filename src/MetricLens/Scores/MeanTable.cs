using System.Globalization;
using MetricLens.Import;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Scores;

/// <summary>Means of models on tasks under metrics that are known, as tools reported them; there are no examples behind them.</summary>
public sealed class MeanTable
{
    private MeanTable(IReadOnlyList<ReportedMean> rows, IReadOnlyDictionary<string, int> leftOut)
    {
        Rows = rows;
        LeftOut = leftOut;
    }

    /// <summary>The means, in the order in which they came; one a task, run and metric.</summary>
    public IReadOnlyList<ReportedMean> Rows { get; }

    /// <summary>
    /// What was left out and why, with the number of means: names that are no metric's, and metrics that on some task leave their range, so that the name must mean something
    /// else there. A metric card can say what they are.
    /// </summary>
    public IReadOnlyDictionary<string, int> LeftOut { get; }

    /// <summary>The table of means that were read.</summary>
    /// <param name="scores">The means.</param>
    /// <param name="catalogue">The metrics; a declared score of the catalogue is what stands under its name.</param>
    /// <exception cref="InputDataException">Two means of one model, task and metric differ, or a model has two sizes.</exception>
    public static MeanTable Of(IEnumerable<AggregateScore> scores, MetricCatalogue? catalogue = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var metrics = new ReportedMetrics(catalogue ?? MetricCatalogue.Library);
        var found = new Dictionary<string, ReportedMetric?>(StringComparer.Ordinal);
        var rows = new Dictionary<(string Task, string Family, string Model, string? Arm, string Metric), (ReportedMean Row, AggregateScore Source)>();
        var runs = new Dictionary<(string, string, string?), Run>();
        var leftOut = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var strayed = new HashSet<(string, string)>();
        foreach (AggregateScore score in scores)
        {
            if (!found.TryGetValue(score.Metric, out ReportedMetric? metric)) found[score.Metric] = metric = metrics.Find(score.Metric);
            if (metric is null)
            {
                Count(leftOut, $"'{score.Metric}' is no known metric");
                continue;
            }
            Run run = RunOf(score, runs);
            MetricCard card = metric.Card;
            if (metric.Of(score.Mean, score.StandardError) is not { } own || !(own.Mean >= card.Minimum && own.Mean <= card.Maximum))
            {
                strayed.Add((score.Task, card.Id));
                Count(leftOut, $"'{score.Metric}' on task '{score.Task}' leaves the range of {card.Id}");
                continue;
            }
            var row = new ReportedMean(score.Task, run, card, own.Mean, own.StandardError, score.Examples, score.Chance);
            if (rows.TryAdd(KeyOf(row), (row, score))) continue;
            if (rows[KeyOf(row)].Source.Metric == score.Metric) RequireSame(rows[KeyOf(row)], row, score);
            else Count(leftOut, $"'{score.Metric}' on task '{score.Task}' is {card.Id} too, which '{rows[KeyOf(row)].Source.Metric}' is already");
        }
        foreach ((ReportedMean row, AggregateScore source) in rows.Values.Where(row => strayed.Contains((row.Row.Task, row.Row.Metric.Id))).ToArray())
        {
            rows.Remove(KeyOf(row));
            Count(leftOut, $"'{source.Metric}' on task '{row.Task}' leaves the range of {row.Metric.Id}");
        }
        return new([.. rows.Values.Select(row => row.Row)], leftOut);
    }

    private static (string Task, string Family, string Model, string? Arm, string Metric) KeyOf(ReportedMean row) => (row.Task, row.Run.Family, row.Run.Model, row.Run.Arm, row.Metric.Id);

    private static void Count(SortedDictionary<string, int> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;

    private static Run RunOf(AggregateScore score, Dictionary<(string, string, string?), Run> runs)
    {
        var run = new Run(score.Family, score.Model, null, score.Arm, score.Scales);
        if (runs.TryAdd((score.Family, score.Model, score.Arm), run)) return run;
        Run first = runs[(score.Family, score.Model, score.Arm)];
        if (first == run) return first;
        ScaleAxis differing = ScaleAxes.All.First(axis => first.Scales[axis] != run.Scales[axis]);
        throw new InputDataException(score.File, score.Line, differing.Id(), Text(run.Scales[differing]), $"{Text(first.Scales[differing])}, as elsewhere for model '{score.Model}' of family '{score.Family}'");
    }

    private static void RequireSame((ReportedMean Row, AggregateScore Source) first, ReportedMean row, AggregateScore score)
    {
        if (first.Row == row) return;
        throw new InputDataException(score.File, score.Line, score.Metric, Text(score.Mean),
            $"one mean of model '{score.Model}' on task '{score.Task}'; {first.Source.File}{(first.Source.Line > 0 ? FormattableString.Invariant($":{first.Source.Line}") : "")} has {Text(first.Source.Mean)}");
    }

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "absent";
}
