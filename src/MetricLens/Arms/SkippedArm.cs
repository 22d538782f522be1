namespace MetricLens.Arms;

/// <summary>An arm that was not compared.</summary>
/// <param name="Task">The task.</param>
/// <param name="Family">The family.</param>
/// <param name="Arm">The arm; <see langword="null"/> for records that name none.</param>
/// <param name="Why">Why not, as a phrase.</param>
public sealed record SkippedArm(string Task, string Family, string? Arm, string Why);
