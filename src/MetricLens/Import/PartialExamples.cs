using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>How many examples of a task some runs of a family lack.</summary>
/// <param name="Task">The task.</param>
/// <param name="Family">The family.</param>
/// <param name="Arm">The arm, where there is one.</param>
/// <param name="Examples">The examples that some run of them answered.</param>
/// <param name="Shared">Those that every run answered.</param>
public sealed record PartialExamples(string Task, string Family, string? Arm, int Examples, int Shared)
{
    /// <summary>The tasks, families and arms of which some run lacks an example.</summary>
    internal static IReadOnlyList<PartialExamples> Of(RecordKeys keys)
    {
        var groups = new Dictionary<(string Task, string Family, string? Arm), (HashSet<int> Runs, Dictionary<int, int> Answers)>();
        for (int i = 0; i < keys.Count; i++)
        {
            Run run = keys.Runs[keys.RunOf[i]];
            int example = keys.ExampleOf[i];
            var key = (keys.Tasks[keys.Examples[example].Task], run.Family, run.Arm);
            if (!groups.TryGetValue(key, out (HashSet<int> Runs, Dictionary<int, int> Answers) group)) groups[key] = group = ([], []);
            group.Runs.Add(keys.RunOf[i]);
            group.Answers[example] = group.Answers.GetValueOrDefault(example) + 1;
        }
        return
        [
            .. groups.OrderBy(group => group.Key.Task, StringComparer.Ordinal).ThenBy(group => group.Key.Family, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Arm, StringComparer.Ordinal).Select(group => new PartialExamples(group.Key.Task, group.Key.Family, group.Key.Arm, group.Value.Answers.Count,
                    group.Value.Answers.Values.Count(answers => answers == group.Value.Runs.Count)))
                .Where(task => task.Shared < task.Examples),
        ];
    }
}
