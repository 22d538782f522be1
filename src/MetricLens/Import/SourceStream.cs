using System.IO.Compression;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Opens files for formats that are read as one stream: plain or gzip, which is told by the first bytes.</summary>
internal static class SourceStream
{
    /// <summary>The file's content.</summary>
    /// <param name="path">The file.</param>
    /// <param name="compressed">The file as it lies on disk, which counts the bytes read of it.</param>
    public static Stream Open(string path, out CountingStream compressed)
    {
        if (Directory.Exists(path)) throw new InputDataException(path, 0, null, "a folder", "a file");
        if (!File.Exists(path)) throw new InputDataException(path, 0, null, "absent", "a file");
        compressed = new CountingStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.SequentialScan));
        if (!compressed.StartsWith([0x1f, 0x8b])) return compressed;
        compressed.Append(GzipSeal.Member);
        return new UnsealedStream(new GZipStream(compressed, CompressionMode.Decompress), path);
    }

    /// <summary>Takes <see cref="GzipSeal"/> off the end, and fails where it is missing: the file is cut short.</summary>
    private sealed class UnsealedStream(Stream inner, string path) : ReadOnlyStream
    {
        private readonly byte[] _held = new byte[64 * 1024];
        private int _start;
        private int _end;
        private bool _isDone;

        public override int Read(Span<byte> buffer)
        {
            while (!_isDone && _end - _start <= GzipSeal.Content.Length) Fill();
            int available = _end - _start - (_isDone ? 0 : GzipSeal.Content.Length);
            int count = Math.Min(buffer.Length, available);
            _held.AsSpan(_start, count).CopyTo(buffer);
            _start += count;
            return count;
        }

        private void Fill()
        {
            _held.AsSpan(_start, _end - _start).CopyTo(_held);
            _end -= _start;
            _start = 0;
            int count = 0;
            try
            {
                count = inner.Read(_held.AsSpan(_end));
            }
            catch (InvalidDataException cause)
            {
                throw Damaged(cause);
            }
            _end += count;
            if (count > 0) return;
            if (!_held.AsSpan(0, _end).EndsWith(GzipSeal.Content)) throw Damaged(null);
            _end -= GzipSeal.Content.Length;
            _isDone = true;
        }

        private InputDataException Damaged(Exception? cause) => new(path, 0, null, "gzip data that are cut short or damaged", "a whole gzip file", cause);

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
