using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Scores;

/// <summary>Makes the column of a group metric of the column of its members.</summary>
internal static class GroupScores
{
    private const string Elsewhere = "it counts at the first example of its group";
    private const string LeftOver = "left over: too few examples for another group";

    public static ScoreColumn Of(IGroupMetric metric, ScoreColumn members, RecordKeys keys)
    {
        IReadOnlyList<int> groups = metric.Groups(keys);
        Dictionary<int, int[]> examples = Enumerable.Range(0, groups.Count).Where(example => groups[example] >= 0)
            .GroupBy(example => groups[example]).ToDictionary(group => group.Key, group => group.ToArray());
        var recordOf = new Dictionary<(int Run, int Example), int>(keys.Count);
        for (int i = 0; i < keys.Count; i++) recordOf[(keys.RunOf[i], keys.ExampleOf[i])] = i;
        var column = new ScoreColumnBuilder(metric, keys, Math.Max(1, keys.Count));
        for (int i = 0; i < keys.Count; i++) column.Take(ScoreAt(i), i, 0);
        return column.Build();

        Score ScoreAt(int record)
        {
            int group = groups[keys.ExampleOf[record]];
            if (group < 0) return Score.Unscored(LeftOver);
            int[] all = examples[group];
            // A model that lacks the group's first example has no place for its score; the group is not shared then.
            if (all[0] != keys.ExampleOf[record]) return Score.Unscored(Elsewhere);
            List<Score> scored = [];
            foreach (int example in all)
                if (recordOf.TryGetValue((keys.RunOf[record], example), out int member) && members[member] is { } value) scored.Add(Score.Of(value));
            return metric.Combine([.. scored], all.Length);
        }
    }
}
