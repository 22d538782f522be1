using System.Text.Json.Nodes;

namespace MetricLens.Notebooks;

/// <summary>What a code cell gave.</summary>
/// <param name="ExecutionCount">Its place among the cells that ran, from 1; <see langword="null"/> where it did not run.</param>
/// <param name="Outputs">Its outputs in order.</param>
public sealed record CellResult(int? ExecutionCount, IReadOnlyList<CellOutput> Outputs)
{
    internal JsonArray Json() => [.. Outputs.Select(output => output.Json(ExecutionCount))];
}
