using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Harness;

/// <summary>Whether the output starts with a target apart from white space at both ends, as HELM computes prefix_exact_match.</summary>
/// <remarks>
/// Score 0 or 1, higher is better; the most over several targets. The sound definition is <c>prefix_match</c>. Unscored where there is no target or no output. Reference: evaluate_reference_metrics.py of HELM.
/// </remarks>
public sealed class HelmPrefixExactMatch : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = ToolRules.Match("helm:prefix_exact_match", "prefix_exact_match (HELM)", "Whether the output starts with a target apart from white space at both ends, as HELM computes prefix_exact_match.", ToolRules.Helm,
        ["Every output that is not empty starts with an empty target.", "42 starts with 4.", ToolRules.EmptyOutputIsWrong],
        [
            new("What follows does not count.", ExampleRecord.Text(" Yes, it is", "Yes "), 1),
            new("Every output starts with an empty target.", ExampleRecord.Text("x", ""), 1),
            new("An empty output is wrong.", ExampleRecord.Text("", ""), 0),
            new("Without output the record is unscored.", ExampleRecord.Text(null, "x"), null),
        ]);

    /// <inheritdoc/>
    public Score Measure(Record record) => ToolRules.Best(record, static (target, output) => output.Length > 0 && PythonText.Strip(output).StartsWith(PythonText.Strip(target), StringComparison.Ordinal) ? 1 : 0);
}
