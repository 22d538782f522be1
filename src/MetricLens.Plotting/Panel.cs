using MetricLens.Curves;
using MetricLens.Plotting.Words;
using MetricLens.Survival;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>One panel: its words above, the plot, the axis below.</summary>
internal static class Panel
{
    private const float ChanceGap = 5;

    /// <summary>The size of a panel's title where it is long.</summary>
    private const float SmallTitle = 12.5f;

    /// <summary>The side of a verdict's mark, and the room that it takes between the words.</summary>
    private const float Mark = 11, MarkRoom = Mark + 14;

    private static readonly TextStyle Title = new(14.5f, Palette.Ink, IsBold: true);
    private static readonly TextStyle Unit = new(12, Palette.Soft);
    private static readonly TextStyle Gap = new(12, Palette.Ink, IsBold: true);
    private static readonly TextStyle Chance = new(11, Palette.Soft);

    /// <summary>Draws a panel; the models of a curve are named below the axis where one is given.</summary>
    public static void Draw(SKCanvas canvas, Lettering lettering, IFigureWords words, PanelContent content, PanelBox box, SKRect panel,
        IReadOnlyList<AxisTick> scaleTicks, string axisLabel, ScaleCurve? names)
    {
        PanelPlot.Draw(canvas, content, box, panel, scaleTicks);
        SKRect data = box.DataArea(panel);
        DrawTitle(canvas, lettering, words, content, data.Left, panel, box.IsTitleSmall ? Title with { Size = SmallTitle } : Title);
        lettering.Draw(canvas, lettering.Fit(content.Unit, panel.Right - data.Left, Unit), data.Left, panel.Top + PanelBox.TitleHeight + 12, Unit);
        if (content.Gap is { } gap) DrawGap(canvas, lettering, content, gap, box, data, panel);
        if (content.Chance is { } chance) DrawChance(canvas, lettering, content, chance, data);
        if (content.Absence is { } absence) lettering.Draw(canvas, absence, data.MidX, data.MidY, Unit, SKTextAlign.Center);
        if (names is not null) ModelNames.Draw(canvas, lettering, names, box, data, data.Bottom + PanelBox.TickRow + 10);
        lettering.Draw(canvas, axisLabel, data.MidX, panel.Bottom - 5, Unit, SKTextAlign.Center);
    }

    /// <summary>The room that the label of chance needs at the right.</summary>
    public static float ChanceRoom(Lettering lettering, PanelContent content) => content.Chance is null ? 0
        : ChanceGap + Math.Max(lettering.Width(content.ChanceName, Chance), lettering.Width(content.ChanceLabel, Chance));

    /// <summary>Whether the panel's title fits at its full size.</summary>
    public static bool HasRoomForTitle(Lettering lettering, IFigureWords words, PanelContent content, float width) =>
        lettering.Width(content.Title + (content.Verdict is { } verdict ? words.Colon + words.Short(verdict) : ""), Title) + MarkRoom <= width;

    private static void DrawTitle(SKCanvas canvas, Lettering lettering, IFigureWords language, PanelContent content, float left, SKRect panel, TextStyle style)
    {
        float baseline = panel.Top + 16, width = panel.Right - left;
        if (content.Verdict is not { } verdict)
        {
            lettering.Draw(canvas, lettering.Fit(content.Title, width, style), left, baseline, style);
            return;
        }
        string words = language.Short(verdict);
        string title = lettering.Fit(content.Title, width - MarkRoom - lettering.Width(language.Colon + words, style), style) + language.Colon;
        lettering.Draw(canvas, title, left, baseline, style);
        float x = left + lettering.Width(title, style) + 7;
        DrawMark(canvas, verdict, new SKRect(x, baseline - Mark, x + Mark, baseline));
        lettering.Draw(canvas, words, x + Mark + 5, baseline, style);
    }

    private static void DrawMark(SKCanvas canvas, Verdict verdict, SKRect mark)
    {
        using var paint = new SKPaint { Color = Palette.Of(verdict).Fill, IsAntialias = true };
        SmoothShapes.DrawBox(canvas, mark, 2.5f, paint);
        paint.Color = Palette.Run;
        paint.Style = SKPaintStyle.Stroke;
        SmoothShapes.DrawBox(canvas, mark, 2.5f, paint);
    }

    /// <summary>A bracket over the gap and the words above it: outside the area for data, so that they cover none.</summary>
    private static void DrawGap(SKCanvas canvas, Lettering lettering, PanelContent content, (double From, double To) gap, PanelBox box, SKRect data, SKRect panel)
    {
        float from = box.X(gap.From, data), to = box.X(gap.To, data);
        using var paint = new SKPaint { Color = content.IsJump ? Palette.Jump : Palette.Run, IsAntialias = true };
        canvas.DrawRect(new SKRect(from, data.Top - 3, to, data.Top), paint);
        float room = panel.Right - data.Left;
        if (content.GapLabels.FirstOrDefault(label => lettering.Width(label, Gap) <= room) is not { } text) return;
        float half = lettering.Width(text, Gap) / 2;
        float x = Math.Clamp((from + to) / 2, data.Left + half, panel.Right - half);
        lettering.Draw(canvas, text, x, data.Top - 8, Gap, SKTextAlign.Center);
    }

    private static void DrawChance(SKCanvas canvas, Lettering lettering, PanelContent content, double chance, SKRect data)
    {
        float y = data.Bottom - (float)((chance - content.Low) / (content.High - content.Low) * data.Height);
        y = Math.Clamp(y, data.Top + 8, data.Bottom - 12);
        lettering.Draw(canvas, content.ChanceName, data.Right + ChanceGap, y - 1, Chance);
        lettering.Draw(canvas, content.ChanceLabel, data.Right + ChanceGap, y + 12, Chance);
    }
}
