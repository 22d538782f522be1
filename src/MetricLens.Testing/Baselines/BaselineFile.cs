using System.Text.Encodings.Web;
using System.Text.Json;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Testing.Baselines;

/// <summary>A file of pinned scores: JSON whose first lines a person reads, and whose last are packed.</summary>
internal sealed class BaselineFile(string metric, string corpusHash, IReadOnlyList<Score> scores)
{
    private const string Format = "metriclens-baseline-1";

    /// <summary>Packed scores are wrapped at this length, so that a change of some shows as a change of some lines.</summary>
    private const int LineLength = 120;

    /// <summary>No corpus is near this large; a larger number is no count of records.</summary>
    private const int MostRecords = 1_000_000;

    /// <summary>A byte tells reasons apart.</summary>
    private const int MostReasons = 255;

    internal string CorpusHash => corpusHash;

    internal IReadOnlyList<Score> Scores => scores;

    internal void Write(string path)
    {
        string[] reasons = [.. scores.Where(score => !score.IsScored).Select(score => score.UnscoredReason!).Distinct().Order(StringComparer.Ordinal)];
        if (reasons.Length > MostReasons)
            throw new InvalidOperationException($"Metric '{metric}' gives {ReadableRecord.Number(reasons.Length)} reasons for unscored records; a reason names the kind of fault, not the record, and there are at most {MostReasons}.");
        string packed = Convert.ToBase64String(PackedScores.Pack(scores, reasons));
        AtomicFile.Write(path, stream =>
        {
            var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            using (var json = new Utf8JsonWriter(stream, options))
            {
                json.WriteStartObject();
                json.WriteString("format", Format);
                json.WriteString("metric", metric);
                json.WriteString("corpus", corpusHash);
                json.WriteNumber("records", scores.Count);
                json.WriteNumber("scored", scores.Count(score => score.IsScored));
                json.WriteStartArray("reasons");
                foreach (string reason in reasons) json.WriteStringValue(reason);
                json.WriteEndArray();
                json.WriteStartArray("scores");
                foreach (char[] line in packed.Chunk(LineLength)) json.WriteStringValue(line);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            stream.WriteByte((byte)'\n');
        });
    }

    internal static BaselineFile Read(string path, string metric)
    {
        InputDataException Fault(string? field, string found, string expected, Exception? inner = null) => new(path, 0, field, found, expected, inner);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = json.RootElement;
            string format = root.GetProperty("format").GetString() ?? "";
            if (format != Format) throw Fault("format", format, Format);
            string id = root.GetProperty("metric").GetString() ?? "";
            if (id != metric) throw Fault("metric", id, $"the metric that is verified, '{metric}'");
            int records = root.GetProperty("records").GetInt32();
            if (records is < 1 or > MostRecords) throw Fault("records", ReadableRecord.Number(records), "a number of records");
            string[] reasons = [.. root.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString() is { Length: > 0 } text ? text : throw Fault("reasons", "empty", "a reason"))];
            byte[] packed = Convert.FromBase64String(string.Concat(root.GetProperty("scores").EnumerateArray().Select(line => line.GetString())));
            return new(id, root.GetProperty("corpus").GetString() ?? "", PackedScores.Unpack(packed, records, reasons, path));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Fault(null, "no baseline", "a file that MetricBaseline.Write wrote", error);
        }
    }
}
