namespace MetricLens.Import;

/// <summary>Logs of Inspect AI in its <c>.eval</c> form: a zip archive with one entry a sample.</summary>
internal sealed class InspectArchive : ForeignFormat
{
    private static readonly HashSet<string> WantedOfHeader = ["eval"];

    public override string Id => "inspect_eval";

    public override string Name => "Inspect AI log (.eval)";

    public override IReadOnlyList<FieldMapping> Mappings => InspectRun.Mappings;

    public override bool Recognizes(FileHead head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        using var archive = ZipArchiveReader.Open(file.Path, file.Limits);
        // A log whose evaluation did not end has no header.json yet; what it started with is in the journal.
        ZipEntry header = archive.Find("header.json") ?? archive.Find("_journal/start.json")
            ?? throw file.Fault(0, "header.json", "absent", "an entry of that name in the archive");
        var samples = new InspectSample(InspectRun.Of(Fields(archive, header, WantedOfHeader, file).Require("eval", "the task and the model"), file), file);
        long count = 0;
        foreach (ZipEntry entry in archive.Entries.Where(entry => entry.Name.StartsWith("samples/", StringComparison.Ordinal) && entry.Name.EndsWith(".json", StringComparison.Ordinal))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            file.Cancellation.ThrowIfCancellationRequested();
            count++;
            if (file.Attempt(() => samples.Map(Fields(archive, entry, InspectSample.Wanted, file))) is { } record) yield return record;
        }
        if (count == 0) file.Journal.Note("inspect: logs without samples");
    }

    private static JsonFields Fields(ZipArchiveReader archive, ZipEntry entry, IReadOnlySet<string> wanted, ImportFile file)
    {
        using JsonCursor cursor = JsonCursor.OfStream($"{file.Path}!{entry.Name}", file.Limits, archive.Open(entry));
        cursor.Advance();
        JsonFields fields = cursor.Fields("", wanted);
        cursor.End();
        return fields;
    }
}
