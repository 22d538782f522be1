using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Sets;

/// <summary>The edits that all outputs need together, as a share of the code points of all references.</summary>
/// <remarks>
/// Range 0 to ∞, lower is better. Threshold-fine. A ratio of sums: long references weigh more, and it is not the mean of the records' rates. The errors and the length of a record are those of the target with the lowest rate, the first of equals.
/// A record without output or without a target that has code points does not count. Reference: Morris, Maier and Green (2004).
/// </remarks>
public sealed class PooledCharacterErrorRate : ISetMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "pooled_character_error_rate",
        Name = "pooled character error rate",
        Summary = "The edits that all outputs need together, as a share of the code points of all references.",
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
            new("Three errors in seven characters and none in one: three eighths.", [ExampleRecord.Text("kitten", "sitting"), ExampleRecord.Text("x", "x")], 0.375),
            new("An empty output leaves every character out.", [ExampleRecord.Text("", "4096")], 1),
            new("A record without output does not count.", [ExampleRecord.Text(null, "4096"), ExampleRecord.Text("x", "x")], 0),
            new("Without a target there is no rate.", [ExampleRecord.Text("cat")], null),
        ],
    };

    /// <inheritdoc/>
    public SetContribution Read(Record record) => ErrorCount.Read(record, TextUnit.CodePoints);

    /// <inheritdoc/>
    public Score Measure(SetSample sample) =>
        RatioOfSums.Of(sample) is { } rate ? Score.Of(rate.Ratio, units: rate.Divisor) : Score.Unscored("no target counts");
}
