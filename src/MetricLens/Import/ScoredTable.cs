using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Import;

/// <summary>Tables of scores, as <c>metriclens score</c> writes them: a row an answer and metric, in CSV or Parquet.</summary>
internal sealed class ScoredTable : ForeignFormat
{
    private static readonly string[] Fields =
    [
        "task", "family", "model", "seed", "arm", "example_id", "cluster", "metric", "score", "unscored_reason",
        "params", "train_tokens", "train_flops", "train_loss", "step", "units", "chance",
    ];

    public override string Id => "scores";

    public override string Name => "table of scores (CSV, Parquet)";

    public override IReadOnlyList<FieldMapping> Mappings =>
    [
        new("task, family, model, seed, arm, example_id, cluster, scales", "themselves"),
        new("metric, score, unscored_reason", "a score; the metric must be one of the catalogue"),
        new("units, chance", "themselves; 1 and unknown where absent"),
    ];

    public override bool Recognizes(FileHead head) => !head.IsJson && head.HasFields("task", "model", "example_id", "metric", "score");

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        var others = new List<string>();
        // A spreadsheet opens CSV; there our own tables mark what it would take for a formula.
        Func<string, string> original = FileHead.Of(file.Path, file.Options.Map).IsParquet ? text => text : SpreadsheetText.Original;
        foreach (TableRow row in TableRows.Read(file, Fields, others))
        {
            if (file.Attempt(() => Map(row, original), row.Text("model")) is { } scored) yield return new Imported(row.Place.Line) { Scored = scored, UnknownFields = others };
        }
    }

    private static ScoredRow Map(TableRow row, Func<string, string> original)
    {
        double? score = row.Number("score");
        string? reason = row.Text("unscored_reason") is { Length: > 0 } text ? original(text) : null;
        if (score is null && reason is null) throw row.Fault("score", "absent", "a finite number, or a reason in 'unscored_reason'");
        if (score is not null && reason is not null) throw row.Fault("unscored_reason", reason, "no reason beside a score");
        double units = row.Number("units") ?? 1;
        if (units < 1) throw row.Fault("units", row.Text("units")!, "a number of at least 1");
        var record = new Record
        {
            Task = original(row.Require("task")),
            Family = row.Text("family") is { Length: > 0 } family ? original(family) : Record.DefaultFamily,
            Model = original(row.Require("model")),
            Seed = row.Integer("seed"),
            Arm = row.Text("arm") is { } arm ? original(arm) : null,
            ExampleId = original(row.Require("example_id")),
            Cluster = row.Text("cluster") is { } cluster ? original(cluster) : null,
            Scales = row.Scales(),
        };
        return new ScoredRow(record, row.Require("metric"), score, reason, units, row.Number("chance"));
    }
}
