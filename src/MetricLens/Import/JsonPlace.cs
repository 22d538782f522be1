using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Where in a file a JSON value stands, and the limits that hold there.</summary>
internal sealed record JsonPlace(string File, long Line, ImportLimits Limits)
{
    public InputDataException Fault(string? field, string value, string expected, Exception? cause = null) => new(File, Line, field, value, expected, cause);
}
