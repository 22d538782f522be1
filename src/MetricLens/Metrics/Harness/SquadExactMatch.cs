using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>Whether the output equals a target without case, ASCII punctuation, articles and extra white space, as the SQuAD 2.0 script computes exact.</summary>
/// <remarks>
/// Score 0 or 1 (the script multiplies the mean by 100), higher is better; the most over several targets. A target of which nothing is left means that there is no answer, and then an output of which nothing is left is right. The sound definition is
/// <c>quasi_exact_match</c>. Unscored where there is no target (give "" where there is no answer) or no output. Reference: evaluate-v2.0.py of SQuAD.
/// </remarks>
public sealed class SquadExactMatch : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = ToolRules.Match("squad:exact_match", "exact_match (SQuAD)", "Whether the output equals a target without case, ASCII punctuation, articles and extra white space, as the SQuAD 2.0 script computes exact.", ToolRules.Squad,
        ["3.14 equals 314, and -5 equals 5.", "Texts of which nothing is left are equal: a equals the, and an empty output equals either.", "Beside another reference one of which nothing is left is dropped, so a further reference can make a score worse."],
        [
            new("Case, a full stop and an article do not count.", ExampleRecord.Text("The cat sat.", "cat sat"), 1),
            new("An empty output is right where there is no answer.", ExampleRecord.Text("", ""), 1),
            new("An article is no answer either.", ExampleRecord.Text("a", "the"), 1),
            new("Beside a real answer one that is nothing does not count.", ExampleRecord.Text("", "the", "cat"), 0),
            new("Without output the record is unscored.", ExampleRecord.Text(null, "x"), null),
        ]) with
    {
        Claims = MetricClaims.None,
    };

    /// <inheritdoc/>
    public Score Measure(Record record) => SquadAnswers.Best(record, static (target, output) => target == output ? 1 : 0);
}
