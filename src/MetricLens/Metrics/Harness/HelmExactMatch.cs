using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Harness;

/// <summary>Whether the output equals a target apart from white space at both ends, as HELM computes exact_match.</summary>
/// <remarks>
/// Score 0 or 1, higher is better; the most over several targets. The sound definition is <c>exact_match</c>. Unscored where there is no target or no output. Reference: evaluate_reference_metrics.py of HELM.
/// </remarks>
public sealed class HelmExactMatch : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = ToolRules.Match("helm:exact_match", "exact_match (HELM)", "Whether the output equals a target apart from white space at both ends, as HELM computes exact_match.", ToolRules.Helm,
        ["White space at both ends does not count.", ToolRules.EmptyOutputIsWrong, "An empty target equals an output of white space."],
        [
            new("White space at the ends does not count.", ExampleRecord.Text(" yes\n", "yes"), 1),
            new("An empty output is wrong even where the target is empty.", ExampleRecord.Text("", ""), 0),
            new("Blank equals empty.", ExampleRecord.Text(" ", ""), 1),
            new("Without output the record is unscored.", ExampleRecord.Text(null, "x"), null),
        ]);

    /// <inheritdoc/>
    public Score Measure(Record record) => ToolRules.Best(record, static (target, output) => output.Length > 0 && PythonText.Strip(target) == PythonText.Strip(output) ? 1 : 0);
}
