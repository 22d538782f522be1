using MetricLens.Statistics;

namespace MetricLens.Curves;

/// <summary>What a scaling law says of a scale that was not measured.</summary>
/// <param name="Scale">The value on the axis.</param>
/// <param name="Loss">The law's loss there, with the interval of the law itself.</param>
/// <param name="NewModel">The same, with the interval in which the loss of one new model is expected: the noise between models comes on top.</param>
public sealed record ScalingForecast(double Scale, Estimate Loss, Estimate NewModel);
