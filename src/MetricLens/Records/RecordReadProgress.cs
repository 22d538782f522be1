namespace MetricLens.Records;

/// <summary>How far the reading of records has come.</summary>
/// <param name="File">The file that is being read.</param>
/// <param name="BytesRead">The bytes read of all files, as they lie on disk.</param>
/// <param name="TotalBytes">The bytes of all files; a pipe, whose length nobody knows, counts as none.</param>
public readonly record struct RecordReadProgress(string File, long BytesRead, long TotalBytes);
