using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>The smooth curve through all scales, without a step, on the latent scale and as the raw curve that it implies.</summary>
/// <remarks>The bands hold the fit's own error and the noise between models, over as many runs as the median scale has.</remarks>
/// <param name="Degree">The degree of the smooth curve.</param>
/// <param name="Level">The two-sided level of the bands.</param>
/// <param name="Points">The curve's points, by rising place.</param>
public sealed record Reconstruction(int Degree, double Level, IReadOnlyList<ReconstructedPoint> Points)
{
    /// <summary>The reconstruction; <see langword="null"/> where no degree of freedom is left.</summary>
    /// <remarks>Of the smooth curves that the onset is held against, the one with the best penalised likelihood.</remarks>
    internal static Reconstruction? Of(RawLink? link, LatentCurve latent)
    {
        (int degree, MixedModelFit? best) = Onset.SmoothDegrees(latent.Count).Select(degree => (degree, latent.Model.Fit([.. latent.Polynomial(degree)])))
            .MaxBy(smooth => smooth.Item2?.LogLikelihood - (smooth.degree + 1));
        if (best is not { } fit) return null;
        var band = new FitBand(fit, latent);
        var points = new List<ReconstructedPoint>();
        for (int gap = 0; gap < latent.Count - 1; gap++)
        {
            int last = gap == latent.Count - 2 ? FitBand.PointsAGap : FitBand.PointsAGap - 1;
            for (int i = 0; i <= last; i++) points.Add(Point(gap, (double)i / FitBand.PointsAGap));
        }
        return new(degree, FitBand.Level, points);

        ReconstructedPoint Point(int gap, double part)
        {
            double unit = latent.Units[gap] + (part * (latent.Units[gap + 1] - latent.Units[gap]));
            (double value, double lower, double upper) = band.At([.. Enumerable.Range(0, degree + 1).Select(power => Math.Pow(unit, power))]);
            double position = latent.Positions[gap] + (part * (latent.Positions[gap + 1] - latent.Positions[gap]));
            return new(position, value, lower, upper, Raw(value), Raw(lower), Raw(upper));

            double? Raw(double at) => link is null ? null : ((1 - part) * link.At(gap, at)) + (part * link.At(gap + 1, at));
        }
    }
}
