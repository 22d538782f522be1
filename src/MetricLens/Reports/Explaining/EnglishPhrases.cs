using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Planning;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Reports.Explaining;

/// <summary>Explanations in English.</summary>
internal sealed class EnglishPhrases : IPhrases
{
    private const string OnOdds = ", on the scale of the odds of a right answer";

    public string Code => "en";

    public IFindingPhrases OfFinding { get; } = new EnglishFindingPhrases();

    public string Metric(MetricCard metric) => metric.Name;

    public string Axis(ScaleAxis axis) => axis.Label();

    public string Verdict(Verdict verdict) => verdict.Words();

    public string Reason(Reason reason) => reason.Phrase();

    public string Compared(string subject, int scales, string axis, string first, string last, int runs, int examples, int dropped) =>
        $"{subject} was measured at {scales} scales, from {first} to {last} {axis}, in {runs} runs on {examples} examples that every run answered"
        + (dropped > 0 ? $"; {dropped} others were left out because some run lacks them." : ".");

    public string ComparedByMeans(string subject, int scales, string axis, string first, string last, int runs) =>
        $"{subject} was measured at {scales} scales, from {first} to {last} {axis}, in {runs} runs, of which the means are known and the examples are not.";

    public string DoesJump(string raw, string from, string low, string to, string high, string gain, string p, int gaps) =>
        $"{Capital(raw)} jumps from {low} at {from} to {high} at {to}: a gain of {gain}, p {p} after correction for {gaps} gaps.";

    public string DoesNotJump(string raw, string from, string to, string gain, string p, int gaps) =>
        $"The largest gain in {raw}, {gain} from {from} to {to} (p {p} after correction for {gaps} gaps), does not count as a jump: it is too small, too small a part of the rise, may be chance, or is no steeper than its gap is wide.";

    public string MayJump(string raw, string from, string to, string gain) => $"Whether {raw} jumps cannot be told; its largest gain is {gain}, from {from} to {to}.";

    public string FloorHides(string hidden, long needed) => $"No success at all could still hide an accuracy of {hidden}; {needed} examples would show one of 0.10.";

    public string StepShare(string metric, string share, int degree, string tau) =>
        $"Under {metric}, a step at that gap makes up {share} of the gain over all scales, beside a polynomial of degree {degree}; models differ by {tau} latent units beyond what examples and scale explain.";

    public string Progress(string metric, string pace, bool onOdds) => $"Below the gap, {metric} was improving at {pace} of its overall pace{(onOdds ? OnOdds : "")}.";

    public string TakesOff(string metric, string at, string below, string above, bool onOdds) =>
        $"It is flat up to {at} and rises from there{(onOdds ? OnOdds : "")}: slopes of {below} and {above} latent units over the whole range.";

    public string Explained(string metric, string raw, string share) => $"With the step taken out of it, the gain in {metric} at the gap still implies {share} of the jump in {raw}.";

    public string VerdictUnder(string metric, string verdict, string? survives, string? artifact) => survives is null && artifact is null
        ? $"Verdict under {metric}: {verdict}."
        : $"Verdict under {metric}: {verdict} (after correction for the number of tasks, p {survives ?? "–"} that there is no step and p {artifact ?? "–"} that it is no artifact).";

    public string Overall(string verdict, IReadOnlyList<string> reasons) =>
        reasons.Count == 0 ? $"Verdict over all: {verdict}." : $"Verdict over all: {verdict}; {string.Join("; ", reasons)}.";

    public string OnAxis(string axis, string verdict) => $"Over {axis} the verdict is: {verdict}.";

    public string Truth(PlannedTruth truth) => truth.Words;

    public string Remedy(RemedyKind kind, int amount, string? from, string? to, IReadOnlyList<string> scales) => kind switch
    {
        RemedyKind.ScalesBetween => $"{Scales(amount)} between {from} and {to}{Listed(scales)}",
        RemedyKind.ScalesBeyond => $"{Scales(amount)} beyond the ends{Listed(scales)}",
        RemedyKind.Seeds => $"{amount} seeds of every scale",
        _ => $"{amount} times as many examples",
    };

    public string Leans(string metric, string truth, string weight, IReadOnlyList<(string Truth, string Weight)> others, string odds, LeanStrength strength) =>
        $"Without being a verdict, the evidence leans towards {truth}: posterior weight {weight} under {metric}, against {string.Join(" and ", others.Select(other => $"{other.Weight} for {other.Truth}"))}, "
        + $"all equally likely beforehand; odds of {odds} to 1 over the next, {Strength(strength)} on the scale of Kass and Raftery.";

