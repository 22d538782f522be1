using System.Text.Json;

namespace MetricLens.Import;

/// <summary>Score files of BIG-bench: the means of one model on one task and its subtasks.</summary>
internal sealed class BigBenchScores : ForeignFormat
{
    private static readonly HashSet<string> Wanted = ["model", "scores", "task"];

    public override string Id => "big_bench_scores";

    public override string Name => "BIG-bench score file (means)";

    public override IReadOnlyList<FieldMapping> Mappings =>
    [
        new("scores[].subtask_description", "task"),
        new("model.model_family", "family"),
        new("model.model_name", "model"),
        new("model.non_embedding_params, else total_params", "params"),
        new("scores[].number_of_shots", "arm, such as 2-shot"),
        new("scores[].score_dict", "metric and mean; BIG-bench gives no standard errors"),
        new("low_score", "what guessing would reach under the preferred_score"),
        new("--map n:=NUMBER", "number of examples, which BIG-bench does not give"),
        new("high_score, task", "not kept"),
    ];

    public override bool Recognizes(FileHead head) => head.Has("model", JsonTokenType.StartObject) && head.Has("scores", JsonTokenType.StartArray) && !head.HasAll("queries");

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        using JsonCursor cursor = file.OpenJson();
        cursor.Advance();
        JsonFields fields = cursor.Fields("", Wanted);
        cursor.End();
        BigBenchModel model = BigBenchModel.Of(fields.Require("model", "the model"), file);
        foreach (JsonValue score in fields.Require("scores", "an array of scores").Items())
        {
            IReadOnlyList<AggregateScore>? means = file.Attempt(() => Means(score, model, file));
            foreach (AggregateScore mean in means ?? []) yield return new Imported(0) { Aggregate = mean };
        }
    }

    private static List<AggregateScore> Means(JsonValue score, BigBenchModel model, ImportFile file)
    {
        string task = score.Require("subtask_description", "the subtask's name").Text();
        string? arm = score.Get("number_of_shots") is { } shots ? FormattableString.Invariant($"{shots.Integer()}-shot") : null;
        string? preferred = score.Get("preferred_score") is { Kind: JsonValueKind.String } name ? name.Text() : null;
        double? low = score.Get("low_score")?.ScoreOrNull();
        long? examples = file.MeanExamples();
        var means = new List<AggregateScore>();
        foreach ((string metric, JsonValue value) in score.Require("score_dict", "an object of scores").Properties())
        {
            if (value.ScoreOrNull() is { } mean) means.Add(new(task, model.Family, model.Name, arm, metric, mean, null, examples, model.Scales, file.Path, 0) { Chance = metric == preferred ? low : null });
            else file.Journal.Note($"big_bench: score '{metric}' without a number, left out");
        }
        return means;
    }
}
