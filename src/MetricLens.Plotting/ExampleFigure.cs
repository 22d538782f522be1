using MetricLens.Jumps;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Plotting;

/// <summary>Every example's own curve over scale, a row each, sorted by the gap of its largest gain: do all jump together, or each in its time?</summary>
/// <remarks>
/// The colours are the examples' scores under the primary continuous metric: the probability of the target a token, or of the right option, where that is a log
/// loss. Below stands the share of the examples that gain most over each gap. Where there are more examples than rows can be seen, neighbours are averaged in
/// bands, and the figure says how many. An example's gain is in the metric's own unit: its drop in loss.
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
        var header = new FigureHeader(lettering, FigurePage.Width(size), FindingWords.Subject(finding), finding.Overall, FindingWords.Counts(finding), Sentence(finding, gains), "");
        if (gains is null) return FigurePage.Of(size, lettering, header, [], 10, 0, (_, _) => { });
        var map = new ExampleMap(lettering, finding, gains, FigurePage.Margin, FigurePage.Margin + FigurePage.Width(size));
        return FigurePage.Of(size, lettering, header, map.Legend(), map.Height, ExampleMap.LeastHeight, map.Draw);
    }

    private static string Sentence(TaskFinding finding, ExampleGains? gains)
    {
        if (gains is null) return finding.Jump.Curve is { HasExamples: false } ? "Only means are known: there are no examples to show." : "Too few examples are shared by all runs to show any.";
        string metric = gains.Curve.Metric.Name;
        if (FigureText.Gap(finding) is not { } gap) return $"Each example's own {metric}: there is no gap between scales over which {finding.RawMetric.Name} gains.";
        string share = $"{FigureText.Percent(gains.Shares[finding.Jump.Above - 1])} of the examples gain most in {metric} over {gap}";
        return finding.Jump.Status != JumpStatus.Apparent ? share + "." : $"{share}. {Together(finding.Metrics[0].Survival?.Concentration)}";
    }

    /// <summary>What the test of concentration says.</summary>
    private static string Together(Concentration? found)
    {
        if (found is null) return "Whether they jump together was not tested: that takes the examples' own probabilities at four scales or more.";
        string ratio = FormattableString.Invariant($"R = {found.Ratio:0.0}"), limit = FormattableString.Invariant($"{Concentration.LeastRatio:0}");
        string groups = found.Split is { } split && found.IsSplit
            ? FormattableString.Invariant($"; {FigureText.Percent(split.UpperShare)} gain {split.Difference:0.0} logits more there than the others")
            : "; they do not part into two groups";
        if (found.IsQuanta) return $"Each jumps in a gap of its own: {FigureText.Percent(found.ShareElsewhere)} gain as much over another gap ({ratio}).";
        return found.IsConcentrated
            ? $"The gain is concentrated in some of them: gains spread {ratio} times as wide as expected (concentrated above {limit}){groups}."
            : $"The gain is not concentrated in some of them: gains spread {ratio} times as wide as expected (concentrated above {limit}){groups}.";
    }
}
