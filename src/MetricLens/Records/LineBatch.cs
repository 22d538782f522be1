namespace MetricLens.Records;

/// <summary>Some whole lines of a file, as they lie in it.</summary>
/// <param name="Buffer">The bytes, in an array of the shared pool.</param>
/// <param name="Start">Where the lines begin: behind a byte order mark, where the file has one.</param>
/// <param name="End">Where they end.</param>
/// <param name="FirstLine">The 1-based line of the first.</param>
internal sealed record LineBatch(byte[] Buffer, int Start, int End, long FirstLine);
