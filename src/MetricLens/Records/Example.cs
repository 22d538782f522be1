namespace MetricLens.Records;

/// <summary>One example of one task.</summary>
/// <param name="Task">The index of its task in <see cref="RecordKeys.Tasks"/>.</param>
/// <param name="Id">Its id within the task.</param>
/// <param name="Cluster">The passage or template that it shares with others, where there is one.</param>
public sealed record Example(int Task, string Id, string? Cluster);
