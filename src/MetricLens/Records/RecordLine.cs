namespace MetricLens.Records;

/// <summary>A record with the place it was read from.</summary>
/// <param name="Record">The record.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The 1-based line.</param>
/// <param name="UnknownFields">The names of its fields that the format does not know.</param>
public sealed record RecordLine(Record Record, string File, long Line, IReadOnlyList<string> UnknownFields);
