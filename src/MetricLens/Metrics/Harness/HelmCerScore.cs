using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Harness;

/// <summary>The character error rate of normalized texts, as HELM computes cer_score.</summary>
/// <remarks>
/// Range 0 to ∞, lower is better. Threshold-fine. Both texts lose case, ASCII punctuation and extra white space first, not articles. HELM takes the most over several targets, of a rate of which less is better. The sound definition is
/// <c>character_error_rate</c>. Unscored where there is no target or no output, and where nothing is left of a target, for which jiwer fails. Reference: evaluate_reference_metrics.py of HELM; jiwer.
/// </remarks>
public sealed class HelmCerScore : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = ToolRules.Match("helm:cer_score", "cer_score (HELM)", "The character error rate of normalized texts, as HELM computes cer_score.", ToolRules.Helm,
        ["An empty output scores 0, the best: it rewards silence.", "Of several targets the worst counts, as HELM takes the greatest of every score."],
        [
            new("Three letters are wrong, of seven.", ExampleRecord.Text("Kitten", "sitting"), 3.0 / 7),
            new("An empty output is the best.", ExampleRecord.Text("", "sitting"), 0),
            new("Of several targets the farthest counts.", ExampleRecord.Text("cat", "cat", "dog"), 1),
            new("Of a target of punctuation nothing is left: unscored.", ExampleRecord.Text("x", "..."), null),
        ]) with
    {
        Direction = Direction.LowerIsBetter,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.ThresholdFine,
        Claims = MetricClaims.None,
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        foreach (string target in record.Targets.Span)
            if (TextNormalization.Squad(target, withoutArticles: false).Length == 0) return Score.Unscored("the target is empty after normalization");
        return ToolRules.Best(record, static (target, output) =>
        {
            if (output.Length == 0) return 0;
            int[] gold = CodePoints.Of(TextNormalization.Squad(target, withoutArticles: false)), answer = CodePoints.Of(TextNormalization.Squad(output, withoutArticles: false));
            return (double)EditDistance.Levenshtein<int>(answer, gold) / gold.Length;
        });
    }
}
