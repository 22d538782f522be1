using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Wrappers;

/// <summary>Another metric of the answer that a rule finds in the output, instead of the whole output.</summary>
/// <remarks>
/// The rules are those of <see cref="AnswerExtraction"/>. A target goes through the same rule, and stays as it is where the rule finds nothing: GSM8K's references are whole
/// solutions, others' are bare answers. Where the rule finds nothing in the output, the answer is empty and as wrong as an empty output. The model's own tokens
/// are of the whole texts, so they are not looked at. All else is as the metric's card says.
/// Reference: Cobbe et al. (2021) for <c>####</c>; Hendrycks et al. (2021) for <c>\boxed{}</c>.
/// </remarks>
public sealed class Extract : IMetric
{
    private readonly IMetric _metric;
    private readonly AnswerExtraction _rule;

    /// <summary>Makes one.</summary>
    /// <param name="metric">The metric; it must look at the output.</param>
    /// <param name="rule">A rule's name or a regular expression.</param>
    /// <exception cref="ArgumentException">The metric does not look at the output, or the expression is faulty.</exception>
    public Extract(IMetric metric, string rule)
    {
        Wrapped.RequireTexts(metric, "extract");
        _metric = metric;
        _rule = AnswerExtraction.Get(rule);
        string argument = _rule.IsNamed ? rule : rule.Contains('\'', StringComparison.Ordinal) ? $"\"{rule}\"" : $"'{rule}'";
        Card = Wrapped.OfTexts(metric.Card, $"extract({metric.Card.Id},{argument})", $"{metric.Card.Name} of the answer ({rule})");
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return _metric.Measure(Wrapped.WithTexts(record, record.Output is null ? null : _rule.Find(record.Output) ?? "", target => _rule.Find(target) ?? target));
    }
}
