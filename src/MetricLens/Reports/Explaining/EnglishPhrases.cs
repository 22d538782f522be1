using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Reports.Explaining;

/// <summary>Explanations in English.</summary>
internal sealed class EnglishPhrases : IPhrases
{
    public string Code => "en";

    public string Metric(MetricCard metric) => metric.Name;

    public string Axis(ScaleAxis axis) => axis.Label();

    public string Verdict(Verdict verdict) => verdict.Words();

    public string Reason(Reason reason) => reason.Phrase();

    public string Compared(string subject, int scales, string axis, string first, string last, int runs, int examples, int dropped) =>
        $"{subject} was measured at {scales} scales, from {first} to {last} {axis}, in {runs} runs on {examples} examples that every run answered"
        + (dropped > 0 ? $"; {dropped} others were left out because some run lacks them." : ".");

    public string DoesJump(string raw, string from, string low, string to, string high, string gain, string p, int gaps) =>
        $"{Capital(raw)} jumps from {low} at {from} to {high} at {to}: a gain of {gain}, p {p} after correction for {gaps} gaps.";

    public string DoesNotJump(string raw, string from, string to, string gain, string p, int gaps) =>
        $"The largest gain in {raw}, {gain} from {from} to {to} (p {p} after correction for {gaps} gaps), does not count as a jump: it is too small, too small a part of the rise, may be chance, or is no steeper than its gap is wide.";

    public string MayJump(string raw, string from, string to, string gain) => $"Whether {raw} jumps cannot be told; its largest gain is {gain}, from {from} to {to}.";

    public string FloorHides(string hidden, long needed) => $"No success at all could still hide an accuracy of {hidden}; {needed} examples would show one of 0.10.";

    public string StepShare(string metric, string share, int degree, string tau) =>
        $"Under {metric}, a step at that gap makes up {share} of the gain over all scales, beside a polynomial of degree {degree}; models differ by {tau} latent units beyond what examples and scale explain.";

    public string Progress(string metric, string pace) => $"Below the gap, {metric} was improving at {pace} of its overall pace.";

    public string TakesOff(string metric, string at, string below, string above) =>
        $"It is flat up to {at} and rises from there: slopes of {below} and {above} latent units over the whole range.";

    public string Explained(string metric, string raw, string share) => $"With the step taken out of it, the gain in {metric} at the gap still implies {share} of the jump in {raw}.";

    public string VerdictUnder(string metric, string verdict, string? survives, string? artifact) => survives is null && artifact is null
        ? $"Verdict under {metric}: {verdict}."
        : $"Verdict under {metric}: {verdict} (after correction for the number of tasks, p {survives ?? "–"} that there is no step and p {artifact ?? "–"} that it is no artifact).";

    public string Overall(string verdict, IReadOnlyList<string> reasons) =>
        reasons.Count == 0 ? $"Verdict over all: {verdict}." : $"Verdict over all: {verdict}; {string.Join("; ", reasons)}.";

    public string OnAxis(string axis, string verdict) => $"Over {axis} the verdict is: {verdict}.";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
