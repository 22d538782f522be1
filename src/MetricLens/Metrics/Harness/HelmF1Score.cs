using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Harness;

/// <summary>The F1 of the sets of words of the output and of a target, as HELM computes f1_score.</summary>
/// <remarks>
/// Range [0, 1], higher is better; the most over several targets. Threshold-fine. The sound definition is <c>token_f1</c>, which counts words. Unscored where there is no target or no output.
/// Reference: evaluate_reference_metrics.py of HELM; nltk's f_measure.
/// </remarks>
public sealed class HelmF1Score : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = ToolRules.Match("helm:f1_score", "f1_score (HELM)", "The F1 of the sets of words of the output and of a target, as HELM computes f1_score.", ToolRules.Helm,
        ["Words are sets: how often one is said does not count, so cat cat dog equals cat dog dog.", "Where a side has no words after normalization it scores 0, even where both have none."],
        [
            new("How often a word is said does not count.", ExampleRecord.Text("cat cat dog", "cat dog dog"), 1),
            new("One of two words on one side.", ExampleRecord.Text("cat", "cat dog"), 2.0 / 3),
            new("Two articles are nothing, and score 0.", ExampleRecord.Text("a", "the"), 0),
            new("Without output the record is unscored.", ExampleRecord.Text(null, "x"), null),
        ]) with
    {
        Continuity = Continuity.ThresholdFine,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.Text,
    };

    /// <inheritdoc/>
    public Score Measure(Record record) => ToolRules.Best(record, static (target, output) =>
    {
        HashSet<string> gold = [.. PythonText.Split(TextNormalization.Squad(target))], words = [.. PythonText.Split(TextNormalization.Squad(output))];
        int common = words.Count(gold.Contains);
        return common == 0 ? 0 : 2.0 * common / (gold.Count + words.Count);
    });
}
