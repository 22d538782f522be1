namespace MetricLens.Records;

/// <summary>Adds up what was read of several files and reports it.</summary>
internal sealed class ReadTally(IProgress<RecordReadProgress> progress, long totalBytes)
{
    private long _closedBytes;

    /// <summary>A file's length, or 0 where it has none to tell: a pipe, or no file at all.</summary>
    public static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }

    public void Report(string file, long bytesRead) =>
        progress.Report(new RecordReadProgress(file, _closedBytes + bytesRead, totalBytes));

    public void Close(string file, long bytesRead)
    {
        Report(file, bytesRead);
        _closedBytes += bytesRead;
    }
}
