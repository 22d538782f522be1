using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Statistics;

namespace MetricLens.Comparisons;

/// <summary>All models compared with each other on the examples that all of them answered, task by task, and their ranks under every metric.</summary>
public sealed class Leaderboard
{
    private Leaderboard(ComparisonOptions options, IReadOnlyList<TaskLeaderboard> tasks, IReadOnlyList<SkippedTask> skipped) =>
        (Options, Tasks, Skipped) = (options, tasks, skipped);

    /// <summary>How the comparison was made.</summary>
    public ComparisonOptions Options { get; }

    /// <summary>The rankings, ordered by task and arm.</summary>
    public IReadOnlyList<TaskLeaderboard> Tasks { get; }

    /// <summary>The tasks on which no two models could be compared.</summary>
    public IReadOnlyList<SkippedTask> Skipped { get; }

    /// <summary>Ranks the models of all families, or of the one asked for, on each task and in each arm; a model's seeds are averaged.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="options">How; the defaults where left out.</param>
    /// <param name="cancellation">Stops the ranking.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or names a metric, family or arm that there is not.</exception>
    public static Leaderboard Of(ScoreTable scores, ComparisonOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scores);
        options ??= new();
        options.Validate();
        RecordKeys keys = scores.Keys;
        Require(keys.Runs.Select(run => run.Family), options.Family, "family");
        Require(keys.Runs.Select(run => run.Arm).OfType<string>(), options.Arm, "arm");
        var groups = Groups(keys, options);
        var rankings = new TaskRanking?[groups.Length];
        var skipped = new SkippedTask?[groups.Length];
        var parallel = Workers.Of(options.Threads, cancellation);
        Parallel.For(0, groups.Length, parallel, i =>
        {
            (int task, string? arm, IReadOnlyList<ContenderRuns> sides) = groups[i];
            (Contest? contest, string? why) = sides.Count < 2 ? (null, "there is only one model") : Contest.Of(scores, task, arm, sides, options);
            rankings[i] = contest is null ? null : TaskRanking.Of(contest, options, parallel);
            if (why is not null) skipped[i] = new(keys.Tasks[task], arm, why);
        });
        TaskRanking[] found = [.. rankings.OfType<TaskRanking>()];
        var corrected = new Queue<PairFinding>(Correction.Apply([.. found.SelectMany(ranking => ranking.Pairs)]));
        return new(options, [.. found.Select(ranking => ranking.With([.. ranking.Pairs.Select(_ => corrected.Dequeue())]))], [.. skipped.OfType<SkippedTask>()]);
    }

    private static (int Task, string? Arm, IReadOnlyList<ContenderRuns> Sides)[] Groups(RecordKeys keys, ComparisonOptions options)
    {
        var runs = new Dictionary<(int Task, string Arm), HashSet<int>>();
        for (int i = 0; i < keys.Count; i++)
        {
            Run run = keys.Runs[keys.RunOf[i]];
            if (options.Family is { } family && run.Family != family || options.Arm is { } arm && run.Arm != arm) continue;
            // An empty text stands for no arm: a dictionary's key cannot hold null, and no arm has an empty name.
            var key = (keys.Examples[keys.ExampleOf[i]].Task, run.Arm ?? "");
            if (!runs.TryGetValue(key, out HashSet<int>? group)) runs[key] = group = [];
            group.Add(keys.RunOf[i]);
        }
        return [.. runs.OrderBy(group => keys.Tasks[group.Key.Task], StringComparer.Ordinal).ThenBy(group => group.Key.Arm, StringComparer.Ordinal)
            .Select(group => (group.Key.Task, group.Key.Arm.Length == 0 ? null : group.Key.Arm, ContenderRuns.Models(keys, group.Value)))];
    }

    private static void Require(IEnumerable<string> known, string? asked, string kind)
    {
        if (asked is not null && !known.Contains(asked, StringComparer.Ordinal)) throw new ArgumentException(Text.Suggestion.Unknown(kind, asked, known.Distinct()), nameof(asked));
    }
}
