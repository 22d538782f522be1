using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>Whether the output equals a reference answer after case, ASCII punctuation, articles and white space are evened out.</summary>
/// <remarks>
/// <para>
/// Score 0 or 1, higher is better, chance 0. Threshold-coarse. Both texts go through <see cref="TextNormalization.QuasiExact"/>;
/// equal to any target suffices. An empty output scores 0. A target of which normalization leaves nothing is no reference: the record
/// is unscored where it has no other, or no target, or no output. HELM scores such a target, and gives <c>a</c> for <c>the</c> a 1.
/// </para>
/// <para>
/// Unfit for numbers: <c>3.14</c> equals <c>314</c> and <c>-5</c> equals <c>5</c>; <see cref="TextNormalization.ChangesNumber"/> finds such targets.
/// Reference: Liang et al. (2022), HELM, quasi-exact match; its normalization is that of Rajpurkar et al. (2016), SQuAD.
/// </para>
/// </remarks>
public sealed class QuasiExactMatch : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "quasi_exact_match",
        Name = "quasi-exact match",
        Summary = "Whether the output equals a reference answer after case, ASCII punctuation, articles and white space are evened out.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = RecordFields.Targets | RecordFields.Output,
        Chance = "0",
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.Symmetric | MetricClaims.MoreTargetsNeverHurt,
        Reference = "Liang et al. (2022), Holistic Evaluation of Language Models, quasi-exact match",
        Examples =
        [
            new("Case, a full stop and an article do not count.", ExampleRecord.Text("The cat sat.", "cat sat"), 1),
            new("The order of words counts.", ExampleRecord.Text("New York City", "york new city"), 0),
            new("A decimal point does not count: it is unfit for numbers.", ExampleRecord.Text("3.14", "314"), 1),
            new("The minus sign outside ASCII counts.", ExampleRecord.Text("\u22125", "-5"), 0),
            new("Any of several targets suffices.", ExampleRecord.Text("Yes!", "no", "yes"), 1),
            new("An empty output scores 0.", ExampleRecord.Text("", "x"), 0),
            new("A target of articles alone is unscored.", ExampleRecord.Text("A", "A"), null),
            new("An absent output is unscored.", ExampleRecord.Text(null, "x"), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return TextAnswer.Match(record, TextNormalization.QuasiExact, "the target is empty after normalization");
    }
}
