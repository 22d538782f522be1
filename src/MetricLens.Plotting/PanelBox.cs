using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The measures that all panels of a figure share, so that they align.</summary>
/// <param name="Left">The room for the vertical axis.</param>
/// <param name="Right">The room for labels at the right.</param>
/// <param name="NameRow">The height of the row of model names below the axis; 0 where none are shown.</param>
/// <param name="IsTitleSmall">Whether the titles are set small, so that the longest fits.</param>
/// <param name="Low">The lowest place on the scale axis.</param>
/// <param name="High">The highest place on the scale axis.</param>
internal sealed record PanelBox(float Left, float Right, float NameRow, bool IsTitleSmall, double Low, double High)
{
    public const float TitleHeight = 22;
    public const float UnitHeight = 18;
    public const float Headroom = 24;
    public const float TickRow = 24;
    public const float AxisLabelRow = 20;

    /// <summary>The least height of the area for data.</summary>
    public const float LeastDataHeight = 60;

    /// <summary>What a panel needs besides its area for data.</summary>
    public float Overhead => TitleHeight + UnitHeight + Headroom + TickRow + NameRow + AxisLabelRow;

    /// <summary>The area for data of a panel.</summary>
    public SKRect DataArea(SKRect panel) => new(panel.Left + Left, panel.Top + TitleHeight + UnitHeight + Headroom,
        panel.Right - Right, panel.Bottom - TickRow - NameRow - AxisLabelRow);

    /// <summary>The horizontal pixel of a place on the scale axis.</summary>
    public float X(double position, SKRect data) => data.Left + (float)((position - Low) / (High - Low) * data.Width);
}
