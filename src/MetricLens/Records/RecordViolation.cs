namespace MetricLens.Records;

/// <summary>A rule that a record breaks.</summary>
/// <param name="Field">The field, with its index in an array.</param>
/// <param name="Value">What was found, as text.</param>
/// <param name="Expected">What was expected, as a noun phrase.</param>
public sealed record RecordViolation(string Field, string Value, string Expected);
