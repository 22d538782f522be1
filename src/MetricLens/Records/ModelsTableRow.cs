namespace MetricLens.Records;

/// <summary>One row of a <see cref="ModelsTable"/>: the scales of a model.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Family">The only family that the row applies to, or <see langword="null"/> for all.</param>
/// <param name="Seed">The only seed that the row applies to, or <see langword="null"/> for all.</param>
/// <param name="Scales">The scales, at least one.</param>
public sealed record ModelsTableRow(string Model, string? Family, long? Seed, ScaleValues Scales);
