using MetricLens.Plotting.Words;
using MetricLens.Records;
using MetricLens.Reports;

namespace MetricLens.Plotting;

/// <summary>One task's raw curve with its jump beside the same outputs under each continuous metric, on one scale axis.</summary>
/// <remarks>
/// The raw panel shows, dashed and with a band, the curve that smooth progress under the primary metric implies: whoever looks sees whether
/// the jump needs more than that. A continuous metric stands on its latent scale, labelled by its own means, higher being better.
/// </remarks>
public static class ComparisonFigure
{
    /// <summary>The figure of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="options">The size; the defaults where left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range, or the height too small for what there is to say.</exception>
    public static Figure Of(TaskFinding finding, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        FigureOptions size = FigureOptions.Checked(options);
        IFigureWords words = size.Words;
        var lettering = new Lettering();
        return PanelFigure.Of(size, lettering, Header, words, finding.Axis, Scales(finding), finding.Metrics.Count + 1, Contents, finding.Jump.Curve);

        FigureHeader Header(float width) => FigureHeader.Of(lettering, width, words, finding, FindingWords.Sentence(finding, words.Code), Caveats());

        string Caveats() => FindingWords.Caveats(finding, words.Code) is { Length: > 0 } caveats ? words.But(caveats) : "";

        PanelContent[] Contents(float dataHeight) =>
            [RawPanel.Of(finding, words), .. finding.Metrics.Select(metric => LatentPanel.Of(finding, metric, words, PanelFigure.MostTicks(dataHeight)))];
    }

    private static double[] Scales(TaskFinding finding) =>
        [.. finding.Comparison.Runs.Select(run => run.Scales[finding.Axis]!.Value).Distinct().OrderBy(scale => finding.Axis.Position(scale))];
}
