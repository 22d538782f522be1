using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Harness;

/// <summary>The F1 of the words of the output and of a target, as the SQuAD 2.0 script computes f1.</summary>
/// <remarks>
/// Range [0, 1] (the script multiplies the mean by 100), higher is better; the most over several targets. Threshold-fine. Words are counted. A target of which nothing is left means that there is no answer, and then the score is 1 for an output of which
/// nothing is left and 0 for others. The sound definition is <c>token_f1</c>. Unscored where there is no target (give "" where there is no answer) or no output. Reference: evaluate-v2.0.py of SQuAD.
/// </remarks>
public sealed class SquadF1 : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = ToolRules.Match("squad:f1", "f1 (SQuAD)", "The F1 of the words of the output and of a target, as the SQuAD 2.0 script computes f1.", ToolRules.Squad,
        ["Where a side has no words it is 1 if neither has, else 0; the script for SQuAD 1.1 gives 0 for both."],
        [
            new("Two of three words on both sides.", ExampleRecord.Text("cat cat dog", "cat dog dog"), 2.0 / 3),
            new("An empty output is right where there is no answer.", ExampleRecord.Text("", "the"), 1),
            new("An answer is wrong where there is none.", ExampleRecord.Text("cat", ""), 0),
            new("Without output the record is unscored.", ExampleRecord.Text(null, "x"), null),
        ]) with
    {
        Continuity = Continuity.ThresholdFine,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.Text,
        Claims = MetricClaims.None,
    };

    /// <inheritdoc/>
    public Score Measure(Record record) => SquadAnswers.Best(record, static (target, output) =>
    {
        IReadOnlyList<string> gold = PythonText.Split(target), words = PythonText.Split(output);
        return gold.Count == 0 && words.Count == 0 ? 1 : TokenF1.Of(words, gold);
    });
}
