using System.Buffers;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>One file that is being imported: its content, and where to put what is wrong with it.</summary>
internal sealed class ImportFile(string path, ImportOptions options, ImportJournal journal, ReadTally? tally, CancellationToken cancellation)
{
    public string Path => path;

    public ImportOptions Options => options;

    public ImportLimits Limits => options.Limits;

    public ImportJournal Journal => journal;

    public ReadTally? Tally => tally;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The folder that the file lies in.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;

    /// <summary>The file's name without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(path);

    /// <summary>The model that the file is of, where one file has one: for the counts of what was skipped.</summary>
    public string Model { get; set; } = ImportJournal.UnknownModel;

    public bool Wants(RecordFields field) => (options.Records.Fields & field) != 0;

    public InputDataException Fault(long line, string? field, string value, string expected) => new(path, line, field, value, expected);

    /// <summary>A beside-lying file of that name.</summary>
    public string Beside(string name) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", name);

    /// <summary>What a step makes; where it fails on the data and the import is lenient, nothing, and the failure is counted.</summary>
    public T? Attempt<T>(Func<T?> step, string? model = null)
        where T : class
    {
        try
        {
            return step();
        }
        catch (InputDataException fault) when (options.IsLenient)
        {
            journal.Skip(fault, model ?? Model);
            return null;
        }
    }

    /// <summary>The number of examples behind each mean, where the caller gives one for files that do not.</summary>
    /// <exception cref="InputDataException">It is no whole number of at least 1.</exception>
    public long? MeanExamples() => options.Map.Constant("n") is not { } text ? null
        : long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long examples) && examples >= 1 ? examples
        : throw Fault(0, "n", text, "a whole number of at least 1 in --map n:=NUMBER");

    /// <summary>The file's content as one stream; how far it is read is reported.</summary>
    public Stream Open()
    {
        Stream stream = SourceStream.Open(path, out CountingStream compressed);
        return new ReportingStream(stream, () => Report(compressed.BytesRead));
    }

    /// <summary>A cursor over the file's JSON.</summary>
    public JsonCursor OpenJson() => JsonCursor.OfStream(path, Limits, Open());

    /// <summary>The lines of the file that are not blank, without their ends, as they lie in it; each is valid until the next.</summary>
    public IEnumerable<(ReadOnlyMemory<byte> Line, long Number)> Lines()
    {
        if (!File.Exists(path)) throw new InputDataException(path, 0, null, Directory.Exists(path) ? "a folder" : "absent", "a file");
        using var reader = new LineReader(path, Limits.LineBytes);
        long blank = 0;
        while (reader.Next() is { } batch)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                long number = batch.FirstLine - 1;
                for (int at = batch.Start; at < batch.End;)
                {
                    int length = batch.Buffer.AsSpan(at, batch.End - at).IndexOf((byte)'\n');
                    ReadOnlyMemory<byte> line = batch.Buffer.AsMemory(at, length < 0 ? batch.End - at : length);
                    at = length < 0 ? batch.End : at + length + 1;
                    number++;
                    if (line.Span.EndsWith("\r"u8)) line = line[..^1];
                    if (line.Length > Limits.LineBytes) throw Fault(number, null, "too long", FormattableString.Invariant($"at most {Limits.LineBytes} bytes (limit line-bytes)"));
                    if (!line.Span.ContainsAnyExcept(" \t\r"u8))
                    {
                        if (blank == 0) blank = number;
                        continue;
                    }
                    if (blank > 0)
                    {
                        long at0 = blank;
                        blank = 0;
                        Attempt<object>(() => throw ParsedBatch.Blank(path, at0));
                    }
                    yield return (line, number);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(batch.Buffer);
            }
            Report(reader.BytesRead);
        }
        if (reader.Failure is { } failure) throw failure;
    }

    private void Report(long bytesRead)
    {
        cancellation.ThrowIfCancellationRequested();
        tally?.Report(path, bytesRead);
    }

    /// <summary>Tells after each piece how far the reading is.</summary>
    private sealed class ReportingStream(Stream inner, Action report) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer)
        {
            report();
            return inner.Read(buffer);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
