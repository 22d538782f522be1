using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace MetricLens.Survival;

/// <summary>The forecast of one smooth curve, fitted to the scales below the jump.</summary>
/// <param name="Degree">The degree of the polynomial.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom that the noise between models was estimated with.</param>
/// <param name="Tau2">The variance between models, as estimated.</param>
/// <param name="Points">The predicted scales, rising.</param>
public sealed record ForecastFit(int Degree, int DegreesOfFreedom, double Tau2, IReadOnlyList<ForecastPoint> Points)
{
    /// <summary>The values of τ² that a predictive distribution is mixed from: its 2.5 % tails rest on the outermost two or three.</summary>
    private const int Mixed = 100;

    /// <summary>How far out an end is searched for, in standard errors of the widest of the mixed distributions.</summary>
    private const double Farthest = 10;

    /// <summary>The share of predicted scales whose score lies inside the interval.</summary>
    public double Coverage => (double)Points.Count(point => point.IsInside) / Points.Count;

    /// <summary>Predicts; <see langword="null"/> where no degree of freedom is left below the jump.</summary>
    internal static ForecastFit? Of(LatentCurve curve, int above, int degree, double level, RawLink? link)
    {
        // A column of its own for each scale above takes it out of the fit; its coefficient is the error of the prediction, and its standard error holds
        // the fit's error, the noise between models, and the sampling covariance of all scales.
        double[][] own = [.. Enumerable.Range(above, curve.Count - above).Select(point => Enumerable.Range(0, curve.Count).Select(k => k == point ? 1.0 : 0).ToArray())];
        double[][] columns = [.. curve.Polynomial(degree), .. own];
        if (curve.Model.Fit(columns) is not { } fit || curve.Model.FitOverTau2(Mixed, columns) is not { } mixed) return null;
        return new(degree, fit.DegreesOfFreedom, fit.Tau2, [.. Enumerable.Range(0, own.Length).Select(i => Predict(above + i, degree + 1 + i))]);

        ForecastPoint Predict(int point, int column)
        {
            double observed = curve.Values[point];
            double[] pick = [.. Enumerable.Range(0, columns.Length).Select(i => i == column ? 1.0 : 0)];
            (double Mean, double Error)[] parts = [.. mixed.Select(part => (observed - part.Combine(pick), part.StandardError(pick)))];
            double lower = Quantile(parts, (1 - level) / 2), upper = Quantile(parts, (1 + level) / 2);
            double predicted = observed - fit.Combine(pick), below = Below(parts, observed);
            return new(point, curve.Positions[point], predicted, Math.Min(lower, predicted), Math.Max(upper, predicted), observed, Math.Min(1, 2 * Math.Min(below, 1 - below)),
                link?.At(point, predicted), link?.At(point, lower), link?.At(point, upper), link?.Observed(point));
        }
    }

    /// <summary>The share of an even mixture of normal distributions that lies below a value.</summary>
    private static double Below((double Mean, double Error)[] parts, double value) => parts.Average(part => Normal.CDF(part.Mean, part.Error, value));

    private static double Quantile((double Mean, double Error)[] parts, double probability)
    {
        double far = Farthest * parts.Max(part => part.Error);
        double least = parts.Min(part => part.Mean) - far, most = parts.Max(part => part.Mean) + far;
        return Brent.FindRoot(value => Below(parts, value) - probability, least, most, 1e-10 * far, 200);
    }
}
