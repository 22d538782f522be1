using System.Globalization;
using MetricLens.Arms;
using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>A comparison of arms in words, the same in figures and in the terminal: invariant culture, and no claim that the numbers do not show.</summary>
public static class ArmWords
{
    /// <summary>The task, the family where it is named, and the arms: <c>arithmetic (gpt), 5-shot against 0-shot</c>.</summary>
    public static string Subject(ArmFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return $"{Task(finding.Task, finding.Family)}, {Name(finding.Arm)} against {Name(finding.Baseline)}";
    }

    /// <summary>The task, and the family where it is named.</summary>
    public static string Task(string task, string family) => family == Record.DefaultFamily ? task : $"{task} ({family})";

    /// <summary>An arm's name.</summary>
    public static string Name(string? arm) => arm ?? "the unnamed arm";

    /// <summary>Where the arm helps, and what becomes of the jump of its benefit under the continuous metrics.</summary>
    public static string Sentence(ArmFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return $"{Helps(finding)} {Jumps(finding)}";
    }

    /// <summary>At which scales the arm is shown to help or to harm under the raw metric.</summary>
    public static string Helps(ArmFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string arm = FindingWords.Capital(Name(finding.Arm)), raw = finding.RawMetric.Name;
        Benefit[] harming = [.. finding.Benefits.Where(benefit => benefit.Harms)];
        string harm = harming.Length == 0 ? "" : $"; it harms at {Scales(finding, benefit => benefit.Harms)}";
        Benefit[] helping = [.. finding.Benefits.Where(benefit => benefit.Helps)];
        if (helping.Length == 0) return $"{arm} is not shown to help {raw} at any scale (by at most {FindingWords.Number(Math.Max(finding.Benefits.Max(benefit => benefit.Difference.Upper), 0))}){harm}.";
        if (finding.HelpsFrom is 0) return $"{arm} helps {raw} at every scale, by {Gains(helping)}.";
        if (finding.HelpsFrom is { } from)
        {
            double most = Math.Max(finding.Benefits.Take(from).Max(benefit => benefit.Difference.Upper), 0);
            return $"{arm} helps {raw} only from {finding.Benefits[from].Point.Label} on, by {Gains(helping)}; below, by at most {FindingWords.Number(most)}{harm}.";
        }
        return $"{arm} helps {raw} at {Scales(finding, benefit => benefit.Helps)} alone, by {Gains(helping)}{harm}.";
    }

    /// <summary>Whether the difference jumps, and under which metrics.</summary>
    public static string Jumps(ArmFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        TaskFinding difference = finding.Difference;
        ApparentJump jump = difference.Jump;
        string raw = finding.RawMetric.Name;
        if (jump.Status == JumpStatus.NoApparentJump) return $"The difference does not jump under {raw}.";
        if (jump.Status != JumpStatus.Apparent) return $"Whether the difference jumps under {raw}, the data cannot tell: {FindingWords.Because(jump.Reasons)}.";
        string start = $"The difference jumps by {FindingWords.Number(jump.Gain!.Value)} {FindingWords.FromTo(jump)} under {raw}";
        if (FindingWords.Witness(difference) is not { } witness) return $"{start}; no continuous metric can say more.";
        string metric = witness.Metric.Name, share = FindingWords.StepShare(witness) is { } known ? $" ({known} of its gain)" : "";
        return difference.Overall switch
        {
            Verdict.Survives => $"{start}, and under {metric} too{share}: the benefit emerges there, in whatever metric.",
            Verdict.Artifact when witness.Survival?.PStanding is not null => $"{start}; under {metric} {Name(finding.Arm)} was ahead below already: the metric made that jump.",
            Verdict.Artifact => $"{start}; under {metric} it was rising below already: the metric made that jump.",
            Verdict.Attenuated => $"{start}; under {metric} a step is real there, but a minor part{share}.",
            Verdict.TakesOff => $"{start}; under {metric} it is flat up to an onset and rises from there: the scales below do not foretell the benefit.",
            Verdict.MetricDependent => $"{start}; the continuous metrics disagree: {FindingWords.Disagreement(difference.Metrics)}.",
            _ => $"{start}; whether it does under {metric}, the data cannot tell: {FindingWords.Because(difference.Reasons)}.",
        };
    }

