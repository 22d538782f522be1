namespace MetricLens.Survival;

/// <summary>A fit that is no smooth curve, with a step or with an onset, on the latent scale and with its band.</summary>
/// <remarks>The band holds what a smooth <see cref="Reconstruction"/>'s does, so that the two can be held against each other; that of an onset takes its place as given.</remarks>
/// <param name="Level">The two-sided level of the band.</param>
/// <param name="Points">The curve's points, by rising place; over the gap of a step there are its two ends alone.</param>
public sealed record FittedCurve(double Level, IReadOnlyList<FittedPoint> Points)
{
    /// <summary>The fit with a step.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="latent">The latent curve that it was fitted to.</param>
    /// <param name="above">The index of the first scale above the gap.</param>
    internal static FittedCurve OfStep(StepFit fit, LatentCurve latent, int above)
    {
        var band = new FitBand(fit.Fit, latent);
        var points = new List<FittedPoint>();
        for (int k = 0; k < latent.Count; k++)
        {
            bool isAlone = k == latent.Count - 1 || k == above - 1;
            for (int i = 0; i < (isAlone ? 1 : FitBand.PointsAGap); i++) points.Add(Point(k, (double)i / FitBand.PointsAGap));
        }
        return new(FitBand.Level, points);

        FittedPoint Point(int k, double part)
        {
            double unit = part == 0 ? latent.Units[k] : Between(latent.Units, k, part), step = k >= above ? 1 : 0;
            (double value, double lower, double upper) = band.At([.. Enumerable.Range(0, fit.Degree + 1).Select(power => Math.Pow(unit, power)), step]);
            return new(part == 0 ? latent.Positions[k] : Between(latent.Positions, k, part), value, lower, upper);
        }
    }

    /// <summary>
    /// The best hinge, on the latent curve's own scale; <see langword="null"/> where no degree of freedom is left, or where it lies on the odds scale of a
    /// difference between arms, which no one place on the latent scale stands for.
    /// </summary>
    internal static FittedCurve? OfOnset(Onset onset, LatentCurve latent)
    {
        if (onset.IsOnOdds && latent.Source is null) return null;
        LatentCurve own = onset.IsOnOdds ? latent.OnOdds! : latent;
        double knot = own.Units[onset.At];
        if (own.Model.Fit(Onset.Hinge(own, knot)) is not { } fit) return null;
        var band = new FitBand(fit, own);
        var points = new List<FittedPoint>();
        for (int k = 0; k < latent.Count; k++)
            for (int i = 0; i < (k == latent.Count - 1 ? 1 : FitBand.PointsAGap); i++) points.Add(Point(k, (double)i / FitBand.PointsAGap));
        return new(FitBand.Level, points);

        FittedPoint Point(int k, double part)
        {
            double unit = part == 0 ? latent.Units[k] : Between(latent.Units, k, part);
            (double value, double lower, double upper) = band.At([1, Math.Min(unit - knot, 0), Math.Max(unit - knot, 0)]);
            return new(part == 0 ? latent.Positions[k] : Between(latent.Positions, k, part), Latent(value), Latent(lower), Latent(upper));
        }

        double Latent(double value) => onset.IsOnOdds ? latent.LatentAt(own.MeanAt(value)) : value;
    }

    private static double Between(IReadOnlyList<double> places, int k, double part) => places[k] + (part * (places[k + 1] - places[k]));
}
