using System.Text.Json;
using MetricLens.Comparisons;
using MetricLens.Statistics;

namespace MetricLens.Reports;

/// <summary>Writes <c>compare.json</c>: the paired differences, and of a leaderboard its ranks.</summary>
/// <remarks>
/// One object: <c>schema</c>; <c>tool</c> {<c>name</c>, <c>version</c>}; <c>seed</c>; <c>options</c> {<c>metrics</c>, <c>family</c>, <c>arm</c>, <c>alpha</c>,
/// <c>power</c>, <c>resamples</c>}; <c>first</c> and <c>second</c>, null of a leaderboard; <c>skipped</c>, the tasks that nothing was compared on; and
/// <c>tasks</c>. A task has <c>task</c>, <c>arm</c>, <c>examples</c>, <c>units</c>, <c>dropped_examples</c>, <c>ordering</c>, and <c>pairs</c>, each with
/// <c>first</c>, <c>second</c>, <c>ordering</c> and <c>metrics</c>, whose fields are the columns of <see cref="ComparisonCsv"/>. Of a leaderboard it has
/// besides <c>models</c> (name and runs); <c>rankings</c>, each a metric's <c>standings</c> with <c>mean</c>, <c>rank</c>, <c>best_rank</c> and <c>worst_rank</c>;
/// and <c>agreements</c>, each two metrics' <c>tau_b</c> and the number of pairs <c>agreeing</c>, told apart by one alone, and <c>flipped</c>.
/// Intervals are two-sided at 1 − α. Absent values are null. The same input, seed and options give the same bytes.
/// </remarks>
public static class ComparisonJson
{
    /// <summary>The schema's permanent name; its number rises when a field changes its meaning or goes.</summary>
    public const string Schema = "metriclens/compare/1";

    /// <summary>Writes a comparison of two models.</summary>
    /// <param name="comparison">What was found.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(ModelComparison comparison, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        Write(stream, comparison.Options, comparison.First, comparison.Second, comparison.Skipped, json =>
        {
            foreach (PairFinding pair in comparison.Findings)
            {
                json.WriteStartObject();
                WriteTask(json, pair.Task, pair.Arm, pair.Examples, pair.Units, pair.DroppedExamples, pair.Ordering, [pair]);
                json.WriteEndObject();
            }
        });
    }

    /// <summary>Writes a leaderboard.</summary>
    /// <param name="leaderboard">What was found.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(Leaderboard leaderboard, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(leaderboard);
        Write(stream, leaderboard.Options, null, null, leaderboard.Skipped, json =>
        {
            foreach (TaskLeaderboard task in leaderboard.Tasks)
            {
                json.WriteStartObject();
                WriteTask(json, task.Task, task.Arm, task.Examples, task.Units, task.DroppedExamples, task.Ordering, task.Pairs);
                WriteRanks(json, task);
                json.WriteEndObject();
            }
        });
    }

    private static void Write(Stream stream, ComparisonOptions options, string? first, string? second, IReadOnlyList<SkippedTask> skipped, Action<Utf8JsonWriter> tasks) =>
        JsonOutput.Write(stream, json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteStartObject("tool");
            json.WriteString("name", ReportTool.Name);
            json.WriteString("version", ReportTool.Version);
            json.WriteEndObject();
            json.WriteNumber("seed", options.Seed);
            json.WriteStartObject("options");
            json.Texts("metrics", options.Metrics);
            json.WriteString("family", options.Family);
            json.WriteString("arm", options.Arm);
            json.Figure("alpha", options.Alpha);
            json.Figure("power", options.Power);
            json.WriteNumber("resamples", options.Resamples);
            json.WriteEndObject();
            json.WriteString("first", first);
            json.WriteString("second", second);
            json.WriteStartArray("skipped");
            foreach (SkippedTask task in skipped)
            {
                json.WriteStartObject();
                json.WriteString("task", task.Task);
                json.WriteString("arm", task.Arm);
                json.WriteString("why", task.Why);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("tasks");
            tasks(json);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void WriteTask(Utf8JsonWriter json, string task, string? arm, int examples, int units, int dropped, Ordering ordering, IReadOnlyList<PairFinding> pairs)
    {
        json.WriteString("task", task);
        json.WriteString("arm", arm);
        json.WriteNumber("examples", examples);
        json.WriteNumber("units", units);
        json.WriteNumber("dropped_examples", dropped);
        json.WriteString("ordering", ordering.Id());
        json.WriteStartArray("pairs");
        foreach (PairFinding pair in pairs)
        {
            json.WriteStartObject();
            json.WriteString("first", pair.First.Name);
            json.WriteString("second", pair.Second.Name);
            json.WriteString("ordering", pair.Ordering.Id());
            json.WriteStartArray("metrics");
            foreach (MetricDifference difference in pair.Differences) WriteDifference(json, difference);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteDifference(Utf8JsonWriter json, MetricDifference difference)
    {
        json.WriteStartObject();
        json.WriteString("metric", difference.Metric.Id);
        json.Figure("first_mean", difference.First);
        json.Figure("second_mean", difference.Second);
        WriteEstimate(json, "difference", difference.Difference);
        json.WriteString("test", ComparisonCsv.TestOf(difference));
        json.Count("only_first", difference.Disagreements?.OnlyFirst);
        json.Count("only_second", difference.Disagreements?.OnlySecond);
        json.Figure("p", difference.P);
        json.Figure("p_adjusted", difference.PAdjusted);
        json.Figure("smallest_shown", difference.SmallestShown);
        json.WriteString("better", ComparisonCsv.BetterOf(difference));
        json.WriteEndObject();
    }

    private static void WriteRanks(Utf8JsonWriter json, TaskLeaderboard task)
    {
        json.WriteStartArray("models");
        foreach (Contender contender in task.Contenders)
        {
            json.WriteStartObject();
            json.WriteString("name", contender.Name);
            json.Texts("runs", contender.Runs.Select(run => $"{run.Family}/{run.Label}"));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("rankings");
        foreach (MetricRanking ranking in task.Rankings)
        {
            json.WriteStartObject();
            json.WriteString("metric", ranking.Metric.Id);
            json.WriteStartArray("standings");
            foreach (Standing standing in ranking.Standings)
            {
                json.WriteStartObject();
                json.WriteString("model", standing.Contender.Name);
                WriteEstimate(json, "mean", standing.Mean);
                WriteEstimate(json, "rank", standing.Rank);
                json.WriteNumber("best_rank", standing.BestRank);
                json.WriteNumber("worst_rank", standing.WorstRank);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("agreements");
        foreach (RankAgreement agreement in task.Agreements)
        {
            json.WriteStartObject();
            json.WriteString("first", agreement.First.Id);
            json.WriteString("second", agreement.Second.Id);
            WriteEstimate(json, "tau_b", agreement.TauB);
            json.WriteNumber("agreeing", agreement.Agreeing);
            json.WriteNumber("only_first", agreement.OnlyFirst);
            json.WriteNumber("only_second", agreement.OnlySecond);
            json.WriteNumber("flipped", agreement.Flipped);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteEstimate(Utf8JsonWriter json, string name, Estimate? estimate) =>
        json.Object(name, estimate, known => json.Interval(known.Value, known.Lower, known.Upper));
}
