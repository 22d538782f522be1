using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Sets;

/// <summary>The edits that all outputs need together, as a share of the words of all references.</summary>
/// <remarks>
/// Range 0 to ∞, lower is better. Threshold-fine. A ratio of sums: long references weigh more, and it is not the mean of the records' rates. The errors and the length of a record are those of the target with the lowest rate, the first of equals.
/// A record without output or without a target that has words does not count. Reference: Morris, Maier and Green (2004).
/// </remarks>
public sealed class PooledWordErrorRate : ISetMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "pooled_word_error_rate",
        Name = "pooled word error rate",
        Summary = "The edits that all outputs need together, as a share of the words of all references.",
        Level = MetricLevel.Set,
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.ThresholdFine,
        Inputs = RecordFields.Targets | RecordFields.Output,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.UnionBetweenParts,
        Reference = "Morris, Maier and Green (2004), From WER and RIL to MER and WIL",
        Examples =
        [
            new("One error in three words and none in one: one quarter, not the mean of both rates.", [ExampleRecord.Text("the cat ran", "the cat sat"), ExampleRecord.Text("yes", "yes")], 0.25),
            new("Errors may outnumber the words.", [ExampleRecord.Text("a b c", "x")], 3),
            new("Of several targets the nearest counts, with its own length.", [ExampleRecord.Text("cat", "the dog sat", "cat")], 0),
            new("Without a target there is no rate.", [ExampleRecord.Text("cat")], null),
        ],
    };

    /// <inheritdoc/>
    public SetContribution Read(Record record) => ErrorCount.Read(record, TextUnit.Words);

    /// <inheritdoc/>
    public Score Measure(SetSample sample) =>
        RatioOfSums.Of(sample) is { } rate ? Score.Of(rate.Ratio, units: rate.Divisor) : Score.Unscored("no target counts");
}
