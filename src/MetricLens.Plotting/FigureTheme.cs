namespace MetricLens.Plotting;

/// <summary>What a figure is drawn on.</summary>
public enum FigureTheme
{
    /// <summary>Dark on white paper.</summary>
    Light = 0,

    /// <summary>Light on a dark ground: every colour of the light theme with its lightness turned round and its hue kept.</summary>
    Dark,
}
