using System.Globalization;
using MetricLens.Survival;

namespace MetricLens.Reports.Explaining;

/// <summary>The one sentence on a finding in English.</summary>
internal sealed class EnglishFindingPhrases : IFindingPhrases
{
    public string Title(string subject, string verdict, bool isOfPart) => $"{subject}: {verdict}{(isOfPart ? " in a part of the examples" : "")}";

    public string But(string sentence, string caveats) => $"{sentence} But: {caveats}.";

    public string Listed(IEnumerable<string> phrases) => string.Join("; ", phrases);

    public string Counts(int? scales, int runs, string examples) =>
        scales is { } known ? $"{Count(known, "scale")}, {Count(runs, "run")}, {examples}" : $"{Count(runs, "run")}, too few shared examples";

    public string Examples(long count) => Count(count, "example");

    public string Means(long? examples) => examples is { } count ? $"means of {Count(count, "example")}" : "means without examples";

    public string FromTo(string from, string to) => $"from {from} to {to}";

    public string NothingToExplain(string raw, bool hasGap) => hasGap
        ? $"From no scale to the next does {raw} improve: there is no jump to explain."
        : $"There is no gap between scales in which {raw} could jump.";

    public string TooSmall(string raw, string gain, string fromTo) => $"{Largest(raw, gain, fromTo)} is too small to call a jump.";

    public string PartOfRise(string raw, string gain, string fromTo, string share) =>
        $"{Largest(raw, gain, fromTo)} is only {share} of the rise over all scales: no single gap stands out.";

    public string MayBeChance(string raw, string gain, string fromTo, string p) => $"{Largest(raw, gain, fromTo)} may be chance (p = {p} over all gaps).";

    public string NoSteeper(string raw, string gain, string fromTo) => $"{Largest(raw, gain, fromTo)} is no steeper than the width of its gap lets expect.";

    public string Disagree(IEnumerable<(string Verdict, IEnumerable<string> Metrics)> groups) =>
        $"The continuous metrics disagree: {Listed(groups.Select(group => $"{group.Verdict} under {string.Join(" and ", group.Metrics)}"))}.";

    public string Artifact(string metric, string raw, string fromTo, string? explained, string? step) => explained is not null
        ? $"Smooth progress in {metric} explains {explained} of the jump in {raw} {fromTo}; it was under way before."
        : $"No step in {metric} goes with the jump{(step is null ? "" : $" ({step} of the gain)")}: smooth progress was under way before.";

    public string Attenuated(string metric, string raw, string? explained, string? step)
    {
        string rest = explained is not null ? $"smooth progress explains {explained} of the jump in {raw}" : "most of it is smooth";
        return $"A step is real but makes up only {step ?? "a minor part"} of the gain in {metric}; {rest}.";
    }

    public string TakesOff(string metric, string? at) =>
        $"{FindingWords.Capital(metric)} is flat up to {at ?? "an onset"} and rises from there: the scales below do not foretell the rise.";

    public string Survives(string metric, string? step) => $"A step makes up {step ?? "most"} of the gain in {metric}: the jump is in the models, not in the metric alone.";

    public string SurvivesInPart(string share) => $"{share} of the examples jump, and the others do not: the jump is in the models, in a part of what the task asks.";

    public string MayJump(string raw, string because, string floor) => $"The data cannot tell whether {raw} jumps: {because}{floor}.";

    public string Floor(long examples, string hidden, long needed, string least) =>
        $"; no success in {Count(examples, "example")} leaves room for {hidden}, and {Count(needed, "example")} would show {least}";

    public string TheJump(string raw, string gain, string fromTo) => $"the jump of {gain} in {raw} {fromTo}";

    public string Alone(string metric, string jump, Verdict verdict, string? p, string? step)
    {
        string claim = verdict == Verdict.Survives ? "a survivor" : "an artifact", corrected = p is null ? "" : $" (p = {p})";
        string share = step is null ? "" : $"; a step may make up {step} of the gain";
        return $"Taken alone, {metric} calls {jump} {claim}, which does not hold after correction for the number of tasks{corrected}{share}.";
    }

    public string CannotTell(string metric, string jump, string? because, string? step)
    {
        string extent = step is null ? "" : $"; a step may make up {step} of the gain in {metric}";
        return $"The data cannot tell whether {jump} is in the models{(because is null ? "" : $": {because}")}{extent}.";
    }

    public string Because(IReadOnlyCollection<string> reasons) => reasons.Count > 0 ? Listed(reasons) : "no single reason stands out";

    private static string Largest(string raw, string gain, string fromTo) => $"The largest gain in {raw}, {gain} {fromTo},";

    private static string Count(long count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
