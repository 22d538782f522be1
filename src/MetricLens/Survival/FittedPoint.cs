namespace MetricLens.Survival;

/// <summary>One point of a fitted curve, on the latent scale.</summary>
/// <param name="Position">The place on the scale axis.</param>
/// <param name="Value">The curve.</param>
/// <param name="Lower">Its band's lower end.</param>
/// <param name="Upper">Its band's upper end.</param>
public sealed record FittedPoint(double Position, double Value, double Lower, double Upper);
