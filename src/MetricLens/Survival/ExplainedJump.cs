namespace MetricLens.Survival;

/// <summary>The share of the raw jump that the smooth part of the latent gap explains, through the link from latent to raw score.</summary>
/// <param name="Value">The share; 1 where smooth improvement explains the whole jump.</param>
/// <param name="Lower">Its lower bound, at the step's upper one.</param>
/// <param name="Upper">Its upper bound, at the step's lower one.</param>
/// <param name="SmoothGain">The raw gain that the smooth part alone would give.</param>
/// <param name="WholeGain">The raw gain that the whole latent gap would give.</param>
public sealed record ExplainedJump(double Value, double Lower, double Upper, double SmoothGain, double WholeGain)
{
    /// <summary>A latent gap whose implied raw gain is below this explains nothing worth a share.</summary>
    private const double LeastWholeGain = 1e-6;

    /// <summary>Measures it; <see langword="null"/> where the latent gap implies no raw gain.</summary>
    internal static ExplainedJump? Of(RawLink link, LatentCurve latent, int above, StepFit fit, double alpha)
    {
        double smooth = fit.SmoothAt(latent.Units[above]) - fit.SmoothAt(latent.Units[above - 1]);
        double gap = smooth + fit.Delta;
        double start = link.Moved(above - 1, 0);
        double whole = link.Moved(above - 1, gap) - start;
        if (!(whole >= LeastWholeGain)) return null;
        (double deltaLower, double deltaUpper) = fit.DeltaBounds(alpha);
        return new(Share(fit.Delta), Share(deltaUpper), Share(deltaLower), Gain(fit.Delta), whole);

        double Gain(double delta) => link.Moved(above - 1, gap - delta) - start;

        double Share(double delta) => Gain(delta) / whole;
    }
}
