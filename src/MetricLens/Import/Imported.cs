using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>One thing read from a foreign file: a record, a row of a scored table or a mean.</summary>
/// <param name="Line">Its 1-based line, row or place in the file.</param>
internal sealed record Imported(long Line)
{
    public Record? Record { get; init; }

    public IReadOnlyList<string> UnknownFields { get; init; } = [];

    public ScoredRow? Scored { get; init; }

    public AggregateScore? Aggregate { get; init; }
}
