namespace MetricLens.Survival;

/// <summary>One point of a reconstruction; raw values are absent where the raw metric could not be linked.</summary>
/// <param name="Position">The place on the scale axis.</param>
/// <param name="Latent">The smooth curve on the latent scale.</param>
/// <param name="LatentLower">Its band's lower end.</param>
/// <param name="LatentUpper">Its band's upper end.</param>
/// <param name="Raw">The raw mean that it implies.</param>
/// <param name="RawLower">The raw mean that the band's lower end implies.</param>
/// <param name="RawUpper">The raw mean that the band's upper end implies.</param>
public sealed record ReconstructedPoint(double Position, double Latent, double LatentLower, double LatentUpper, double? Raw, double? RawLower, double? RawUpper);
