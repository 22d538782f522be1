using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Harness;

/// <summary>Whether the output starts with a target without case, ASCII punctuation, articles and extra white space, as HELM computes quasi_prefix_exact_match.</summary>
/// <remarks>
/// Score 0 or 1, higher is better; the most over several targets. The sound definition is <c>prefix_match:quasi</c>. Unscored where there is no target or no output. Reference: evaluate_reference_metrics.py of HELM.
/// </remarks>
public sealed class HelmQuasiPrefixExactMatch : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = ToolRules.Match("helm:quasi_prefix_exact_match", "quasi_prefix_exact_match (HELM)", "Whether the output starts with a target without case, ASCII punctuation, articles and extra white space, as HELM computes quasi_prefix_exact_match.", ToolRules.Helm,
        ["A target of which nothing is left starts every output: the letter A is always right.", "A prefix may end inside a word or a number.", ToolRules.EmptyOutputIsWrong],
        [
            new("Case and articles do not count.", ExampleRecord.Text("The cat sat", "Cat"), 1),
            new("The option A is always right.", ExampleRecord.Text("B", "A"), 1),
            new("An empty output is wrong.", ExampleRecord.Text("", "A"), 0),
            new("Without output the record is unscored.", ExampleRecord.Text(null, "x"), null),
        ]);

    /// <inheritdoc/>
    public Score Measure(Record record) => ToolRules.Best(record, static (target, output) => output.Length > 0 && TextNormalization.Squad(output).StartsWith(TextNormalization.Squad(target), StringComparison.Ordinal) ? 1 : 0);
}
