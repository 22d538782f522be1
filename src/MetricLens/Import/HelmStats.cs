namespace MetricLens.Import;

/// <summary>The scores of each instance of a HELM run, from <c>per_instance_stats.json</c>.</summary>
internal sealed class HelmStats
{
    private const string FileName = "per_instance_stats.json";

    /// <summary>What these begin with is bookkeeping, not a score.</summary>
    private static readonly string[] NoScores =
        ["num_", "inference_", "training_", "batch_size", "finish_reason", "prompt_truncated", "max_prob", "estimated_", "logprob", "perplexity", "bits_per_byte", "log_prob", "truncated"];

    private static readonly HashSet<string> Wanted = ["instance_id", "perturbation", "stats"];

    private readonly Dictionary<HelmKey, Dictionary<string, double>> _scores = [];

    private HelmStats()
    {
    }

    /// <summary>The scores that lie beside a file; none where none lie there.</summary>
    public static HelmStats Beside(ImportFile file)
    {
        var stats = new HelmStats();
        string path = file.Beside(FileName);
        if (!File.Exists(path)) return stats;
        using JsonCursor cursor = JsonCursor.OfStream(path, file.Limits, SourceStream.Open(path, out _));
        cursor.Advance();
        if (cursor.Token != System.Text.Json.JsonTokenType.StartArray) throw cursor.Place.Fault(null, "no array", "an array of instances' statistics");
        for (long index = 0; cursor.NextElement(); index++)
        {
            JsonFields fields = cursor.Fields(FormattableString.Invariant($"[{index}]"), Wanted);
            file.Attempt<object>(() =>
            {
                stats.Add(fields);
                return null;
            });
        }
        cursor.End();
        return stats;
    }

    /// <summary>The scores of an instance, or <see langword="null"/> where there are none.</summary>
    public Dictionary<string, double>? Of(HelmKey key) => _scores.GetValueOrDefault(key);

    /// <summary>Whether a statistic is a score, such as <c>quasi_exact_match</c>.</summary>
    public static bool IsScore(string name) => !NoScores.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    private void Add(JsonFields fields)
    {
        HelmKey key = HelmKey.Of(fields.Require("instance_id", "the instance's id"), fields.Get("perturbation"), fields.Get("train_trial_index"));
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (JsonValue stat in fields.Require("stats", "an array of statistics").Items())
        {
            string name = stat.Require("name", "a name").Require("name", "a name").Text();
            if (IsScore(name) && stat.Get("mean")?.ScoreOrNull() is { } mean) scores["helm:" + name] = mean;
        }
        if (scores.Count > 0 && !_scores.TryAdd(key, scores)) throw fields.Fault("instance_id", $"'{key.Instance}' for the second time", "each instance, perturbation and trial once");
    }
}
