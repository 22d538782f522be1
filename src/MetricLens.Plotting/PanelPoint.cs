namespace MetricLens.Plotting;

/// <summary>A point of a curve with its interval.</summary>
/// <param name="Position">The place on the scale axis.</param>
/// <param name="Value">The value.</param>
/// <param name="Lower">The interval's lower end.</param>
/// <param name="Upper">The interval's upper end.</param>
internal readonly record struct PanelPoint(double Position, double Value, double Lower, double Upper);
