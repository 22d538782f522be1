using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>The fewest tokens to insert, delete or replace to turn the output into a reference answer.</summary>
/// <remarks>
/// Range 0 to ∞, in tokens, lower is better; the least over several targets. Threshold-fine: the greedy text changes token by token.
/// The record's own tokens are compared where both sides have them, in one vocabulary, and there is at most one target; else Unicode code points,
/// and the two are not on one scale. An empty output scores the target's length. Empty targets are no references: the record is unscored where it has no other,
/// or no target, or no output. It has no latent scale: examples of different lengths have different worst scores; use <see cref="NormalizedTokenEditDistance"/>.
/// Reference: Levenshtein (1966); as an alternative to exact match, Schaeffer, Miranda and Koyejo (2023).
/// </remarks>
public sealed class TokenEditDistance : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "token_edit_distance",
        Name = "token edit distance",
        Summary = "The fewest tokens to insert, delete or replace to turn the output into a reference answer.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.ThresholdFine,
        Inputs = TokenComparison.Inputs,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.OnlyReferenceIsBest | MetricClaims.Symmetric | MetricClaims.TriangleInequality | MetricClaims.MoreTargetsNeverHurt,
        Reference = "Levenshtein (1966); Schaeffer, Miranda and Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?",
        Examples =
        [
            new("The model's own tokens are compared.", ExampleRecord.Tokens([4, 0, 8, 6], [4, 0, 9, 6]), 1),
            new("Without tokens, code points are.", ExampleRecord.Text("kitten", "sitting"), 3),
            new("An emoji counts once.", ExampleRecord.Text("\U0001F600", "\U0001F601"), 1),
            new("The nearest of several targets counts.", ExampleRecord.Text("colour", "hue", "color"), 1),
            new("The reference itself scores 0.", ExampleRecord.Text("4096", "4096"), 0),
            new("An empty output scores the target's length.", ExampleRecord.Text("", "4096"), 4),
            new("An empty target is unscored.", ExampleRecord.Text("4096", ""), null),
            new("An absent output is unscored.", ExampleRecord.Text(null, "4096"), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return TokenComparison.Best(record, Direction.LowerIsBetter,
            static (output, target) => Score.Of(EditDistance.Levenshtein(output, target)));
    }
}
