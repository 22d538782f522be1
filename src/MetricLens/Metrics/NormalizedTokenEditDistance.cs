using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>The token edit distance to a reference answer, as a share of the longer of both.</summary>
/// <remarks>
/// Range [0, 1], lower is better; the least over several targets. Threshold-fine: one more edit costs 1 / longer length.
/// The record's own tokens are compared where both sides have them, in one vocabulary, and there is at most one target; else Unicode code points.
/// It averages as many outcomes as the target has of either. An empty output scores 1. Empty targets are no references: the record is unscored where it
/// has no other, or no target, or no output. Not a metric in the mathematical sense: ab, aba and ba break the triangle inequality.
/// Reference: Levenshtein (1966); as an alternative to exact match, Schaeffer, Miranda and Koyejo (2023), who leave it unnormalized.
/// </remarks>
public sealed class NormalizedTokenEditDistance : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "normalized_token_edit_distance",
        Name = "normalized token edit distance",
        Summary = "The token edit distance to a reference answer, as a share of the longer of both.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdFine,
        Inputs = TokenComparison.Inputs,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.Text,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.OnlyReferenceIsBest | MetricClaims.Symmetric | MetricClaims.MoreTargetsNeverHurt,
        Reference = "Levenshtein (1966); Schaeffer, Miranda and Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?",
        Examples =
        [
            new("One wrong token of four costs a quarter.", ExampleRecord.Tokens([4, 0, 8, 6], [4, 0, 9, 6]), 0.25),
            new("The longer length is the measure, be it the output's.", ExampleRecord.Tokens([1, 2, 3, 4, 5], [1, 2]), 0.6),
            new("Without tokens, code points are compared.", ExampleRecord.Text("kitten", "sitting"), 3.0 / 7),
            new("The nearest of several targets counts.", ExampleRecord.Text("colour", "hue", "color"), 1.0 / 6),
            new("The reference itself scores 0.", ExampleRecord.Text("4096", "4096"), 0),
            new("An empty output scores 1.", ExampleRecord.Text("", "4096"), 1),
            new("An empty target is unscored.", ExampleRecord.Text("4096", ""), null),
            new("An absent output is unscored.", ExampleRecord.Text(null, "4096"), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return TokenComparison.Best(record, Direction.LowerIsBetter, static (output, target) =>
            Score.Of((double)EditDistance.Levenshtein(output, target) / Math.Max(output.Length, target.Length), units: target.Length));
    }
}
