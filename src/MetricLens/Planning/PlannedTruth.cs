using MetricLens.Survival;

namespace MetricLens.Planning;

/// <summary>A truth that an evaluation is planned against: how ability rises over the scales, and the verdict that would be right.</summary>
/// <remarks>Which of them holds is what the evaluation is to find out, so that a plan shows its power under several.</remarks>
public sealed class PlannedTruth
{
    /// <summary>The step's share of the whole rise: a real step by the method's own targets, yet not a step alone.</summary>
    private const double StepShare = 0.9;

    /// <summary>How fast a curve quickens: its slope at the end is 1.6 times the mean slope.</summary>
    private const double Power = 1.6;

    private readonly Func<double, double, double> _rise;

    private PlannedTruth(string id, string words, Verdict right, Func<double, double, double> rise)
    {
        Id = id;
        Words = words;
        Right = right;
        _rise = rise;
    }

    /// <summary>Ability rises along a line in the logarithm of scale: a jump in the raw metric is made by the metric.</summary>
    public static PlannedTruth Smooth { get; } = new("smooth", "a smooth rise", Verdict.Artifact, (unit, _) => unit);

    /// <summary>Ability rises smoothly, faster and faster: likewise.</summary>
    public static PlannedTruth Curve { get; } = new("curve", "a smooth rise that quickens", Verdict.Artifact, (unit, _) => Math.Pow(unit, Power));

    /// <summary>Nine tenths of the rise are a step at one place, the rest a line: the jump is in the models.</summary>
    public static PlannedTruth Step { get; } =
        new("step", "a step", Verdict.Survives, (unit, place) => ((1 - StepShare) * unit) + (unit >= place - SamePlace ? StepShare : 0));

    /// <summary>Ability is flat up to one place and rises along a line from there: small models do not foretell the rise.</summary>
    public static PlannedTruth Hinge { get; } =
        new("hinge", "a take-off after a flat start", Verdict.TakesOff, (unit, place) => Math.Max(unit - place, 0) / (1 - place));

    /// <summary>Every truth, in the order in which a plan shows them.</summary>
    public static IReadOnlyList<PlannedTruth> All { get; } = [Smooth, Curve, Step, Hinge];

    /// <summary>The truths that a plan shows where none is asked for: one for every verdict that a user would plan for.</summary>
    public static IReadOnlyList<PlannedTruth> Usual { get; } = [Smooth, Step, Hinge];

    /// <summary>Rounding of a place computed in two ways.</summary>
    private const double SamePlace = 1e-9;

    /// <summary>The permanent name in options and files.</summary>
    public string Id { get; }

    /// <summary>The truth in words, with its article.</summary>
    public string Words { get; }

    /// <summary>The verdict whose probability is the power under this truth.</summary>
    public Verdict Right { get; }

    /// <summary>The truth of that id.</summary>
    /// <exception cref="ArgumentException">There is none; the message suggests the nearest.</exception>
    public static PlannedTruth Get(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(truth => truth.Id == id) ?? throw new ArgumentException(Text.Suggestion.Unknown("shape", id, All.Select(truth => truth.Id)), nameof(id));
    }

    /// <summary>The share of the whole rise that is reached at a place.</summary>
    /// <param name="unit">The place among the scales, 0 at the smallest and 1 at the largest.</param>
    /// <param name="at">The place of the step or the onset, likewise; smooth truths have none.</param>
    public double Rise(double unit, double at) => _rise(unit, at);
}
