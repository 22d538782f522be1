using MetricLens.Curves;
using MetricLens.Statistics;

namespace MetricLens.Arms;

/// <summary>What an arm adds to its baseline's raw score at one scale.</summary>
/// <param name="Point">The scale, of the curve of differences.</param>
/// <param name="Arm">The arm's mean.</param>
/// <param name="Baseline">The baseline's mean on the same examples.</param>
/// <param name="Difference">The mean difference, better being higher, with a two-sided interval that holds at all scales together.</param>
public sealed record Benefit(CurvePoint Point, Estimate Arm, Estimate Baseline, Estimate Difference)
{
    /// <summary>Whether the arm is shown to help.</summary>
    public bool Helps => Difference.Lower > 0;

    /// <summary>Whether the arm is shown to harm.</summary>
    public bool Harms => Difference.Upper < 0;

    /// <summary>The benefits at all scales.</summary>
    internal static Benefit[] Of(ScaleCurve arm, ScaleCurve baseline, ScaleCurve difference, double alpha)
    {
        double level = 1 - (alpha / difference.Points.Count);
        return [.. difference.Points.Select((point, k) => new Benefit(point, arm.Points[k].Mean, baseline.Points[k].Mean, Interval(difference, k, level, Range(arm))))];
    }

    /// <summary>The width of a raw metric's range.</summary>
    internal static double Range(ScaleCurve raw) => raw.Metric.Maximum - raw.Metric.Minimum;

    /// <summary>
    /// A paired t interval with the variance of Agresti and Min (2005), who add half an example to each cell of the two-by-two table: where no example tells the
    /// arms apart, or one does, the sample variance alone would show a certainty that n examples cannot give.
    /// </summary>
    internal static Estimate Interval(ScaleCurve difference, int point, double level, double range)
    {
        int[] runs = difference.RunsAt(point);
        int units = difference.IndependentUnits;
        double variance = runs.Sum(i => runs.Sum(j => difference.RunCovariance(i, j))) / runs.Length / runs.Length;
        double half = StudentT.Quantile((1 + level) / 2, units - 1) * Math.Sqrt(Math.Max(variance, 0) + Math.Pow(range / (units + 2), 2));
        double mean = difference.Points[point].Mean.Value;
        return new(mean, Math.Max(mean - half, -range), Math.Min(mean + half, range), level, difference.Examples, difference.Metric.Name);
    }
}
