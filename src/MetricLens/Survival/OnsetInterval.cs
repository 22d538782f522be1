using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>Where the hinge of a latent curve may lie: the interval of the onset's scale that belongs to <see cref="Onset"/>.</summary>
/// <remarks>
/// The profile likelihood, inverted: all places, between scales too, at which a hinge fits no worse than the best place by more than the squared t quantile of
/// what is left over, with the noise between models held at the best hinge's estimate. Its hull, where it is in pieces. Places run from the second scale
/// to the last but one, so that either slope has two scales; an end there is where the search stopped, not where the evidence did.
/// Reference: Hinkley 1971, <i>JASA</i> 66, inference in two-phase regression.
/// </remarks>
/// <param name="Position">The best place on the axis.</param>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Level">The two-sided level.</param>
/// <param name="ReachesEnd">Whether an end is where the search stopped.</param>
public sealed record OnsetInterval(double Position, double Lower, double Upper, double Level, bool ReachesEnd)
{
    /// <summary>The two-sided level.</summary>
    private const double IntervalLevel = 0.95;

    /// <summary>Places tried from one scale to the next: finer than a scale is ever told.</summary>
    private const int PlacesAGap = 16;

    /// <summary>The interval; <see langword="null"/> with fewer than six scales.</summary>
    /// <param name="curve">The latent curve.</param>
    public static OnsetInterval? Of(LatentCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (curve.Count < Onset.FewestScales) return null;
        double[] places = [.. Places(curve)];
        MixedModelFit?[] free = Array.ConvertAll(places, place => curve.Model.Fit(Onset.Hinge(curve, place)));
        if (free.MaxBy(fit => fit?.LogLikelihood) is not { } noise) return null;
        double[] deviance = Array.ConvertAll(places, place => curve.Model.FitAt(noise.Tau2, Onset.Hinge(curve, place)) is { } fit ? -2 * fit.LogLikelihood : double.PositiveInfinity);
        double least = deviance.Min();
        // The place is estimated too: it costs a degree of freedom.
        double t = StudentT.Quantile((1 + IntervalLevel) / 2, noise.DegreesOfFreedom - 1);
        double most = least + (t * t);
        int first = Array.FindIndex(deviance, value => value <= most), last = Array.FindLastIndex(deviance, value => value <= most);
        return new(At(places[Array.IndexOf(deviance, least)]), At(Edge(first, first - 1)), At(Edge(last, last + 1)), IntervalLevel, first == 0 || last == places.Length - 1);

        // An end lies between the last place that fits and the first that does not: a peak narrower than the places are apart still has a width.
        double Edge(int inside, int outside) => outside < 0 || outside == places.Length ? places[inside]
            : places[inside] + ((places[outside] - places[inside]) * (most - deviance[inside]) / (deviance[outside] - deviance[inside]));

        double At(double unit) => curve.Positions[0] + (unit * (curve.Positions[^1] - curve.Positions[0]));
    }

    /// <summary>The places tried, rescaled, from the second scale to the last but one.</summary>
    private static IEnumerable<double> Places(LatentCurve curve)
    {
        for (int gap = 1; gap < curve.Count - 2; gap++)
            for (int i = 0; i < PlacesAGap; i++) yield return curve.Units[gap] + (i * (curve.Units[gap + 1] - curve.Units[gap]) / PlacesAGap);
        yield return curve.Units[curve.Count - 2];
    }
}
