namespace MetricLens.Comparisons;

/// <summary>A task that nothing was compared on.</summary>
/// <param name="Task">The task.</param>
/// <param name="Arm">The arm, where there is one.</param>
/// <param name="Why">The reason, as a clause.</param>
public sealed record SkippedTask(string Task, string? Arm, string Why);
