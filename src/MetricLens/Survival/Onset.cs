using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>The best hinge of a latent curve, and whether the score takes off there: the method's T6.</summary>
/// <param name="TakesOff">Whether the score is flat below the onset, rises above it, and no polynomial says it better.</param>
/// <param name="At">The index of the scale at the hinge.</param>
/// <param name="Level">The latent score at the hinge.</param>
/// <param name="SlopeBelow">The slope below, in latent units over the whole range of scales.</param>
/// <param name="SlopeAbove">The slope above.</param>
/// <param name="T">The t statistic that the slope below reaches a quarter of the slope above; strongly negative where it does not.</param>
/// <param name="CriticalT">The value that it must fall below, by Bonferroni over the positions.</param>
/// <param name="HingeScore">The hinge's penalised log-likelihood, four parameters.</param>
/// <param name="SmoothScore">The best polynomial's.</param>
public sealed record Onset(bool TakesOff, int At, double Level, double SlopeBelow, double SlopeAbove, double T, double CriticalT, double HingeScore, double SmoothScore)
{
    /// <summary>Whether it lies on the odds scale, the logit of exp(−mean loss), rather than on the metric's own latent scale.</summary>
    public bool IsOnOdds { get; init; }

    /// <summary>The least number of scales that a hinge is looked for in.</summary>
    public const int FewestScales = 6;

    /// <summary>The number of scales from which a cubic is among the smooth curves.</summary>
    internal const int FewestScalesForCubic = 8;

    /// <summary>What a hinge pays for its intercept, two slopes and position.</summary>
    private const int HingeParameters = 4;

    /// <summary>The best hinge, on the odds scale where it takes off there alone; <see langword="null"/> with fewer than six scales.</summary>
    /// <remarks>
    /// A line in the logit of a token's probability bends on the scale of its loss, and a power law of the loss on that of the odds: a rise from an onset may
    /// be straight on either. Both are tried at the full level; the false alarms of the two together are measured.
    /// </remarks>
    /// <param name="curve">The latent curve.</param>
    /// <param name="options">The level, and how flat is flat.</param>
    public static Onset? Of(LatentCurve curve, SurvivalOptions options)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(options);
        Onset? own = On(curve, options);
        if (own is null or { TakesOff: true } || curve.OnOdds is not { } odds) return own;
        return On(odds, options) is { TakesOff: true } found ? found with { IsOnOdds = true } : own;
    }

    /// <summary>The hinge's value at a distance from it, in parts of the whole range of scales: negative below.</summary>
    public double ValueAt(double beyond) => Level + (beyond * (beyond < 0 ? SlopeBelow : SlopeAbove));

    private static Onset? On(LatentCurve curve, SurvivalOptions options)
    {
        int count = curve.Count;
        if (count < FewestScales) return null;
        (int At, MixedModelFit? Fit) best = Enumerable.Range(2, count - 4)
            .Select(at => (At: at, Fit: curve.Model.Fit(Hinge(curve, curve.Units[at]))))
            .MaxBy(hinge => hinge.Fit?.LogLikelihood);
        if (best.Fit is not { } fit) return null;
        double hingeScore = fit.LogLikelihood - HingeParameters;
        double smoothScore = SmoothDegrees(count).Select(degree => (degree, Fit: curve.Model.Fit([.. curve.Polynomial(degree)])))
            .Max(smooth => smooth.Fit is null ? double.NegativeInfinity : smooth.Fit.LogLikelihood - (smooth.degree + 1));
        double[] contrast = [0, 1, -options.OnsetRatio];
        double error = fit.StandardError(contrast);
        double t = error > 0 ? fit.Combine(contrast) / error : 0;
        // The position is estimated too: it costs a degree of freedom. There is always one left, for a hinge has at least six scales.
        double critical = StudentT.Quantile(options.Alpha / (count - 4), fit.DegreesOfFreedom - 1);
        bool takesOff = fit.Coefficients[2] > 0 && t < critical && hingeScore > smoothScore;
        return new(takesOff, best.At, fit.Coefficients[0], fit.Coefficients[1], fit.Coefficients[2], t, critical, hingeScore, smoothScore);
    }

    /// <summary>The degrees of the smooth curves that a claim of something else must beat.</summary>
    internal static int[] SmoothDegrees(int scales) => scales >= FewestScalesForCubic ? [1, 2, 3] : [1, 2];

    /// <summary>The columns of a hinge at a rescaled place: its level, the slope below and the slope above.</summary>
    internal static double[][] Hinge(LatentCurve curve, double knot) =>
    [
        [.. Enumerable.Repeat(1.0, curve.Count)],
        [.. curve.Units.Select(unit => Math.Min(unit - knot, 0))],
        [.. curve.Units.Select(unit => Math.Max(unit - knot, 0))],
    ];
}
