using System.Globalization;
using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>A finding in words, the same in figures and in the terminal: invariant culture, and no claim that the numbers do not show.</summary>
public static class FindingWords
{
    /// <summary>The task, the family and arm where they are named, and the overall verdict: <c>mul_2x2 (width): artifact</c>.</summary>
    public static string Title(TaskFinding finding) => $"{Subject(finding)}: {finding.Overall.Words()}{(finding.Form == SurvivalForm.Subset ? " in a part of the examples" : "")}";

    /// <summary>The title without the verdict: <c>mul_2x2 (width)</c>.</summary>
    public static string Subject(TaskFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string[] within = [.. new[] { finding.Key.Family == Record.DefaultFamily ? null : finding.Key.Family, finding.Key.Arm }.OfType<string>()];
        return within.Length == 0 ? finding.Key.Task : $"{finding.Key.Task} ({string.Join(", ", within)})";
    }

    /// <summary>One plain sentence on what was found, with the figure that it rests on.</summary>
    /// <remarks>Shares are in per cent, their one-sided bounds at the level of the tests in brackets.</remarks>
    public static string Sentence(TaskFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Overall switch
        {
            Verdict.NoApparentJump => NoJump(finding),
            Verdict.MetricDependent => $"The continuous metrics disagree: {Disagreement(finding.Metrics)}.",
            _ when Witness(finding) is null => Inconclusive(finding, null),
            Verdict.Artifact => Artifact(finding, Witness(finding)!),
            Verdict.Attenuated => Attenuated(finding, Witness(finding)!),
            Verdict.TakesOff => TakesOff(Witness(finding)!),
            Verdict.Survives => Survives(Witness(finding)!),
            _ => Inconclusive(finding, Witness(finding)),
        };
    }

    /// <summary>What weakens a verdict, in a few words each, parted by semicolons; empty where nothing does, or where the sentence says it.</summary>
    public static string Caveats(TaskFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        bool isSaid = finding.Overall == Verdict.Inconclusive;
        return isSaid ? "" : string.Join("; ", finding.Reasons.Where(reason => reason != Reason.MetricsDiffer || finding.Overall != Verdict.MetricDependent)
            .Select(reason => reason.Phrase()));
    }

    /// <summary>How many scales, runs and shared examples the raw curve has: <c>13 scales, 29 runs, 200 examples</c>.</summary>
    public static string Counts(TaskFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ScaleCurve? curve = finding.Jump.Curve;
        string runs = Count(finding.Comparison.Runs.Count, "run");
        return curve is null
            ? $"{runs}, too few shared examples"
            : $"{Count(curve.Points.Count, "scale")}, {runs}, {Examples(curve)}";
    }

    private static string Examples(ScaleCurve curve) => curve.HasExamples ? Count(curve.Examples, "example")
        : curve.Examples > 0 ? $"means of {Count(curve.Examples, "example")}" : "means without examples";

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

    private static string NoJump(TaskFinding finding)
    {
        ApparentJump jump = finding.Jump;
        string raw = finding.RawMetric.Name;
        if (jump.Gain is not { } estimate || jump.Curve is not { } curve) return $"There is no gap between scales in which {raw} could jump.";
        double gain = Oriented(finding.RawMetric, estimate.Value);
        if (gain <= 0) return $"From no scale to the next does {raw} improve: there is no jump to explain.";
        double[] means = [.. curve.Points.Select(point => point.Mean.Value)];
        double range = means.Max() - means.Min(), alpha = (1 - estimate.Level) / 2;
        var rules = new JumpOptions();
        string largest = $"The largest gain in {raw}, {Number(gain)} {FromTo(jump)},";
        if (gain < rules.LeastGain * (finding.RawMetric.Maximum - finding.RawMetric.Minimum)) return $"{largest} is too small to call a jump.";
        if (gain < rules.LeastShareOfRange * range) return $"{largest} is only {Percent(gain / range)} of the rise over all scales: no single gap stands out.";
        if (jump.PAdjusted is { } p && p >= alpha) return $"{largest} may be chance (p = {p.ToString("0.00", CultureInfo.InvariantCulture)} over all gaps).";
        return $"{largest} is no steeper than the width of its gap lets expect.";
    }

    private static double Oriented(MetricCard metric, double gain) => metric.Direction == Direction.HigherIsBetter ? gain : -gain;

    private static string Artifact(TaskFinding finding, MetricFinding metric) => metric.Explained is { } explained
        ? $"Smooth progress in {metric.Metric.Name} explains {Share(explained)} of the jump in {finding.RawMetric.Name} {FromTo(finding.Jump)}; it was under way before."
        : $"No step in {metric.Metric.Name} goes with the jump{OfItsGain(metric)}: smooth progress was under way before.";

