using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Harness;

/// <summary>Whether the output equals a target without case, ASCII punctuation, articles and extra white space, as HELM computes quasi_exact_match.</summary>
/// <remarks>
/// Score 0 or 1, higher is better; the most over several targets. The sound definition is <c>quasi_exact_match</c>, or <c>exact_match:numeric_safe</c> for numbers. Unscored where there is no target or no output.
/// Reference: evaluate_reference_metrics.py of HELM.
/// </remarks>
public sealed class HelmQuasiExactMatch : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = ToolRules.Match("helm:quasi_exact_match", "quasi_exact_match (HELM)", "Whether the output equals a target without case, ASCII punctuation, articles and extra white space, as HELM computes quasi_exact_match.", ToolRules.Helm,
        ["3.14 equals 314, and -5 equals 5.", "Texts of which nothing is left are equal: a equals the.", ToolRules.EmptyOutputIsWrong],
        [
            new("Case, a full stop and an article do not count.", ExampleRecord.Text("The cat sat.", "cat sat"), 1),
            new("A decimal point does not count.", ExampleRecord.Text("3.14", "314"), 1),
            new("Two articles are equal, both being nothing.", ExampleRecord.Text("a", "the"), 1),
            new("An empty output is wrong even where nothing is left of the target.", ExampleRecord.Text("", "A"), 0),
            new("Without output the record is unscored.", ExampleRecord.Text(null, "x"), null),
        ]);

    /// <inheritdoc/>
    public Score Measure(Record record) => ToolRules.Best(record, static (target, output) => output.Length > 0 && TextNormalization.Squad(target) == TextNormalization.Squad(output) ? 1 : 0);
}
