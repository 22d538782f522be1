using MetricLens.Import;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Scores;
using MetricLens.Simulation;

namespace MetricLens.Benchmarks;

/// <summary>Scored Parquet of any size, in the files that machines that score a part each would leave.</summary>
internal static class ScoredParts
{
    private const int Models = 8, MostParts = 16;

    private static readonly IMetric[] Metrics =
    [
        .. new[]
        {
            "correct_prefix", "exact_match", "expected_exact_match", "normalized_token_edit_distance", "quasi_exact_match", "target_log_likelihood", "token_accuracy", "token_edit_distance",
            "token_edit_similarity", "token_f1",
        }.Select(MetricCatalogue.Get),
    ];

    /// <summary>Writes the scores of 8 models on tasks of so many examples under ten metrics, half of the tasks smooth worlds and half steps, dealt to at most 16 parts.</summary>
    public static void Write(string folder, int tasks, int examples)
    {
        Directory.CreateDirectory(folder);
        int parts = Math.Min(tasks, MostParts);
        Parallel.For(1, parts + 1, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, part =>
        {
            var shard = new Shard(part, parts);
            var rows = new ScoredRows();
            for (int task = part - 1; task < tasks; task += parts) Add(rows, task, examples);
            ReportFiles.WriteScores(rows.Build(), Path.Combine(folder, shard.FileName()));
        });
    }

    /// <summary>Task by task, so that no more texts than those of one are in memory.</summary>
    private static void Add(ScoredRows rows, int task, int examples)
    {
        IWorld world = WorldCatalogue.Get(task % 2 == 0 ? "smooth" : "step");
        long line = 0;
        foreach (Record record in Simulator.Records(world, new SimulationOptions { Models = Models, Examples = examples, Length = 5, Task = $"task {task}", Seed = task }))
        {
            line++;
            foreach (IMetric metric in Metrics)
            {
                Score score = metric.Measure(record);
                rows.Add(score.IsScored ? new(record, metric.Card.Id, score.Value, null, score.Units, score.Chance) : new(record, metric.Card.Id, null, score.UnscoredReason, 1, null), "simulated", line);
            }
        }
    }
}
