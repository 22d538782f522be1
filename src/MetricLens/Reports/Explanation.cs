using System.Globalization;
using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Planning;
using MetricLens.Reports.Explaining;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>One finding as prose that a colleague can read, in which each sentence carries its number.</summary>
public static class Explanation
{
    private static readonly IPhrases[] Languages = [new EnglishPhrases(), new ChinesePhrases()];

    /// <summary>The codes of the languages, such as <c>en</c>.</summary>
    public static IReadOnlyList<string> LanguageCodes { get; } = [.. Languages.Select(language => language.Code)];

    /// <summary>The sentences: what was compared, the jump, each continuous metric, the verdict over all, and what weakens it.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="language">One of <see cref="LanguageCodes"/>.</param>
    /// <param name="outlook">Where the finding is inconclusive, its outlook, told at the end; <see langword="null"/> to leave it out.</param>
    /// <exception cref="ArgumentException">There is no such language; the message suggests one.</exception>
    public static IReadOnlyList<string> Of(TaskFinding finding, string language = "en", Outlook? outlook = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        IPhrases phrases = Phrases(language);
        return
        [
            .. Compared(finding, phrases), .. Jump(finding, phrases), .. finding.Metrics.SelectMany(metric => Under(metric, finding, phrases)), .. Overall(finding, phrases),
            .. outlook is null ? [] : OutlookWords.Of(finding, outlook, phrases),
        ];
    }

    /// <summary>The sentences of an outlook alone: which way the evidence leans, and what would settle it.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="outlook">Its outlook.</param>
    /// <param name="language">One of <see cref="LanguageCodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such language; the message suggests one.</exception>
    public static IReadOnlyList<string> OfOutlook(TaskFinding finding, Outlook outlook, string language = "en") => [.. OutlookWords.Of(finding, outlook, Phrases(language))];

    internal static IPhrases Phrases(string language) => Languages.FirstOrDefault(known => known.Code == language)
        ?? throw new ArgumentException(Text.Suggestion.Unknown("language", language, LanguageCodes), nameof(language));

    private static IEnumerable<string> Compared(TaskFinding finding, IPhrases phrases)
    {
        if (finding.Jump.Curve is not { } curve) yield break;
        (string first, string last) = (Scale(curve.Points[0].Scale), Scale(curve.Points[^1].Scale));
        yield return curve.HasExamples
            ? phrases.Compared(FindingWords.Subject(finding), curve.Points.Count, phrases.Axis(finding.Axis), first, last, curve.Runs.Count, curve.Examples, curve.DroppedExamples)
            : phrases.ComparedByMeans(FindingWords.Subject(finding), curve.Points.Count, phrases.Axis(finding.Axis), first, last, curve.Runs.Count);
    }

    private static IEnumerable<string> Jump(TaskFinding finding, IPhrases phrases)
    {
        ApparentJump jump = finding.Jump;
        if (!jump.HasGap || jump.Gain is not { } gain) yield break;
        (CurvePoint from, CurvePoint to) = (jump.From, jump.To);
        string raw = phrases.Metric(finding.RawMetric), p = P(jump.PAdjusted);
        int gaps = jump.Curve!.Points.Count - 1;
        yield return jump.Status switch
        {
            JumpStatus.Apparent => phrases.DoesJump(raw, from.Label, Number(from.Mean.Value), to.Label, Number(to.Mean.Value), Interval(gain.Value, gain.Lower, gain.Upper), p, gaps),
            JumpStatus.NoApparentJump => phrases.DoesNotJump(raw, from.Label, to.Label, Interval(gain.Value, gain.Lower, gain.Upper), p, gaps),
            _ => phrases.MayJump(raw, from.Label, to.Label, Interval(gain.Value, gain.Lower, gain.Upper)),
        };
        if (jump is { HiddenAccuracy: { } hidden, ExamplesNeeded: { } needed }) yield return phrases.FloorHides(Number(hidden), needed);
    }

    private static IEnumerable<string> Under(MetricFinding metric, TaskFinding finding, IPhrases phrases)
    {
        if (metric.Survival is not { } survival) yield break;
        string name = phrases.Metric(metric.Metric);
        double alpha = survival.Options.Alpha;
        if (survival.Narrower is { } fit)
        {
            (double lower, double upper) = fit.ShareBounds(alpha)!.Value;
            yield return phrases.StepShare(name, Shares(fit.Share!.Value, lower, upper), fit.Degree, Number(Math.Sqrt(fit.Tau2)));
        }
        if (survival.Progress is { } progress)
        {
            (double lower, double upper) = progress.Bounds(alpha);
            yield return phrases.Progress(name, Shares(progress.Value, lower, upper), survival.IsProgressOnOdds);
        }
        if (survival.Onset is { TakesOff: true } onset && metric.Curve is { } curve)
            yield return phrases.TakesOff(name, curve.Points[onset.At].Label, Number(onset.SlopeBelow), Number(onset.SlopeAbove), onset.IsOnOdds);
        if (metric.Explained is { } explained)
            yield return phrases.Explained(name, phrases.Metric(finding.RawMetric), Shares(explained.Value, explained.Lower, explained.Upper));
        yield return phrases.VerdictUnder(name, phrases.Verdict(metric.Verdict), metric.PSurvivesAdjusted is { } survives ? P(survives) : null,
            metric.PArtifactAdjusted is { } artifact ? P(artifact) : null);
    }

    private static IEnumerable<string> Overall(TaskFinding finding, IPhrases phrases)
    {
        yield return phrases.Overall(phrases.Verdict(finding.Overall), [.. finding.Reasons.Select(phrases.Reason)]);
        foreach ((var axis, Verdict verdict) in finding.OnOtherAxes) yield return phrases.OnAxis(phrases.Axis(axis), phrases.Verdict(verdict));
    }

    private static string Interval(double value, double lower, double upper) => !double.IsFinite(lower) ? Number(value) : $"{Number(value)} [{Number(lower)}, {Number(upper)}]";

    private static string Shares(double value, double lower, double upper) => $"{Percent(value)} % [{Percent(lower)}, {Percent(upper)}]";

    private static string Percent(double share) => Signed((100 * share).ToString("0", CultureInfo.InvariantCulture));

    private static string Number(double value) => Signed(value.ToString("0.00", CultureInfo.InvariantCulture));

    private static string Scale(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static string P(double? p) => p is not { } value ? "–" : value < 0.001 ? "< 0.001" : $"= {value.ToString("0.000", CultureInfo.InvariantCulture)}";

    /// <summary>A true minus, and no negative nought.</summary>
    private static string Signed(string number) => number.Trim('-', '0', '.').Length == 0 ? number.TrimStart('-') : number.Replace('-', '−');
}
