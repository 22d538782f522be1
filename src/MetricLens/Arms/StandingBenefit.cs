using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Arms;

/// <summary>Did the arm do good below the gap already, and by no less of a step than smooth change explains? What only a difference can be asked: its nought means something.</summary>
/// <remarks>
/// A latent score has no natural origin, so that an artifact asks for progress below the jump. A difference between arms has: an arm that is ahead by
/// the same at every scale makes no progress at all, and yet the raw metric shows its benefit to appear where the floor ends. By the fits of the
/// step test: the fitted difference just below the gap is above nought under every null, and the step is less than Δ of the fitted difference just above.
/// </remarks>
/// <param name="Below">The fitted latent difference just below the gap, of the null under which it is least established.</param>
/// <param name="BelowLower">Its one-sided lower bound.</param>
/// <param name="StepShare">The step as a share of the fitted difference just above the gap, of the null with the narrower interval.</param>
/// <param name="StepShareUpper">Its one-sided upper bound.</param>
/// <param name="PValue">The p-value of both together, doubled for it is the second ground on which a difference is called an artifact.</param>
public sealed record StandingBenefit(double Below, double BelowLower, double StepShare, double StepShareUpper, double PValue)
{
    /// <summary>Measures it; <see langword="null"/> without a fit, or where the fitted difference above the gap is not positive under every null.</summary>
    internal static StandingBenefit? Of(SurvivalFinding finding)
    {
        if (finding.Fits.Count == 0) return null;
        double alpha = finding.Options.Alpha;
        Ground[] grounds = [.. finding.Fits.Select(fit => Ground.Of(fit, finding.Latent.Units[finding.Above - 1], finding.Latent.Units[finding.Above]))];
        if (grounds.Any(ground => !(ground.Above > 0))) return null;
        Ground least = grounds.MaxBy(ground => ground.PBelow)!, narrower = grounds.MinBy(ground => ground.ShareError * StudentT.Quantile(1 - alpha, ground.DegreesOfFreedom))!;
        double p = Math.Max(least.PBelow, Upper(finding.Options.LeastStepShare - narrower.Share, narrower.ShareError, narrower.DegreesOfFreedom));
        return new(least.Below, least.Below - (StudentT.Quantile(1 - alpha, least.DegreesOfFreedom) * least.BelowError), narrower.Share,
            narrower.Share + (StudentT.Quantile(1 - alpha, narrower.DegreesOfFreedom) * narrower.ShareError), Math.Min(1, 2 * p));
    }

    private static double Upper(double value, double error, int degreesOfFreedom) => error > 0 ? StudentT.Survival(value / error, degreesOfFreedom) : value > 0 ? 0 : 1;

    /// <summary>What one fit says of the difference on both sides of the gap.</summary>
    private sealed record Ground(double Below, double BelowError, double PBelow, double Above, double Share, double ShareError, int DegreesOfFreedom)
    {
        public static Ground Of(StepFit fit, double below, double above)
        {
            double[] atBelow = [.. Powers(fit.Degree, below), 0], atAbove = [.. Powers(fit.Degree, above), 1], step = [.. Powers(fit.Degree, 0).Select(_ => 0.0), 1];
            double valueBelow = fit.Fit.Combine(atBelow), valueAbove = fit.Fit.Combine(atAbove), share = fit.Delta / valueAbove;
            double error = fit.Fit.StandardError(atBelow);
            double shareError = fit.Fit.StandardError([.. step.Zip(atAbove, (own, all) => (own - (share * all)) / valueAbove)]);
            return new(valueBelow, error, Upper(valueBelow, error, fit.DegreesOfFreedom), valueAbove, share, shareError, fit.DegreesOfFreedom);
        }

        private static double[] Powers(int degree, double unit) => [.. Enumerable.Range(0, degree + 1).Select(power => Math.Pow(unit, power))];
    }
}
