namespace MetricLens.Records;

/// <summary>What was met while records came in that is no error but worth knowing.</summary>
/// <param name="EmptyOutputs">Records whose output is the empty text: answers, and wrong ones.</param>
/// <param name="UnknownFields">Fields that the format does not know, with the number of records that have each.</param>
public sealed record RecordCensus(long EmptyOutputs, IReadOnlyDictionary<string, long> UnknownFields);
