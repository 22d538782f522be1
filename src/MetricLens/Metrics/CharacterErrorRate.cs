using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>The fewest code points to insert, delete or replace to turn the output into a reference answer, as a share of the reference's.</summary>
/// <remarks>
/// Range 0 to ∞, lower is better; the least over several targets. Threshold-fine. Not symmetric: the reference's length is the measure. The mean over records is not the pooled rate, which <c>pooled_character_error_rate</c> gives.
/// An empty output scores 1. A target without code points is no reference: the record is unscored where it has no other, or no target, or no output; and where the texts are too long to compare. HELM's rate gives an empty output 0,
/// the best; jiwer's counts the insertions where the reference is empty. Reference: Morris, Maier and Green (2004).
/// </remarks>
public sealed class CharacterErrorRate : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "character_error_rate",
        Name = "character error rate",
        Summary = "The fewest code points to insert, delete or replace to turn the output into a reference answer, as a share of the reference's.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.ThresholdFine,
        Inputs = RecordFields.Targets | RecordFields.Output,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.OnlyReferenceIsBest | MetricClaims.MoreTargetsNeverHurt,
        Reference = "Morris, Maier and Green (2004), From WER and RIL to MER and WIL",
        Examples =
        [
            new("Three letters are wrong, of seven.", ExampleRecord.Text("kitten", "sitting"), 3.0 / 7),
            new("The reference's length is the measure: the other way round it is another rate.", ExampleRecord.Text("sitting", "kitten"), 0.5),
            new("An empty output leaves every character out.", ExampleRecord.Text("", "4096"), 1),
            new("An empty target is unscored.", ExampleRecord.Text("4096", ""), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record) => ErrorCount.Rate(record, TextUnit.CodePoints);
}
