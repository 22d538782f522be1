using MetricLens.Jumps;
using MetricLens.Plotting.Words;
using MetricLens.Survival;

namespace MetricLens.Plotting;

/// <summary>Every example's own curve over scale, a row each, sorted by the gap of its largest gain: do all jump together, or each in its time?</summary>
/// <remarks>
/// The colours are the examples' scores under the primary continuous metric: the probability of the target a token, or of the right option, where that is a log
/// loss, and the gains are those of what the colours show. Below stands the share of the examples that gain most over each gap. Where there are more examples than
/// rows can be seen, neighbours are averaged in bands, and the figure says how many.
/// </remarks>
public static class ExampleFigure
{
    /// <summary>The figure of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="options">The size; the defaults where left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range, or the height too small for what there is to say.</exception>
    public static Figure Of(TaskFinding finding, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        FigureOptions size = FigureOptions.Checked(options);
        var lettering = new Lettering();
        ExampleGains? gains = finding.Metrics is [{ Curve: { HasExamples: true } curve }, ..] ? ExampleGains.Of(curve) : null;
        IFigureWords words = size.Words;
        FigureHeader header = FigureHeader.Of(lettering, FigurePage.Width(size), words, finding, Sentence(finding, gains, words));
        if (gains is null) return FigurePage.Of(size, lettering, header, [], 10, 0, (_, _) => { });
        var map = new ExampleMap(lettering, words, finding, gains, FigurePage.Margin, FigurePage.Margin + FigurePage.Width(size));
        return FigurePage.Of(size, lettering, header, map.Legend(), map.Height, ExampleMap.LeastHeight, map.Draw);
    }

    private static string Sentence(TaskFinding finding, ExampleGains? gains, IFigureWords words)
    {
        IExampleWords own = words.Examples;
        if (gains is null) return finding.Jump.Curve is { HasExamples: false } ? own.OnlyMeans : own.NoneShared;
        string metric = words.Metric(gains.Curve.Metric);
        if (FigureText.Gap(finding, words) is not { } gap) return own.NoGap(metric, words.Metric(finding.RawMetric));
        string what = ExampleGains.IsOfProbabilities(gains.Curve.Metric) ? own.Probability : metric;
        string share = own.GainMost(FigureText.Percent(gains.Shares[finding.Jump.Above - 1]), what, gap);
        return finding.Jump.Status != JumpStatus.Apparent ? share : share + Together(finding.Metrics[0].Survival?.Concentration, own);
    }

    /// <summary>What the test of concentration says.</summary>
    private static string Together(Concentration? found, IExampleWords words)
    {
        if (found is null) return words.NotTested;
        string ratio = FormattableString.Invariant($"{found.Ratio:0.0}"), limit = FormattableString.Invariant($"{Concentration.LeastRatio:0}");
        if (found.IsQuanta) return words.Quanta(FigureText.Percent(found.ShareElsewhere), ratio);
        (string, string)? groups = found.Split is { } split && found.IsSplit ? (FigureText.Percent(split.UpperShare), FormattableString.Invariant($"{split.Difference:0.0}")) : null;
        return words.Concentrated(found.IsConcentrated, ratio, limit, groups);
    }
}