    /// <summary>How far the arm shifts the scale: <c>5-shot reaches an exact match of 0.50 at 3.2 times fewer parameters [2.1, 5.0]</c>, or <c>at 23 or more times fewer</c>.</summary>
    public static string Shift(ArmFinding finding, ScaleShift shift)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(shift);
        string level = $"{shift.Metric.Name} of {FindingWords.Number(shift.Level)}", noise = shift.HasModelNoise ? "" : "; bounds over examples alone";
        string subject = $"{FindingWords.Capital(Name(finding.Arm))} reaches {level}";
        if (shift.Value is not null) return $"{subject} {Extent(shift, "")} {Bounds(shift)}{noise}.";
        if (double.IsFinite(shift.Lower) && shift.Lower > 0) return $"{subject} {Extent(shift, " or more")}{Why(finding, shift)}{noise}.";
        if (double.IsFinite(shift.Upper) && shift.Upper < 0) return $"{subject} {Extent(shift, " or more")}{Why(finding, shift)}{noise}.";
        return $"How much earlier {Name(finding.Arm)} reaches {level}, the scales leave open{Why(finding, shift)}.";
    }

    /// <summary>The shift for a cell of a table: <c>3.2× [2.1, 5.0]</c>, over 1 where the arm is first; a dash where there is none.</summary>
    public static string ShiftInShort(ScaleShift? shift)
    {
        if (shift is null || !shift.IsBounded) return "–";
        if (shift.Value is { } value) return $"{Size(shift, value)} {Bounds(shift)}";
        return double.IsFinite(shift.Lower) ? $"over {Size(shift, shift.Lower)}" : $"under {Size(shift, shift.Upper)}";
    }

    private static string Extent(ScaleShift shift, string openEnd)
    {
        double value = shift.Value ?? (shift.Lower > 0 ? shift.Lower : shift.Upper);
        if (!shift.Axis.IsLogarithmic()) return $"at a {shift.Axis.Label()} {FindingWords.Number(Math.Abs(value))}{openEnd} {(value >= 0 ? "higher" : "lower")}";
        string times = Figure(Math.Pow(10, Math.Abs(value)));
        return $"at {times}{openEnd} times {(value >= 0 ? "fewer" : "more")} {shift.Axis.Label()}";
    }

    /// <summary>The bounds in the direction that the extent is told in.</summary>
    private static string Bounds(ScaleShift shift)
    {
        (double low, double high) = shift.Value < 0 && shift.Axis.IsLogarithmic() ? (-shift.Upper, -shift.Lower) : (shift.Lower, shift.Upper);
        return $"[{Bound(low)}, {Bound(high)}]";

        string Bound(double bound) => double.IsPositiveInfinity(bound) ? "∞" : double.IsNegativeInfinity(bound) ? (shift.Axis.IsLogarithmic() ? "0" : "−∞")
            : shift.Axis.IsLogarithmic() ? Figure(Math.Pow(10, bound)) : FindingWords.Number(bound);
    }

    private static string Size(ScaleShift shift, double value) => shift.Axis.IsLogarithmic() ? Figure(Math.Pow(10, value)) + "×" : FindingWords.Number(value);

    private static string Why(ArmFinding finding, ScaleShift shift)
    {
        string?[] whys = [Why(Name(finding.Arm), shift.Arm), Why(Name(finding.Baseline), shift.Baseline)];
        string both = string.Join(", ", whys.OfType<string>());
        return both.Length == 0 ? "" : $" ({both})";
    }

    private static string? Why(string arm, Crossing crossing) => crossing.Reach switch
    {
        Reach.Never => $"{arm} does not reach it",
        Reach.AtFirst => $"{arm} stands there at the smallest scale already",
        _ => null,
    };

    private static string Gains(Benefit[] helping)
    {
        double least = helping.Min(benefit => benefit.Difference.Value), most = helping.Max(benefit => benefit.Difference.Value);
        return helping.Length == 1 ? FindingWords.Number(least) : $"{FindingWords.Number(least)} to {FindingWords.Number(most)}";
    }

    /// <summary>The scales of which something is said, neighbours as a range.</summary>
    private static string Scales(ArmFinding finding, Func<Benefit, bool> isSaid)
    {
        var parts = new List<string>();
        for (int from = 0; from < finding.Benefits.Count; from++)
        {
            if (!isSaid(finding.Benefits[from])) continue;
            int to = from;
            while (to + 1 < finding.Benefits.Count && isSaid(finding.Benefits[to + 1])) to++;
            CurvePoint first = finding.Benefits[from].Point, last = finding.Benefits[to].Point;
            parts.Add(from == to ? first.Label : $"{first.Label} to {last.Label}");
            from = to;
        }
        return string.Join(", ", parts);
    }

    /// <summary>Two figures below ten, whole above; beyond a million in powers of ten.</summary>
    private static string Figure(double factor) => factor.ToString(factor >= 1e6 ? "0.0e0" : factor >= 9.95 ? "0" : factor >= 0.0995 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
