using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The legend of a comparison: what is on its panels, and nothing that is not.</summary>
internal static class ComparisonLegend
{
    public static IEnumerable<LegendItem> Of(PanelContent[] panels)
    {
        bool hasRuns = panels.Any(panel => panel.Runs.Count > 0);
        if (panels.FirstOrDefault(panel => panel.Baseline.Count > 0) is { } pair)
        {
            yield return LegendItem.Mean(pair.CurveNames.First, pair.Color);
            yield return LegendItem.Mean(pair.CurveNames.Second, Palette.Baseline);
        }
        SKColor[] colors = [.. panels.Where(panel => panel.Means.Count > 0 && panel.Baseline.Count == 0).Select(panel => panel.Color).Distinct()];
        if (colors.Length > 0) yield return LegendItem.Mean(hasRuns ? "mean over runs, 95 % interval" : "one run a scale, 95 % interval", colors);
        if (hasRuns) yield return LegendItem.Dot("a run", Palette.Run);
        if (panels.Any(panel => panel.Smooth.Count > 0))
        {
            string text = panels[0].Smooth.Count > 0 && panels.Length > 1
                ? $"smooth fit, 95 % band ({panels[0].Title}: as {panels[1].Title} implies)"
                : "smooth fit, 95 % band";
            yield return LegendItem.Line(text, Palette.Latent, 1.7f, PanelPlot.SmoothDashes, hasBand: true);
        }
        string sharp = string.Join(" or ", panels.Where(panel => panel.Sharp.Count > 0).Select(panel => panel.SharpName).Distinct());
        if (sharp.Length > 0) yield return LegendItem.Line($"fit with {sharp}", Palette.Ink, 1.3f, PanelPlot.SharpDashes, hasBand: false);
        if (panels.FirstOrDefault(panel => panel.Gap is not null) is { } gapped)
            yield return LegendItem.Area(gapped.IsJump ? "gap of the jump" : "gap of the largest gain", (gapped.IsJump ? Palette.Jump : Palette.Run).WithAlpha(110));
    }
}
