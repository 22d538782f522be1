namespace MetricLens.Import;

/// <summary>What becomes of a tool's field.</summary>
/// <param name="From">The field in the tool's file.</param>
/// <param name="To">The record's field, or why it has none.</param>
public sealed record FieldMapping(string From, string To);
