using System.IO.Compression;

namespace MetricLens.Records;

/// <summary>Writes records in the record format.</summary>
/// <remarks>
/// Fields come in the order of the format's page, absent ones are left out, and so is the default family. A probability of zero
/// is written <c>-Infinity</c>, as Python's <c>json</c> writes it; doubles are written with as many digits as bring them back.
/// The same records give the same bytes, compressed or not.
/// </remarks>
public static class RecordWriter
{
    /// <summary>The bytes that are gathered before they go to the stream.</summary>
    private const int FlushBytes = 64 * 1024;

    /// <summary>Writes a file, in place of one that is there; nobody finds half of one.</summary>
    /// <param name="path">The file; one whose name ends in <c>.gz</c> is compressed.</param>
    /// <param name="records">The records, written as they come.</param>
    /// <param name="cancellationToken">Ends the writing early; the old file then stays.</param>
    /// <exception cref="InputDataException">
    /// A record breaks one of the <see cref="RecordRules"/>, or a text has half a surrogate pair, which no file in UTF-8 can hold;
    /// the line is the record's 1-based place.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was cancelled.</exception>
    public static void Write(string path, IEnumerable<Record> records, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(records);
        AtomicFile.Write(path, file =>
        {
            if (!path.EndsWith(".gz", StringComparison.Ordinal))
            {
                Write(file, records, cancellationToken);
                return;
            }
            using var compressed = new GZipStream(file, CompressionLevel.SmallestSize, leaveOpen: true);
            Write(compressed, records, cancellationToken);
        });
    }

    /// <summary>Writes to a stream, uncompressed, and leaves it open.</summary>
    /// <inheritdoc cref="Write(string, IEnumerable{Record}, CancellationToken)"/>
    public static void Write(Stream stream, IEnumerable<Record> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(records);
        using var formatter = new RecordFormatter();
        long place = 0;
        foreach (Record record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            formatter.Append(record, ++place);
            if (formatter.Written.Length >= FlushBytes) Flush(formatter, stream);
        }
        Flush(formatter, stream);
    }

    private static void Flush(RecordFormatter formatter, Stream stream)
    {
        stream.Write(formatter.Written);
        formatter.Clear();
    }
}
