using MetricLens.Curves;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The models' names below an axis, where there is room for them.</summary>
internal static class ModelNames
{
    /// <summary>The height of the row of names.</summary>
    public const float RowHeight = 17;

    /// <summary>A name shortened to less than this tells nothing.</summary>
    private const float LeastWidth = 62;

    private const float Gap = 6;

    private static readonly TextStyle Style = new(10.5f, Palette.Soft);

    /// <summary>Whether the names fit in a row, whole or shortened to what still tells them apart.</summary>
    public static bool Fit(Lettering lettering, ScaleCurve curve, PanelBox box, SKRect data)
    {
        string[] fitted = [.. curve.Points.Select((point, i) => lettering.Fit(point.Label, Room(curve, i, box, data), Style))];
        bool areReadable = curve.Points.Select((point, i) => fitted[i] == point.Label || Room(curve, i, box, data) >= LeastWidth).All(isReadable => isReadable);
        return areReadable && fitted.Distinct().Count() == fitted.Length;
    }

    public static void Draw(SKCanvas canvas, Lettering lettering, ScaleCurve curve, PanelBox box, SKRect data, float baseline)
    {
        for (int i = 0; i < curve.Points.Count; i++)
        {
            string text = lettering.Fit(curve.Points[i].Label, Room(curve, i, box, data), Style);
            lettering.Draw(canvas, text, box.X(curve.Points[i].Position, data), baseline, Style, SKTextAlign.Center);
        }
    }

    /// <summary>Twice the distance to the nearer of the middles to the neighbours and the panel's ends.</summary>
    private static float Room(ScaleCurve curve, int point, PanelBox box, SKRect data)
    {
        float x = box.X(curve.Points[point].Position, data);
        float left = point == 0 ? x - data.Left + box.Left - Gap : (x - box.X(curve.Points[point - 1].Position, data)) / 2;
        float right = point == curve.Points.Count - 1 ? data.Right - x + box.Right - Gap : (box.X(curve.Points[point + 1].Position, data) - x) / 2;
        return (2 * Math.Min(left, right)) - Gap;
    }
}
