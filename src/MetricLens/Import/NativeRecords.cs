using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>MetricLens's own record format, read by <see cref="RecordReader"/>; leniently, line by line.</summary>
internal sealed class NativeRecords : ForeignFormat
{
    public override string Id => "records";

    public override string Name => "MetricLens records (JSON Lines)";

    public override IReadOnlyList<FieldMapping> Mappings => [new("every field", "itself")];

    public override bool Recognizes(FileHead head) => head.HasAll("example_id", "model") || head.HasAll("example_id", "task")
        || head.Name.EndsWith(".jsonl", StringComparison.Ordinal) || head.Name.EndsWith(".jsonl.gz", StringComparison.Ordinal);

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        if (!file.Options.IsLenient)
        {
            var options = file.Options.Records with { MaxLineBytes = file.Limits.LineBytes, MaxDepth = file.Limits.Depth };
            foreach (RecordLine line in RecordReader.Lines(file.Path, options, file.Tally, file.Cancellation))
                yield return new Imported(line.Line) { Record = line.Record, UnknownFields = line.UnknownFields };
            yield break;
        }
        var parser = new RecordParser(file.Options.Records.ModelsTable, file.Limits.Depth);
        foreach ((ReadOnlyMemory<byte> line, long number) in file.Lines())
        {
            if (file.Attempt(() => parser.Parse(line.Span, file.Path, number)) is { } record)
                yield return new Imported(number) { Record = record.Record, UnknownFields = record.UnknownFields };
        }
    }
}
