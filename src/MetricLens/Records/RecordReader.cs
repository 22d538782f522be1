using System.Buffers;
using System.Collections.Concurrent;

namespace MetricLens.Records;

/// <summary>Reads records from a file of the record format: JSON Lines in UTF-8, plain or gzip, in any order of lines.</summary>
/// <remarks>
/// Gzip is told by the file's first bytes, not by its name. A byte order mark, CRLF line ends and blank lines at the end are
/// accepted; a blank line that has another line behind it is an error. <c>null</c> for a field that is not required, an empty
/// array of targets and an empty object of scores are the same as an absent field; a field given twice is an error.
/// </remarks>
public static class RecordReader
{
    /// <summary>The most threads that are of use: more take lines apart faster than one decompresses them.</summary>
    private const int MostUsefulThreads = 4;

    /// <summary>The records of a file, in the order of its lines, read as they are asked for.</summary>
    /// <param name="path">A file.</param>
    /// <param name="options">Limits, threads, the models table and progress; the fields to keep have no meaning here, since every field is read.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <remarks>
    /// Each record keeps the <see cref="RecordRules"/>; that no two records contradict each other is seen when they enter a
    /// <see cref="RecordSet"/>. An empty file has no records. Memory does not grow with the file.
    /// </remarks>
    /// <exception cref="InputDataException">While records are taken: the file is not there, or a line breaks a rule of the format.</exception>
    /// <exception cref="OperationCanceledException">While records are taken: the reading was cancelled.</exception>
    public static IEnumerable<RecordLine> Read(string path, RecordReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new RecordReadOptions();
        var tally = options.Progress is { } progress ? new ReadTally(progress, ReadTally.LengthOf(path)) : null;
        return Lines(path, options, tally, cancellationToken);
    }

    internal static IEnumerable<RecordLine> Lines(string path, RecordReadOptions options, ReadTally? tally, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) throw new InputDataException(path, 0, null, "absent", "a file");
        using var reader = new LineReader(path, options.MaxLineBytes);
        long blank = 0;
        foreach (ParsedBatch batch in Batches(reader, path, options, cancellationToken))
        {
            if (blank > 0 && batch.HasContent) throw ParsedBatch.Blank(path, blank);
            foreach (RecordLine line in batch.Records) yield return line;
            if (batch.Failure is { } failure) throw failure;
            if (blank == 0) blank = batch.BlankLine;
            tally?.Report(path, reader.BytesRead);
        }
        if (reader.Failure is { } damage) throw damage;
        tally?.Close(path, reader.BytesRead);
    }

    /// <summary>The batches in order: some are taken apart by other threads while this one decompresses the next.</summary>
    private static IEnumerable<ParsedBatch> Batches(
        LineReader reader, string path, RecordReadOptions options, CancellationToken cancellationToken)
    {
        int threads = options.Threads > 0 ? options.Threads : Math.Min(Environment.ProcessorCount, MostUsefulThreads);
        var parsers = new ConcurrentBag<RecordParser>();
        var waiting = new Queue<Task<ParsedBatch>>();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (waiting.Count < 2 * threads && reader.Next() is { } batch)
                waiting.Enqueue(threads == 1 ? Task.FromResult(Parse(batch)) : Task.Run(() => Parse(batch), CancellationToken.None));
            if (!waiting.TryDequeue(out Task<ParsedBatch>? next)) yield break;
            yield return next.GetAwaiter().GetResult();
        }

        ParsedBatch Parse(LineBatch batch)
        {
            if (!parsers.TryTake(out RecordParser? parser)) parser = new RecordParser(options.ModelsTable, options.MaxDepth);
            ParsedBatch parsed = ParsedBatch.Parse(batch, parser, path, options.MaxLineBytes);
            ArrayPool<byte>.Shared.Return(batch.Buffer);
            parsers.Add(parser);
            return parsed;
        }
    }
}
