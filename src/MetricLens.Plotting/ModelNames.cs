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
        string[] fitted = [.. curve.Points.Select((point, i) => lettering.Fit(point.Label, Room(curve, i, box, data).Width, Style))];
        bool areReadable = curve.Points.Select((point, i) => fitted[i] == point.Label || Room(curve, i, box, data).Width >= LeastWidth).All(isReadable => isReadable);
        return areReadable && fitted.Distinct().Count() == fitted.Length;
    }

    public static void Draw(SKCanvas canvas, Lettering lettering, ScaleCurve curve, PanelBox box, SKRect data, float baseline)
    {
        for (int i = 0; i < curve.Points.Count; i++)
        {
            SKRect room = Room(curve, i, box, data);
            string text = lettering.Fit(curve.Points[i].Label, room.Width, Style);
            float half = lettering.Width(text, Style) / 2, x = box.X(curve.Points[i].Position, data);
            lettering.Draw(canvas, text, Math.Max(Math.Min(x, room.Right - half), room.Left + half), baseline, Style, SKTextAlign.Center);
        }
    }

    /// <summary>The place for one name: to the middles between its scale and the neighbours, or to the panel's ends.</summary>
    private static SKRect Room(ScaleCurve curve, int point, PanelBox box, SKRect data)
    {
        float left = point == 0 ? data.Left - box.Left + Gap : Middle(point - 1);
        float right = point == curve.Points.Count - 1 ? data.Right + box.Right : Middle(point);
        return new(left + (Gap / 2), 0, right - (Gap / 2), 0);

        float Middle(int before) => (box.X(curve.Points[before].Position, data) + box.X(curve.Points[before + 1].Position, data)) / 2;
    }
}
