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
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                write(stream);
            File.Move(beside, full, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}
