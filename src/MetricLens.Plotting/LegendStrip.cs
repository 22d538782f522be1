using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>A legend in rows across the figure, so that it never lies over data.</summary>
internal sealed class LegendStrip
{
    private const float MarkWidth = 30, MarkHeight = 13, MarkGap = 7, ItemGap = 22, RowHeight = 21;

    private static readonly TextStyle Style = new(12.5f, Palette.Ink);

    private readonly Lettering _lettering;
    private readonly List<(LegendItem Item, string Text, float Left, int Row)> _places = [];

    public LegendStrip(Lettering lettering, float width, IEnumerable<LegendItem> items)
    {
        _lettering = lettering;
        float left = 0;
        int row = 0;
        foreach (LegendItem item in items)
        {
            string text = lettering.Fit(item.Text, width - MarkWidth - MarkGap, Style);
            float itemWidth = MarkWidth + MarkGap + lettering.Width(text, Style);
            if (left > 0 && left + itemWidth > width) (left, row) = (0, row + 1);
            _places.Add((item, text, left, row));
            left += itemWidth + ItemGap;
        }
        Height = _places.Count == 0 ? 0 : (row + 1) * RowHeight;
    }

    public float Height { get; }

    public void Draw(SKCanvas canvas, float left, float top)
    {
        foreach ((LegendItem item, string text, float itemLeft, int row) in _places)
        {
            float x = left + itemLeft, middle = top + ((row + 0.5f) * RowHeight);
            item.DrawMark(canvas, new SKRect(x, middle - (MarkHeight / 2), x + MarkWidth, middle + (MarkHeight / 2)));
            _lettering.Draw(canvas, text, x + MarkWidth + MarkGap, middle + (Style.Size * 0.36f), Style);
        }
    }
}