    private static string Attenuated(TaskFinding finding, MetricFinding metric)
    {
        string rest = metric.Explained is { } explained
            ? $"smooth progress explains {Share(explained)} of the jump in {finding.RawMetric.Name}"
            : "most of it is smooth";
        return $"A step is real but makes up only {StepShare(metric) ?? "a minor part"} of the gain in {metric.Metric.Name}; {rest}.";
    }

    private static string TakesOff(MetricFinding metric)
    {
        string name = Capital(metric.Metric.Name);
        return metric is { Survival.Onset: { } onset, Curve: { } curve }
            ? $"{name} is flat up to {curve.Points[onset.At].Label} and rises from there: the scales below do not foretell the rise."
            : $"{name} is flat up to an onset and rises from there: the scales below do not foretell the rise.";
    }

    private static string Survives(MetricFinding metric) => metric.SubsetFraction is { } fraction
        ? $"{Share(fraction.Value, fraction.Lower, fraction.Upper)} of the examples jump, and the others do not: the jump is in the models, in a part of what the task asks."
        : $"A step makes up {StepShare(metric) ?? "most"} of the gain in {metric.Metric.Name}: the jump is in the models, not in the metric alone.";

    private static string Inconclusive(TaskFinding finding, MetricFinding? metric)
    {
        ApparentJump jump = finding.Jump;
        string raw = finding.RawMetric.Name;
        if (jump.Status != JumpStatus.Apparent) return $"The data cannot tell whether {raw} jumps: {Because(jump.Reasons)}{FloorWords(jump)}.";
        string subject = $"the jump of {Number(Math.Abs(jump.Gain!.Value))} in {raw} {FromTo(jump)}";
        if (metric is not null && Uncorrected(metric) is { } alone) return $"Taken alone, {metric.Metric.Name} calls {subject} {alone}.";
        string largest = $"The data cannot tell whether {subject} is in the models";
        string extent = metric is not null && StepShare(metric) is { } share ? $"; a step may make up {share} of the gain in {metric.Metric.Name}" : "";
        return finding.Reasons.Count > 0 ? $"{largest}: {Because(finding.Reasons)}{extent}." : $"{largest}{extent}.";
    }

    /// <summary>What a metric's verdict was before the correction took it back; <see langword="null"/> where it did not.</summary>
    private static string? Uncorrected(MetricFinding metric)
    {
        if (!metric.Reasons.Contains(Reason.NotSignificantAfterCorrection) || metric.Survival is not { } survival) return null;
        (string claim, double? p) = survival.Verdict == Verdict.Survives ? ("a survivor", metric.PSurvivesAdjusted) : ("an artifact", metric.PArtifactAdjusted);
        string corrected = p is { } known ? $" (p = {known.ToString("0.00", CultureInfo.InvariantCulture)})" : "";
        string share = StepShare(metric) is { } extent ? $"; a step may make up {extent} of the gain" : "";
        return $"{claim}, which does not hold after correction for the number of tasks{corrected}{share}";
    }

    private static string FloorWords(ApparentJump jump) => jump is { HiddenAccuracy: { } hidden, ExamplesNeeded: { } needed, Curve: { } curve }
        ? $"; no success in {Count(curve.IndependentUnits, "example")} leaves room for {Number(hidden)}, and {Count(needed, "example")} would show {Number(new JumpOptions().LeastGain)}"
        : "";

    internal static string Disagreement(IEnumerable<MetricFinding> metrics) => string.Join("; ", metrics
        .Where(metric => metric.Verdict != Verdict.Inconclusive)
        .GroupBy(metric => metric.Verdict)
        .OrderByDescending(group => group.Key)
        .Select(group => $"{group.Key.Words()} under {string.Join(" and ", group.Select(metric => metric.Metric.Name))}"));

    private static string OfItsGain(MetricFinding metric) => StepShare(metric) is { } share ? $" ({share} of the gain)" : "";

    internal static string Because(IEnumerable<Reason> reasons)
    {
        string phrases = string.Join("; ", reasons.Select(reason => reason.Phrase()));
        return phrases.Length > 0 ? phrases : "no single reason stands out";
    }

    internal static string FromTo(ApparentJump jump) => jump is { HasGap: true, Curve: not null } ? $"from {jump.From.Label} to {jump.To.Label}" : "";

    internal static string Share(ExplainedJump explained) => Share(explained.Value, explained.Lower, explained.Upper);

    private static string Share(double value, double lower, double upper) => $"{Percent(value)} [{Whole(lower)}, {Whole(upper)}]";

    private static string Percent(double share) => $"{Whole(share)} %";

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

    private static string Count(long count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";

    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
