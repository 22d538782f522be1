using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Import;

/// <summary>Tables of scores, as <c>metriclens score</c> writes them: a row an answer and metric, in CSV or Parquet.</summary>
internal sealed class ScoredTable : ForeignFormat
{
    private static readonly HashSet<string> OfAnswer = ["task", "family", "model", "seed", "arm", "example_id", "cluster", "params", "train_tokens", "train_flops", "train_loss", "step"];

    private static readonly HashSet<string> Fields = [.. OfAnswer, "metric", "score", "unscored_reason", "units", "chance"];

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
        FileHead head = FileHead.Of(file.Path, file.Options.Map);
        var others = new List<string>();
        // A spreadsheet opens CSV; there our own tables mark what it would take for a formula.
        Func<string, string> original = head.IsParquet ? text => text : SpreadsheetText.Original;
        Record? answer = null;
        foreach (TableRow row in Rows(file, head, others))
        {
            if (!row.IsOfSameAnswer) answer = null;
            if (file.Attempt(() => Map(row, answer ??= Answer(row, original), original), row.Text("model")) is { } scored) yield return new Imported(row.Place.Line) { Scored = scored, UnknownFields = others };
        }
    }

    private static IEnumerable<TableRow> Rows(ImportFile file, FileHead head, List<string> others)
    {
        if (!head.IsParquet || !ColumnRow.Fits(file, Fields)) return TableRows.Read(file, [.. Fields], others);
        others.AddRange(head.Columns.Where(column => !Fields.Contains(column)).Order(StringComparer.Ordinal));
        return ColumnRow.Read(file, Fields, OfAnswer);
    }

    private static ScoredRow Map(TableRow row, Record answer, Func<string, string> original)
    {
        double? score = row.Number("score");
        string? reason = row.Text("unscored_reason") is { Length: > 0 } text ? original(text) : null;
        if (score is null && reason is null) throw row.Fault("score", "absent", "a finite number, or a reason in 'unscored_reason'");
        if (score is not null && reason is not null) throw row.Fault("unscored_reason", reason, "no reason beside a score");
        double units = row.Number("units") ?? 1;
        if (units < 1) throw row.Fault("units", row.Text("units")!, "a number of at least 1");
        return new ScoredRow(answer, row.Require("metric"), score, reason, units, row.Number("chance"));
    }

    private static Record Answer(TableRow row, Func<string, string> original) => new()
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
}
