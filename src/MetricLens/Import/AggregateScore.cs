using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>The mean score of one model on one task, as a tool reported it without the examples behind it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Family">The models that differ in scale alone.</param>
/// <param name="Model">The model.</param>
/// <param name="Arm">The condition, such as the number of shots, where there is one.</param>
/// <param name="Metric">The metric's name in the tool.</param>
/// <param name="Mean">The mean, finite.</param>
/// <param name="StandardError">Its standard error over examples, at least 0, where reported.</param>
/// <param name="Examples">The number of examples behind it, at least 1, where reported.</param>
/// <param name="Scales">The model's scales.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">Its 1-based line there; 0 in a format without lines.</param>
public sealed record AggregateScore(
    string Task, string Family, string Model, string? Arm, string Metric, double Mean, double? StandardError, long? Examples, ScaleValues Scales, string File, long Line)
{
    /// <summary>The score that guessing would be expected to reach, finite, where reported.</summary>
    public double? Chance { get; init; }
}