    public string SettledBy(string target, IReadOnlyList<(string Remedy, string Power)> enough, IReadOnlyList<(string Remedy, string Power)> tooLittle, string now)
    {
        string not = tooLittle.Count == 0 ? "" : $"; not {string.Join(", nor ", tooLittle.Select(Told))}";
        return enough.Count == 0
            ? $"Were that the truth, nothing that was tried would settle it with {target} power{not}; the same once more would in {now}."
            : $"Were that the truth, {string.Join(", or ", enough.Select(Told))} would settle it with {target} power{not}; the same once more would in {now}.";
    }

    public string SettledOtherwise(string truth, IReadOnlyList<string> powers) => $"Were it {truth} instead, the same would settle it in {string.Join(" and ", powers)}.";

    public string NoLean(OutlookStatus status, int scales, int fewest) => status switch
    {
        OutlookStatus.TooFewScales => $"With {scales} scale{(scales == 1 ? "" : "s")} a step, an onset and a smooth rise look alike, so that the evidence leans nowhere; it takes {fewest} to lean, and 5 for a verdict, or 4 with seeds.",
        OutlookStatus.NoContinuousMetric => "Which way the evidence leans cannot be told from 0 continuous metrics: log-probabilities, or at least texts, of shared examples are needed.",
        OutlookStatus.TooFewExamples => "Too few examples were answered by every run, so that the evidence leans nowhere: 2 that all share are the fewest that carry an error.",
        OutlookStatus.NonMonotone => $"The score falls as well as rises over the {scales} scales, which fits 0 of the 3 truths compared, so that the evidence leans nowhere; seeds of the scales that fall would tell whether the fall is real.",
        OutlookStatus.Concentrated => $"The gain is concentrated in some of the examples, so that a mean over all of them leans nowhere at any of the {scales} scales; tell these examples apart and judge them by themselves.",
        _ => $"Runs at one of the {scales} scales differ on another axis: tell them apart by family or arm before anything can be settled.",
    };

    public string ShownByExamples(string raw, string gain, long examples, string target) => $"{examples} examples would show a gain of {gain} in {raw} with {target} power, were it and the disagreements as observed.";

    public string ShownBySeeds(string raw, string gain, int seeds, string target) => $"{seeds} seeds of every scale would show a gain of {gain} in {raw} with {target} power, were it and the seeds' spread as observed.";

    public string NeedsSeeds(string raw, string gain) =>
        $"Whether a gain of {gain} in {raw} is more than models differ by cannot be told from 1 run a scale; 2 seeds of every scale would tell how much they differ.";

    public string NotShown(string raw, string gain, int examples, int seeds, string target) =>
        $"Neither {examples} examples nor {seeds} seeds of every scale would show a gain of {gain} in {raw} with {target} power, were it as observed.";

    private static string Told((string Remedy, string Power) remedy) => $"{remedy.Remedy} ({remedy.Power})";

    /// <summary>The new scales, where they are to be told.</summary>
    private static string Listed(IReadOnlyList<string> scales) => scales.Count == 0 ? "" : $" at {string.Join(", ", scales)}";

    private static string Scales(int amount) => $"{amount} more scale{(amount == 1 ? "" : "s")}";

    private static string Strength(LeanStrength strength) => strength switch
    {
        LeanStrength.Positive => "positive evidence",
        LeanStrength.Strong => "strong evidence",
        LeanStrength.VeryStrong => "very strong evidence",
        _ => "not worth more than a bare mention",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    public string Sharpness(int jumps, string share, string spread) =>
        $"Sharpness: over {jumps} apparent jumps that have a step share a step makes up {share} of the latent improvement on average; from task to task it differs by a standard deviation of {spread} %.";

    public string Unpredictability(int unannounced, int jumps, string share, string coverage) =>
        $"Unpredictability: {unannounced} of {jumps} jumps with three scales below them came unannounced, {share}; of all scales above, {coverage} lie where the scales below foretell them.";

    public string Specificity(int surviving, int comparisons, string share, (IReadOnlyList<string> Names, int More) survivors, int takingOff, (IReadOnlyList<string> Names, int More) takeOffs) =>
        $"Task specificity: {surviving} of {comparisons} comparisons survive after correction, {share}{Named(survivors)}" + (takingOff > 0 ? $"; {takingOff} take off{Named(takeOffs)}." : ".");

    private static string Named((IReadOnlyList<string> Names, int More) list) =>
        list.Names.Count == 0 ? "" : $": {string.Join(", ", list.Names)}{(list.More > 0 ? $" and {list.More} more" : "")}";
}
