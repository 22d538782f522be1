using System.Globalization;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Reports.Explaining;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>A finding in words, the same in figures and in the terminal: invariant culture, and no claim that the numbers do not show.</summary>
public static class FindingWords
{
    /// <summary>The language of tools and files; pages and figures may have another.</summary>
    private const string English = "en";

    /// <summary>The task, the family and arm where they are named, and the overall verdict: <c>mul_2x2 (width): artifact</c>.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="language">One of <see cref="Explanation.LanguageCodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public static string Title(TaskFinding finding, string language = English)
    {
        IPhrases phrases = Explanation.Phrases(language);
        return phrases.OfFinding.Title(Subject(finding), phrases.Verdict(finding.Overall), finding.Form == SurvivalForm.Subset);
    }

    /// <summary>The title without the verdict: <c>mul_2x2 (width)</c>.</summary>
    public static string Subject(TaskFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string[] within = [.. new[] { finding.Key.Family == Record.DefaultFamily ? null : finding.Key.Family, finding.Key.Arm }.OfType<string>()];
        return within.Length == 0 ? finding.Key.Task : $"{finding.Key.Task} ({string.Join(", ", within)})";
    }

    /// <summary>One plain sentence on what was found, with the figure that it rests on.</summary>
    /// <remarks>Shares are in per cent, their one-sided bounds at the level of the tests in brackets.</remarks>
    /// <inheritdoc cref="Title"/>
    public static string Sentence(TaskFinding finding, string language = English)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new FindingSentence(finding, Explanation.Phrases(language)).Text;
    }

    /// <summary>What weakens a verdict, in a few words each, parted by semicolons; empty where nothing does, or where the sentence says it.</summary>
    /// <inheritdoc cref="Title"/>
    public static string Caveats(TaskFinding finding, string language = English)
    {
        ArgumentNullException.ThrowIfNull(finding);
        IPhrases phrases = Explanation.Phrases(language);
        bool isSaid = finding.Overall == Verdict.Inconclusive;
        return isSaid ? "" : phrases.OfFinding.Listed(finding.Reasons.Where(reason => reason != Reason.MetricsDiffer || finding.Overall != Verdict.MetricDependent).Select(phrases.Reason));
    }

    /// <summary>The sentence, and what weakens it where something does.</summary>
    internal static string Why(TaskFinding finding, IPhrases phrases)
    {
        string sentence = Sentence(finding, phrases.Code), caveats = Caveats(finding, phrases.Code);
        return caveats.Length == 0 ? sentence : phrases.OfFinding.But(sentence, caveats);
    }

    /// <summary>How many scales, runs and shared examples the raw curve has: <c>13 scales, 29 runs, 200 examples</c>.</summary>
    /// <inheritdoc cref="Title"/>
    public static string Counts(TaskFinding finding, string language = English)
    {
        ArgumentNullException.ThrowIfNull(finding);
        IFindingPhrases phrases = Explanation.Phrases(language).OfFinding;
        int runs = finding.Comparison.Runs.Count;
        if (finding.Jump.Curve is not { } curve) return phrases.Counts(null, runs, "");
        return phrases.Counts(curve.Points.Count, runs, curve.HasExamples ? phrases.Examples(curve.Examples) : phrases.Means(curve.Examples > 0 ? curve.Examples : null));
    }

    /// <summary>The step's share of the gain in a latent score with its one-sided bounds, <c>24 % [13, 34]</c>; <see langword="null"/> where there is none.</summary>
    public static string? StepShare(MetricFinding metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (metric.Survival is not { Narrower: { } fit } survival) return null;
        (double lower, double upper) = fit.ShareBounds(survival.Options.Alpha)!.Value;
        return Share(fit.Share!.Value, lower, upper);
    }

    /// <summary>The largest raw gain with its bounds, <c>+0.34 [0.28, 0.40]</c>; <see langword="null"/> where there is no gap.</summary>
    public static string? Gain(ApparentJump jump)
    {
        ArgumentNullException.ThrowIfNull(jump);
        return jump.Gain is not { } gain ? null
            : double.IsFinite(gain.Lower) ? $"{GainOf(gain.Value)} [{Number(gain.Lower)}, {Number(gain.Upper)}]"
            : GainOf(gain.Value);
    }

    /// <summary>A gain with its sign, <c>+0.34</c>.</summary>
    public static string GainOf(double gain) => (gain > 0 ? "+" : "") + Number(gain);

    /// <summary>Whether there is a gap over which the raw metric improved at all.</summary>
    public static bool HasGain(TaskFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Jump is { HasGap: true, Gain: { } gain } && Oriented(finding.RawMetric, gain.Value) > 0;
    }

    /// <summary>The metric by which the overall verdict stands: the first that has it, else the primary one.</summary>
    internal static MetricFinding? Witness(TaskFinding finding) =>
        finding.Metrics.FirstOrDefault(metric => metric.Verdict == finding.Overall) ?? (finding.Metrics.Count > 0 ? finding.Metrics[0] : null);

    internal static double Oriented(MetricCard metric, double gain) => metric.Direction == Direction.HigherIsBetter ? gain : -gain;

    internal static string Disagreement(IEnumerable<MetricFinding> metrics) => string.Join("; ", metrics
        .Where(metric => metric.Verdict != Verdict.Inconclusive)
        .GroupBy(metric => metric.Verdict)
        .OrderByDescending(group => group.Key)
        .Select(group => $"{group.Key.Words()} under {string.Join(" and ", group.Select(metric => metric.Metric.Name))}"));

    internal static string Because(IEnumerable<Reason> reasons)
    {
        string phrases = string.Join("; ", reasons.Select(reason => reason.Phrase()));
        return phrases.Length > 0 ? phrases : "no single reason stands out";
    }

    internal static string FromTo(ApparentJump jump) => jump is { HasGap: true, Curve: not null } ? $"from {jump.From.Label} to {jump.To.Label}" : "";

    internal static string Share(ExplainedJump explained) => Share(explained.Value, explained.Lower, explained.Upper);

    internal static string Share(double value, double lower, double upper) => $"{Percent(value)} [{Whole(lower)}, {Whole(upper)}]";

    internal static string Percent(double share) => $"{Whole(share)} %";

    /// <summary>Hundredths as a whole number, with a true minus and never a negative nought.</summary>
    private static string Whole(double share)
    {
        double percent = Math.Round(100 * share, MidpointRounding.AwayFromZero);
        return (percent == 0 ? 0 : percent).ToString("0", CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>Two decimals, or three where two would leave none.</summary>
    internal static string Number(double value)
    {
        string text = value.ToString(Math.Abs(value) >= 0.01 || value == 0 ? "0.00" : "0.000", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }

    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
