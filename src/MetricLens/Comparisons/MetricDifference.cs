using MetricLens.Metrics;
using MetricLens.Statistics;

namespace MetricLens.Comparisons;

/// <summary>How two models differ under one metric, on the examples that both answered.</summary>
public sealed record MetricDifference
{
    /// <summary>The metric.</summary>
    public required MetricCard Metric { get; init; }

    /// <summary>The first model's mean score.</summary>
    public required double First { get; init; }

    /// <summary>The second model's mean score.</summary>
    public required double Second { get; init; }

    /// <summary>The first mean less the second, in the metric's own units, with its two-sided BCa interval over examples.</summary>
    public required Estimate Difference { get; init; }

    /// <summary>The two-sided p-value that the two score alike.</summary>
    public required double P { get; init; }

    /// <summary>The same, corrected over all the comparisons under this metric: Holm below ten, Benjamini–Hochberg from ten on.</summary>
    public double PAdjusted { get; init; }

    /// <summary>How many examples only the first model gets right, and only the second; <see langword="null"/> where McNemar's exact test does not apply.</summary>
    public (int OnlyFirst, int OnlySecond)? Disagreements { get; init; }

    /// <summary>The smallest difference that as many examples find at the power asked for, uncorrected; <see langword="null"/> where they can show none.</summary>
    public double? SmallestShown { get; init; }

    /// <summary>The level of the test.</summary>
    public required double Alpha { get; init; }

    /// <summary>Whether the test is McNemar's exact one; else it is the paired bootstrap.</summary>
    public bool IsExact => Disagreements is not null;

    /// <summary>Whether the two differ after the correction.</summary>
    public bool IsSignificant => PAdjusted <= Alpha && Lead != 0;

    /// <summary>1 where the first model is better, −1 where the second is, 0 where their means are equal.</summary>
    public int Lead => Math.Sign(Difference.Value) * (Metric.Direction == Direction.HigherIsBetter ? 1 : -1);
}
