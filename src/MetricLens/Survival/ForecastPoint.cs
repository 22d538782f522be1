namespace MetricLens.Survival;

/// <summary>One scale at or above the jump, as the scales below it foretell it; raw values are absent where the raw metric could not be linked.</summary>
/// <param name="Point">The index of the scale.</param>
/// <param name="Position">Its place on the axis.</param>
/// <param name="Predicted">The predicted latent score.</param>
/// <param name="Lower">The prediction interval's lower end.</param>
/// <param name="Upper">The prediction interval's upper end.</param>
/// <param name="Observed">The observed latent score.</param>
/// <param name="PValue">The two-sided p-value that it came from where the scales below point to.</param>
/// <param name="RawPredicted">The raw mean that the predicted latent score implies, in the raw metric's own unit.</param>
/// <param name="RawLower">The raw mean that the interval's lower end implies.</param>
/// <param name="RawUpper">The raw mean that the interval's upper end implies.</param>
/// <param name="RawObserved">The observed raw mean.</param>
public sealed record ForecastPoint(int Point, double Position, double Predicted, double Lower, double Upper, double Observed, double PValue,
    double? RawPredicted, double? RawLower, double? RawUpper, double? RawObserved)
{
    /// <summary>Whether the observed latent score lies inside the interval.</summary>
    public bool IsInside => Observed >= Lower && Observed <= Upper;
}
