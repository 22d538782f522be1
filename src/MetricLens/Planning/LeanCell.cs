namespace MetricLens.Planning;

/// <summary>One shape at one noise between models: its fit, and its weight among all.</summary>
internal sealed record LeanCell(LatentShape Shape, double ModelStandardDeviation, double Level, double Rise, double LogWeight, double Weight)
{
    /// <summary>The latent score at a rescaled place, before noise.</summary>
    public double At(double unit) => Level + (Rise * Shape.Rise(unit));
}
