namespace MetricLens.Curves;

/// <summary>What a verdict is about: one task, one family of models that differ in scale alone, one arm.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Family">The family's name.</param>
/// <param name="Arm">The arm, where records name one.</param>
public sealed record ComparisonKey(string Task, string Family, string? Arm)
{
    /// <summary>The task and family, and the arm where there is one, in a line.</summary>
    public string Label => Arm is null ? $"{Task} · {Family}" : $"{Task} · {Family} · {Arm}";
}
