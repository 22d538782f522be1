using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Tables of records in CSV or Parquet: a row a record, columns called as the record format calls its fields or mapped to them.</summary>
/// <remarks>
/// Each row becomes a line of the record format and goes through its parser, so that the same rules hold and the same words are
/// used. In CSV an empty cell is an absent value, but for <c>output</c> beside a target, where it is the empty answer.
/// </remarks>
internal sealed class RecordTable : ForeignFormat
{
    private static readonly string[] Texts = ["task", "model", "example_id", "family", "arm", "cluster", "prompt", "output"];
    private static readonly string[] Numbers = ["params", "train_tokens", "train_flops", "train_loss", "step"];
    private static readonly string[] Integers = ["seed", "gold"];
    private static readonly string[] Arrays = ["target_tokens", "output_tokens", "target_logprobs", "choices", "choice_logprobs", "scores"];

    /// <summary>Columns that Parquet needs beside the fields: a list there holds texts or integers, not either.</summary>
    private static readonly (string Column, string Field)[] IntegerTokens = [("target_token_ids", "target_tokens"), ("output_token_ids", "output_tokens")];

    private static readonly string[] Fields = [.. Texts, "target", .. Numbers, .. Integers, .. Arrays, .. IntegerTokens.Select(tokens => tokens.Column)];

    public override string Id => "table";

    public override string Name => "table of records (CSV, Parquet)";

    public override IReadOnlyList<FieldMapping> Mappings =>
    [
        new("each column", "the field of its name, or as --map says"),
        new("arrays: JSON text in CSV, lists in Parquet", "arrays"),
        new("target: a JSON array of texts, or a text", "target"),
        new("an empty cell of CSV", "absent; in 'output' beside a target the empty answer"),
        new("other columns", "not kept; counted as unknown fields"),
    ];

    public override bool Recognizes(FileHead head) => head.HasFields("task", "model", "example_id");

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        var parser = new RecordParser(file.Options.Records.ModelsTable, file.Limits.Depth);
        var line = new ArrayBufferWriter<byte>();
        var others = new List<string>();
        FileHead head = FileHead.Of(file.Path, file.Options.Map);
        bool isEmptyOutput = !head.IsParquet && head.HasFields("output");
        string[] fields = [.. Fields.Where(field => field != "prompt" || file.Wants(RecordFields.Prompt))];
        foreach (TableRow row in TableRows.Read(file, fields, others))
        {
            RecordLine? record = file.Attempt(() =>
            {
                line.ResetWrittenCount();
                Write(row, fields, line, isEmptyOutput);
                return parser.Parse(line.WrittenSpan, file.Path, row.Place.Line);
            }, row.Text("model"));
            if (record is not null) yield return new Imported(row.Place.Line) { Record = record.Record, UnknownFields = others };
        }
    }

    private static void Write(TableRow row, string[] fields, ArrayBufferWriter<byte> line, bool isEmptyOutput)
    {
        using var json = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        foreach (string field in fields)
        {
            TableCell? found = row.Get(field);
            if (field == "output" && found is null && isEmptyOutput && row.Text("target") is not null) found = new TableCell("", false);
            if (found is not { } cell || (cell.Text.Length == 0 && !HasEmpty(field))) continue;
            (string name, bool isTaken) = FieldOf(field, row);
            if (isTaken) continue;
            json.WritePropertyName(name);
            Value(json, field, cell);
        }
        json.WriteEndObject();
    }

    /// <summary>Whether an empty text is a value: of a number, an array or a family it stands for none.</summary>
    private static bool HasEmpty(string field) => field == "target" || (field != "family" && Texts.Contains(field));

    /// <summary>The record's field of a column; taken where the other column of the same field has a value.</summary>
    private static (string Name, bool IsTaken) FieldOf(string field, TableRow row)
    {
        foreach ((string column, string tokens) in IntegerTokens)
            if (column == field) return (tokens, row.Get(tokens) is not null);
        return (field, false);
    }

    private static void Value(Utf8JsonWriter json, string field, TableCell cell)
    {
        if (Texts.Contains(field)) json.WriteStringValue(cell.Text);
        else if (Integers.Contains(field) && Whole(cell.Text) is { } whole) json.WriteNumberValue(whole);
        else if (Numbers.Contains(field) && double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)) json.WriteNumberValue(number);
        else if (cell.IsJson || (field == "target" ? IsArrayOfTexts(cell.Text) : IsJson(cell.Text))) json.WriteRawValue(cell.Text, skipInputValidation: true);
        else json.WriteStringValue(cell.Text);
    }

    /// <remarks>Columns with gaps come out of pandas as floating-point numbers.</remarks>
    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number == Math.Floor(number) && Math.Abs(number) <= 1L << 53 ? (long)number
        : null;

    private static bool IsJson(string text)
    {
        if (text[0] is not ('[' or '{')) return false;
        try
        {
            using JsonDocument document = JsonDocument.Parse(Quoted(text), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return true;
        }
        catch (JsonException)
        {
            return false; // Goes on as a text, of which the record's parser says that it is none of what was expected.
        }
    }

    private static bool IsArrayOfTexts(string text)
    {
        if (text.Length == 0 || text[0] != '[' || !IsJson(text)) return false;
        using JsonDocument document = JsonDocument.Parse(Quoted(text));
        return document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);
    }

    private static string Quoted(string text) => System.Text.Encoding.UTF8.GetString(NonFiniteLiterals.Quote(System.Text.Encoding.UTF8.GetBytes(text), out _));
}
