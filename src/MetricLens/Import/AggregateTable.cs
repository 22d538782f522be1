using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Tables of means: a row a task, model and metric, in CSV or Parquet, with no examples behind them.</summary>
internal sealed class AggregateTable : ForeignFormat
{
    private const string DefaultMetric = "score";

    private static readonly string[] Fields =
        ["task", "family", "model", "arm", "metric", "mean", "stderr", "n", "chance", "params", "train_tokens", "train_flops", "train_loss", "step"];

    public override string Id => "means";

    public override string Name => "table of means (CSV, Parquet)";

    public override IReadOnlyList<FieldMapping> Mappings =>
    [
        new("task, family, model, arm, scales", "themselves"),
        new("metric", "the metric's name; 'score' where absent"),
        new("mean, stderr, n, chance", "mean, standard error, number of examples, what guessing would reach"),
    ];

    public override bool Recognizes(FileHead head) => !head.IsJson && head.HasFields("task", "model", "mean") && !head.HasFields("example_id");

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        var others = new List<string>();
        foreach (TableRow row in TableRows.Read(file, Fields, others))
        {
            if (file.Attempt(() => Map(row, file), row.Text("model")) is { } mean) yield return new Imported(row.Place.Line) { Aggregate = mean, UnknownFields = others };
        }
    }

    private static AggregateScore Map(TableRow row, ImportFile file)
    {
        double mean = row.Number("mean") ?? throw row.Fault("mean", "absent", "a finite number");
        double? error = row.Number("stderr");
        if (error < 0) throw row.Fault("stderr", row.Text("stderr")!, "a number of at least 0");
        long? examples = row.Integer("n");
        if (examples < 1) throw row.Fault("n", row.Text("n")!, "a whole number of at least 1");
        return new AggregateScore(row.Require("task"), row.Text("family") is { Length: > 0 } family ? family : Record.DefaultFamily, row.Require("model"),
            row.Text("arm") is { Length: > 0 } arm ? arm : null, row.Text("metric") is { Length: > 0 } metric ? metric : DefaultMetric, mean, error, examples, row.Scales(), file.Path, row.Place.Line)
        {
            Chance = row.Number("chance"),
        };
    }
}
