using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>Whether the last numbers of the output and of a target are written alike, as HELM computes final_number_exact_match.</summary>
/// <remarks>
/// Score 0 or 1, higher is better; the most over several targets. The sound definition is <c>extract(numeric_match, hashes)</c> or another rule. Unscored where there is no target or no output. Reference: evaluate_reference_metrics.py of HELM.
/// </remarks>
public sealed class HelmFinalNumberExactMatch : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = ToolRules.Match("helm:final_number_exact_match", "final_number_exact_match (HELM)", "Whether the last numbers of the output and of a target are written alike, as HELM computes final_number_exact_match.", ToolRules.Helm,
        ["5.0 and 5 differ: texts are compared, not numbers.", "A comma alone is a number, of no digits.", "The decimal point of its pattern stands for any character: 5 eggs 6 holds the numbers 5 and 6, and 5x6 is one.", "An output without a number is wrong even where the target has none."],
        [
            new("Words and commas do not count.", ExampleRecord.Text("The answer is 1,015 eggs.", "It is 1015"), 1),
            new("The last number counts.", ExampleRecord.Text("15 and then 16", "15"), 0),
            new("A zero behind the point is another number.", ExampleRecord.Text("5.0", "5"), 0),
            new("No number is wrong.", ExampleRecord.Text("none", "none"), 0),
            new("Without output the record is unscored.", ExampleRecord.Text(null, "5"), null),
        ]);

    /// <inheritdoc/>
    public Score Measure(Record record) => ToolRules.Best(record, static (target, output) => ToolRules.FinalNumber(output) is { Length: > 0 } number && number == ToolRules.FinalNumber(target) ? 1 : 0);
}
