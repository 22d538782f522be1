using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>One entry of a legend: a small picture of a mark, and what it means.</summary>
/// <param name="Text">What it means.</param>
/// <param name="DrawMark">Draws the mark into a box.</param>
internal sealed record LegendItem(string Text, Action<SKCanvas, SKRect> DrawMark)
{
    /// <summary>A dot.</summary>
    public static LegendItem Dot(string text, SKColor color) => new(text, (canvas, box) =>
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawCircle(box.MidX, box.MidY, 3, paint);
    });

    /// <summary>A line through a dot with its interval, one a colour.</summary>
    public static LegendItem Mean(string text, params SKColor[] colors) => new(text, (canvas, box) =>
    {
        float part = box.Width / colors.Length;
        for (int i = 0; i < colors.Length; i++)
        {
            float left = box.Left + (i * part), middle = left + (part / 2);
            using var line = new SKPaint { Color = colors[i], IsAntialias = true, StrokeWidth = 2 };
            canvas.DrawLine(left, box.MidY, left + part - 2, box.MidY, line);
            canvas.DrawCircle(middle - 1, box.MidY, 3.5f, line);
            line.StrokeWidth = 1.4f;
            canvas.DrawLine(middle - 1, box.Top + 1, middle - 1, box.Bottom - 1, line);
        }
    });

    /// <summary>A line, dashed or whole, with a band of an opacity behind it where asked for.</summary>
    public static LegendItem Line(string text, SKColor color, float width, float[]? dashes, byte band = 0) => new(text, (canvas, box) =>
    {
        using var paint = new SKPaint { Color = color.WithAlpha(band), IsAntialias = true };
        if (band > 0) canvas.DrawRect(box, paint);
        paint.Color = color;
        paint.StrokeWidth = width;
        if (dashes is null)
        {
            canvas.DrawLine(box.Left, box.MidY, box.Right, box.MidY, paint);
            return;
        }
        using var path = new SKPath();
        path.MoveTo(box.Left, box.MidY);
        path.LineTo(box.Right, box.MidY);
        DashedLine.Stroke(canvas, path, color, width, dashes);
    });

    /// <summary>A filled box.</summary>
    public static LegendItem Area(string text, SKColor color) => new(text, (canvas, box) =>
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawRect(box, paint);
    });
}
