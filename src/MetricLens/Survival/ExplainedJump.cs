namespace MetricLens.Survival;

/// <summary>The share of the raw jump that the latent gap explains when the step is taken out of it, through the link from latent to raw score.</summary>
/// <remarks>Above 1 where the fitted step goes down, below 0 where it is larger than the gap itself.</remarks>
/// <param name="Value">The share; 1 where smooth improvement explains the whole jump.</param>
/// <param name="Lower">Its lower bound, at the step's upper one.</param>
/// <param name="Upper">Its upper bound, at the step's lower one.</param>
/// <param name="SmoothGain">The raw gain that the gap without the step would give, as a share of the metric's range.</param>
/// <param name="WholeGain">The raw gain that the whole latent gap would give, likewise.</param>
public sealed record ExplainedJump(double Value, double Lower, double Upper, double SmoothGain, double WholeGain)
{
    /// <summary>A whole latent gap that implies less than this share of the raw gain does not account for the jump, and no part of it can.</summary>
    private const double LeastShareOfGain = 0.25;

    /// <summary>Measures it; <see langword="null"/> where the whole latent gap implies too little of the raw gain to be its account.</summary>
    internal static ExplainedJump? Of(RawLink link, LatentCurve latent, int above, StepFit fit, double alpha)
    {
        double gap = latent.Values[above] - latent.Values[above - 1];
        double start = link.Moved(above - 1, 0);
        double whole = link.Moved(above - 1, gap) - start;
        if (!(gap > 0 && whole > 0 && whole >= LeastShareOfGain * link.Gain(above))) return null;
        (double deltaLower, double deltaUpper) = fit.DeltaBounds(alpha);
        return new(Share(fit.Delta), Share(deltaUpper), Share(deltaLower), Gain(fit.Delta), whole);

        double Gain(double delta) => link.Moved(above - 1, gap - delta) - start;

        double Share(double delta) => Gain(delta) / whole;
    }
}
