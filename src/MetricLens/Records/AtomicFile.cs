namespace MetricLens.Records;

/// <summary>Writes a file beside its place and moves it there once it is whole, so that nobody ever finds half of one.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file, in place of one that is there.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="write">Writes the content; where it throws, the old file stays as it was and nothing is left beside it.</param>
    /// <exception cref="ArgumentException">The path names no file.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        string full = Path.GetFullPath(path);
        string name = Path.GetFileName(full);
        if (name.Length == 0) throw new ArgumentException($"The path '{path}' must name a file.", nameof(path));
        if (Directory.Exists(full)) throw new ArgumentException($"The path '{path}' must name a file; it is a folder.", nameof(path));
        string beside = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            using (var stream = new Beside(path, new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None)))
                write(stream);
            File.Move(beside, full, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>The file that is written beside the place; what keeps it from being written is told of the place.</summary>
    private sealed class Beside(string path, FileStream file) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => file.CanSeek;

        public override bool CanWrite => file.CanWrite;

        public override long Length => file.Length;

        public override long Position
        {
            get => file.Position;
            set => Try(() => file.Position = value);
        }

        public override void Flush() => Try(file.Flush);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The file is written, not read.");

        public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

        public override void SetLength(long value) => Try(() => file.SetLength(value));

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                file.Write(buffer);
            }
            catch (Exception fault) when (IsOfTheDisk(fault))
            {
                throw Fault(fault);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) Try(file.Dispose);
            base.Dispose(disposing);
        }

        // A file larger than the system allows is no I/O error to .NET, but an argument out of range.
        private static bool IsOfTheDisk(Exception fault) => fault is IOException or ArgumentOutOfRangeException;

        private IOException Fault(Exception fault) => new($"'{path}' cannot be written: {fault.Message}", fault);

        private void Try(Action step)
        {
            try
            {
                step();
            }
            catch (Exception fault) when (IsOfTheDisk(fault))
            {
                throw Fault(fault);
            }
        }
    }
}
