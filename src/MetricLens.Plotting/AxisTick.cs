namespace MetricLens.Plotting;

/// <summary>A mark on an axis.</summary>
/// <param name="Position">Its place.</param>
/// <param name="Label">Its label; empty for a minor mark.</param>
internal readonly record struct AxisTick(double Position, string Label)
{
    /// <summary>Whether it carries no label.</summary>
    public bool IsMinor => Label.Length == 0;
}
