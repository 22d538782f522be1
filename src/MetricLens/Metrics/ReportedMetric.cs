namespace MetricLens.Metrics;

/// <summary>What a tool's means of one name are: a metric, and how to get to its unit.</summary>
/// <param name="Card">The metric.</param>
/// <param name="Factor">What the means are multiplied by.</param>
/// <param name="IsExponential">Whether their logarithm is taken first: a perplexity is e to a mean loss.</param>
internal sealed record ReportedMetric(MetricCard Card, double Factor, bool IsExponential)
{
    /// <summary>A reported mean in the metric's unit, and its standard error there to first order; <see langword="null"/> where it has no logarithm.</summary>
    public (double Mean, double? StandardError)? Of(double mean, double? standardError)
    {
        if (IsExponential && !(mean > 0)) return null;
        double slope = IsExponential ? Factor / mean : Factor;
        return (Factor * (IsExponential ? Math.Log(mean) : mean), standardError * Math.Abs(slope));
    }
}
