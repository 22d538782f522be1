using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Whether the output equals a reference answer, character by character.</summary>
/// <remarks>
/// Score 0 or 1, higher is better, chance 0. Threshold-coarse. The texts are compared untouched, by ordinal comparison: case,
/// white space and Unicode composition count. Equal to any target suffices. An empty output is an answer and scores 0. Empty targets are no references:
/// the record is unscored where it has no other, or no target, or no output. HELM's exact match strips white space at both ends
/// first and scores an empty target; lm-eval's loses trailing NUL characters. This one does neither.
/// Reference: Srivastava et al. (2022), BIG-bench's <c>exact_str_match</c>.
/// </remarks>
public sealed class ExactMatch : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "exact_match",
        Name = "exact match",
        Summary = "Whether the output equals a reference answer, character by character.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = RecordFields.Targets | RecordFields.Output,
        Chance = "0",
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.OnlyReferenceIsBest | MetricClaims.Symmetric | MetricClaims.MoreTargetsNeverHurt,
        Reference = "Srivastava et al. (2022), Beyond the Imitation Game, exact_str_match",
        Examples =
        [
            new("The reference itself scores 1.", ExampleRecord.Text("4096", "4096"), 1),
            new("One wrong digit of four scores 0.", ExampleRecord.Text("4086", "4096"), 0),
            new("Any of several targets suffices.", ExampleRecord.Text("colour", "color", "colour"), 1),
            new("A trailing space counts.", ExampleRecord.Text("4096 ", "4096"), 0),
            new("A composed and a decomposed é differ.", ExampleRecord.Text("caf\u00E9", "cafe\u0301"), 0),
            new("An empty output scores 0.", ExampleRecord.Text("", "4096"), 0),
            new("An empty target is unscored.", ExampleRecord.Text("", ""), null),
            new("An empty target beside another matches nothing.", ExampleRecord.Text("", "", "4096"), 0),
            new("An absent output is unscored.", ExampleRecord.Text(null, "4096"), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return TextAnswer.Match(record, static text => text, TextAnswer.EmptyTarget);
    }
}
