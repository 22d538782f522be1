using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Planning;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Reports.Explaining;

/// <summary>The sentences of an explanation in one language; numbers come ready.</summary>
internal interface IPhrases
{
    /// <summary>The language's code.</summary>
    string Code { get; }

    /// <summary>The one sentence on a finding, and the short words beside it.</summary>
    IFindingPhrases OfFinding { get; }

    /// <summary>A metric's name.</summary>
    string Metric(MetricCard metric);

    /// <summary>An axis's name.</summary>
    string Axis(ScaleAxis axis);

    /// <summary>A verdict's word.</summary>
    string Verdict(Verdict verdict);

    /// <summary>A reason in a few words.</summary>
    string Reason(Reason reason);

    /// <summary>What was compared.</summary>
    string Compared(string subject, int scales, string axis, string first, string last, int runs, int examples, int dropped);

    /// <summary>Likewise, where means are known and the examples behind them are not.</summary>
    string ComparedByMeans(string subject, int scales, string axis, string first, string last, int runs);

    /// <summary>The raw metric jumps.</summary>
    string DoesJump(string raw, string from, string low, string to, string high, string gain, string p, int gaps);

    /// <summary>It does not.</summary>
    string DoesNotJump(string raw, string from, string to, string gain, string p, int gaps);

    /// <summary>It cannot be told.</summary>
    string MayJump(string raw, string from, string to, string gain);

    /// <summary>What a floor of no successes could still hide.</summary>
    string FloorHides(string hidden, long needed);

    /// <summary>The step's share of the gain.</summary>
    string StepShare(string metric, string share, int degree, string tau);

    /// <summary>The progress below the jump.</summary>
    string Progress(string metric, string pace, bool onOdds);

    /// <summary>Flat, then rising.</summary>
    string TakesOff(string metric, string at, string below, string above, bool onOdds);

    /// <summary>What is left of the raw jump without the step.</summary>
    string Explained(string metric, string raw, string share);

    /// <summary>The verdict under one metric, with the corrected p-values where it was tested.</summary>
    string VerdictUnder(string metric, string verdict, string? survives, string? artifact);

    /// <summary>The verdict over all metrics, with its reasons.</summary>
    string Overall(string verdict, IReadOnlyList<string> reasons);

    /// <summary>The verdict on another axis.</summary>
    string OnAxis(string axis, string verdict);

    /// <summary>A kind of truth, as a noun phrase.</summary>
    string Truth(PlannedTruth truth);

    /// <summary>A measure that could be taken: so many more scales, seeds of every scale, or times as many examples.</summary>
    string Remedy(RemedyKind kind, int amount, string? from, string? to, IReadOnlyList<string> scales);

    /// <summary>Which way an inconclusive task leans; the other truths with their weights.</summary>
    string Leans(string metric, string truth, string weight, IReadOnlyList<(string Truth, string Weight)> others, string odds, LeanStrength strength);

    /// <summary>What would settle it, and what would not, each with its power.</summary>
    string SettledBy(string target, IReadOnlyList<(string Remedy, string Power)> enough, IReadOnlyList<(string Remedy, string Power)> tooLittle, string now);

    /// <summary>What the same would do where the next truth holds.</summary>
    string SettledOtherwise(string truth, IReadOnlyList<string> powers);

    /// <summary>Why no lean can be told; the number is what there is: scales, or nothing.</summary>
    string NoLean(OutlookStatus status, int scales, int fewest);

    /// <summary>So many examples would show the jump.</summary>
    string ShownByExamples(string raw, string gain, long examples, string target);

    /// <summary>So many seeds on either side would show the jump.</summary>
    string ShownBySeeds(string raw, string gain, int seeds, string target);

    /// <summary>Single runs do not tell what seeds differ by.</summary>
    string NeedsSeeds(string raw, string gain);

    /// <summary>Nothing that was tried would show the jump.</summary>
    string NotShown(string raw, string gain, int examples, int seeds, string target);

    /// <summary>How sharp the jumps of a suite are.</summary>
    string Sharpness(int jumps, string share, string spread);

    /// <summary>How many jumps of a suite came unannounced, and how far smaller models foretell the rest.</summary>
    string Unpredictability(int unannounced, int jumps, string share, string coverage);

    /// <summary>How many comparisons of a suite survive, and which.</summary>
    string Specificity(int surviving, int comparisons, string share, (IReadOnlyList<string> Names, int More) survivors, int takingOff, (IReadOnlyList<string> Names, int More) takeOffs);
}
