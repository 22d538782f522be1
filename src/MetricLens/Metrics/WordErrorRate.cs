using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>The fewest words to insert, delete or replace to turn the output into a reference answer, as a share of the reference's.</summary>
/// <remarks>
/// Range 0 to ∞, lower is better; the least over several targets. Threshold-fine. Not symmetric: the reference's length is the measure. The mean over records is not the pooled rate, which <c>pooled_word_error_rate</c> gives.
/// An empty output scores 1. A target without words is no reference: the record is unscored where it has no other, or no target, or no output; and where the texts are too long to compare. HELM's rate gives an empty output 0,
/// the best; jiwer's counts the insertions where the reference is empty. Reference: Morris, Maier and Green (2004).
/// </remarks>
public sealed class WordErrorRate : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "word_error_rate",
        Name = "word error rate",
        Summary = "The fewest words to insert, delete or replace to turn the output into a reference answer, as a share of the reference's.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.ThresholdFine,
        Inputs = RecordFields.Targets | RecordFields.Output,
        Claims = MetricClaims.MoreTargetsNeverHurt,
        Reference = "Morris, Maier and Green (2004), From WER and RIL to MER and WIL",
        Examples =
        [
            new("One word of three is wrong.", ExampleRecord.Text("the cat ran", "the cat sat"), 1.0 / 3),
            new("More words than the reference has can be wrong.", ExampleRecord.Text("a b c", "x"), 3),
            new("An empty output leaves every word out.", ExampleRecord.Text("", "the cat"), 1),
            new("The nearest of several targets counts.", ExampleRecord.Text("cat", "the dog", "cat"), 0),
            new("A target without words is unscored.", ExampleRecord.Text("cat", " "), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record) => ErrorCount.Rate(record, TextUnit.Words);
}
