using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Calibration;

/// <summary>How often the step share's interval holds the true share, where the model behind it is exactly true and the gap is given.</summary>
/// <remarks>In the worlds no polynomial is the truth and the gap is chosen, so that there is no one true share to cover; here there is.</remarks>
internal static class IntervalStudy
{
    /// <summary>The two-sided coverage that is aimed at.</summary>
    public const double Level = 0.95;

    /// <summary>The standard error of a latent score over examples, as 300 examples of five tokens give it, and what the scales share of its variance.</summary>
    private const double StandardError = 0.05, Shared = 0.5;

    /// <summary>The whole improvement in latent units: that of the worlds.</summary>
    private const double Total = 4;

    private static readonly (int Degree, double Share)[] Cases = [.. from degree in new[] { 1, 2 } from share in new[] { 0, 0.5, 0.9 } select (degree, share)];

    /// <summary>Whether each case is covered; <see langword="null"/> where no share can be estimated.</summary>
    public static bool?[] Run(CalibrationCell cell, long seed) => [.. Cases.Select((study, i) => Covers(cell, study, RandomStream.Derive(seed, "interval", i)))];

    public static CalibrationRate[] Tally(bool?[][] covered) => [.. Cases.Select((study, i) => new CalibrationRate(CalibrationCell.Intervals,
        FormattableString.Invariant($"covered:q={study.Degree} share={study.Share}"), covered.Count(run => run[i] == true), covered.Count(run => run[i] is not null)))];

    private static bool? Covers(CalibrationCell cell, (int Degree, double Share) study, RandomStream stream)
    {
        int count = cell.Models, above = count / 2;
        double[] positions = new double[count], values = new double[count];
        double[,] covariance = new double[count, count];
        double common = Math.Sqrt(Shared) * stream.NextNormal();
        for (int k = 0; k < count; k++)
        {
            double unit = (double)k / (count - 1);
            double smooth = study.Degree == 1 ? unit : unit * (1 + unit) / 2;
            double sampling = StandardError * (common + (Math.Sqrt(1 - Shared) * stream.NextNormal()));
            positions[k] = unit;
            values[k] = (Total * (((1 - study.Share) * smooth) + (k >= above ? study.Share : 0))) + sampling + (cell.Tau * stream.NextNormal());
            for (int l = 0; l < count; l++) covariance[k, l] = StandardError * StandardError * (k == l ? 1 : Shared);
        }
        StepFit? fit = StepFit.Of(LatentCurve.Of(positions, values, covariance), above, study.Degree);
        return fit?.ShareBounds((1 - Level) / 2) is { } bounds ? study.Share >= bounds.Lower && study.Share <= bounds.Upper : null;
    }
}
