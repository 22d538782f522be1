using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>Does the latent score only rise with scale, as far as the noise can tell? The method's T4.</summary>
/// <remarks>
/// The weighted squared distance of the curve to the nearest one that nowhere falls, against its distribution when that one is true: curves are
/// drawn about it with the covariance V + τ²·diag(1 / R), and each distance is divided by an independent χ²/df, since τ² is an estimate as well.
/// </remarks>
/// <param name="Distance">The weighted squared distance to the isotonic fit; 0 where the curve nowhere falls.</param>
/// <param name="PValue">The p-value that the curve nowhere falls, at least 1 / 2001.</param>
/// <param name="Tau2">The variance between models.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom of <paramref name="Tau2"/>.</param>
public sealed record Shape(double Distance, double PValue, double Tau2, int DegreesOfFreedom)
{
    /// <summary>A variance below any that a score could show, where the examples give none.</summary>
    private const double LeastVariance = 1e-14;

    /// <summary>The isotonic fit, one value a scale.</summary>
    public required IReadOnlyList<double> Isotonic { get; init; }

    /// <summary>
    /// The p-value that the jump is neither given back above the gap nor a mere recovery below it: of the largest t of a fall from the first scale above
    /// to a later one, or from an earlier scale to the last one below, by Bonferroni over them all; 1 where there is none.
    /// </summary>
    public required double PGivenBack { get; init; }

    /// <summary>Whether the curve falls somewhere, by either p-value at level 2α: only a flat curve, which has no jump, reaches the level in full.</summary>
    public bool IsNonMonotone(double alpha) => Math.Min(PValue, PGivenBack) < 2 * alpha;

    /// <summary>Tests it; <see langword="null"/> where no degree of freedom is left for the noise.</summary>
    /// <param name="curve">The latent curve.</param>
    /// <param name="above">The index of the first scale above the gap at which it may step.</param>
    /// <param name="options">The seed.</param>
    public static Shape? Of(LatentCurve curve, int above, SurvivalOptions options)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(options);
        if (Noise(curve, above) is not { } noise) return null;
        double[] weights = Weights(curve, noise.Tau2);
        double[] isotonic = IsotonicRegression.Fit([.. curve.Values], weights);
        double distance = DistanceOf([.. curve.Values], isotonic, weights);
        double p = distance > 0 ? PValueOf(curve, noise, isotonic, weights, distance, options.Seed) : 1;
        return new(distance, p, noise.Tau2, noise.DegreesOfFreedom) { Isotonic = isotonic, PGivenBack = PGivenBackOf(curve, noise, above) };
    }

    private static double PGivenBackOf(LatentCurve curve, MixedModelFit noise, int above)
    {
        (int From, int To)[] falls =
        [
            .. Enumerable.Range(0, above - 1).Select(scale => (scale, above - 1)),
            .. Enumerable.Range(above + 1, curve.Count - above - 1).Select(scale => (above, scale)),
        ];
        return falls.Length == 0 ? 1 : Math.Min(1, falls.Length * falls.Min(fall => PFall(fall.From, fall.To)));

        double PFall(int from, int to)
        {
            double fall = curve.Values[from] - curve.Values[to];
            double variance = curve.Covariance[from, from] + curve.Covariance[to, to] - (2 * curve.Covariance[from, to])
                + (noise.Tau2 / curve.Replicates[from]) + (noise.Tau2 / curve.Replicates[to]);
            return fall > 0 ? StudentT.Survival(fall / Math.Sqrt(Math.Max(variance, LeastVariance)), noise.DegreesOfFreedom) : 1;
        }
    }

    /// <summary>The variance between models by the likeliest of a quadratic, a quadratic with a step and a cubic, each paying for its parameters.</summary>
    internal static MixedModelFit? Noise(LatentCurve curve, int above)
    {
        double[][] smooth = curve.Polynomial(2);
        double[][][] designs = [smooth, [.. smooth, curve.Step(above)], curve.Polynomial(3)];
        return designs.Select(curve.Model.Fit).OfType<MixedModelFit>().MaxBy(fit => fit.LogLikelihood - fit.Coefficients.Length);
    }

    /// <summary>One over each scale's variance about the mean of all scales: what examples shift alike moves no shape.</summary>
    private static double[] Weights(LatentCurve curve, double tau2)
    {
        int count = curve.Count;
        double[] row = [.. Enumerable.Range(0, count).Select(k => Enumerable.Range(0, count).Average(l => curve.Covariance[k, l]))];
        double all = row.Average();
        return [.. Enumerable.Range(0, count).Select(k => 1 / Math.Max(curve.Covariance[k, k] - (2 * row[k]) + all + (tau2 / curve.Replicates[k]), LeastVariance))];
    }

    private static double DistanceOf(ReadOnlySpan<double> values, double[] isotonic, double[] weights)
    {
        double sum = 0;
        for (int k = 0; k < isotonic.Length; k++) sum += weights[k] * (values[k] - isotonic[k]) * (values[k] - isotonic[k]);
        return sum;
    }

    private static double PValueOf(LatentCurve curve, MixedModelFit noise, double[] isotonic, double[] weights, double distance, long seed)
    {
        double[,] root = Root(curve, noise.Tau2);
        var draws = ShapeDraws.Of(seed, curve.Count, noise.DegreesOfFreedom);
        var nearest = new IsotonicRegression.Workspace(curve.Count);
        double[] drawn = new double[curve.Count];
        int asFar = 0;
        for (int draw = 0; draw < ShapeDraws.Count; draw++)
        {
            ReadOnlySpan<double> normal = draws.Normals(draw);
            for (int k = 0; k < drawn.Length; k++)
            {
                drawn[k] = isotonic[k];
                for (int j = 0; j < normal.Length; j++) drawn[k] += root[k, j] * normal[j];
            }
            if (DistanceOf(drawn, nearest.Fit(drawn, weights), weights) * noise.DegreesOfFreedom >= distance * draws.ChiSquare(draw)) asFar++;
        }
        return (1.0 + asFar) / (1 + ShapeDraws.Count);
    }

    /// <summary>A square root of V + τ²·diag(1 / R).</summary>
    private static double[,] Root(LatentCurve curve, double tau2)
    {
        var covariance = Matrix<double>.Build.Dense(curve.Count, curve.Count, (k, l) => curve.Covariance[k, l] + (k == l ? tau2 / curve.Replicates[k] : 0));
        Evd<double> decomposition = covariance.Evd(Symmetricity.Symmetric);
        return decomposition.EigenVectors.MapIndexed((_, column, value) => value * Math.Sqrt(Math.Max(decomposition.EigenValues[column].Real, 0))).ToArray();
    }
}
