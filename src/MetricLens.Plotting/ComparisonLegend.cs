using MetricLens.Plotting.Words;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The legend of a comparison: what is on its panels, and nothing that is not.</summary>
internal static class ComparisonLegend
{
    public static IEnumerable<LegendItem> Of(PanelContent[] panels, IFigureWords words)
    {
        bool hasRuns = panels.Any(panel => panel.Runs.Count > 0);
        if (panels.FirstOrDefault(panel => panel.Baseline.Count > 0) is { } pair)
        {
            yield return LegendItem.Mean(pair.CurveNames.First, pair.Color);
            yield return LegendItem.Mean(pair.CurveNames.Second, Palette.Baseline);
        }
        SKColor[] colors = [.. panels.Where(panel => panel.Means.Count > 0 && panel.Baseline.Count == 0).Select(panel => panel.Color).Distinct()];
        if (colors.Length > 0) yield return LegendItem.Mean(hasRuns ? words.MeanOfRuns : words.OneRunAScale, colors);
        if (hasRuns) yield return LegendItem.Dot(words.ARun, Palette.Run);
        if (panels.Any(panel => panel.Smooth.Count > 0))
        {
            string text = panels[0].Smooth.Count > 0 && panels.Length > 1
                ? words.SmoothFitImplied(panels[0].Title, panels[1].Title)
                : words.SmoothFit;
            yield return LegendItem.Line(text, Palette.Latent, 1.7f, PanelPlot.SmoothDashes, Palette.BandAlpha);
        }
        string[] sharp = [.. panels.Where(panel => panel.Sharp.Count > 0).Select(panel => panel.SharpName).Distinct()];
        if (sharp.Length > 0) yield return LegendItem.Line(words.FitWith(sharp), Palette.Ink, PanelPlot.SharpWidth, PanelPlot.SharpDashes, Palette.SharpBandAlpha);
        if (panels.FirstOrDefault(panel => panel.Gap is not null) is { } gapped)
            yield return LegendItem.Area(words.GapOf(gapped.IsJump), (gapped.IsJump ? Palette.Jump : Palette.Run).WithAlpha(110));
    }
}
