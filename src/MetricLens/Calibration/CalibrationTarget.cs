using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Calibration;

/// <summary>A rate that the procedure is to keep in some of the cells.</summary>
public sealed record CalibrationTarget
{
    /// <summary>From this many scales on a step can be told from a curve.</summary>
    private const int EnoughScales = 6;

    /// <summary>From this many scales on subsets and hinges can be told too.</summary>
    private const int ManyScales = 8;

    /// <summary>The noise between models up to which power is asked for.</summary>
    private const double ModerateTau = 0.15;

    /// <summary>With fewer than this the interval of a rate is wider than half of what there is.</summary>
    private const int FewestJumps = 15;

    private const string CrowdedSides = "Over one wide gap the scales on either side of it crowd into a small part of the axis, over which a slope is hardly known.";

    private readonly Func<CalibrationCell, bool> _appliesTo;
    private readonly Func<CalibrationResult, IReadOnlyList<CalibrationRate>> _rates;

    private CalibrationTarget(string name, double lower, double upper, Func<CalibrationCell, bool> appliesTo, Func<CalibrationResult, IReadOnlyList<CalibrationRate>> rates)
    {
        Name = name;
        Lower = lower;
        Upper = upper;
        _appliesTo = appliesTo;
        _rates = rates;
    }

    /// <summary>Every target, in the order of the method's table.</summary>
    public static IReadOnlyList<CalibrationTarget> All { get; } =
    [
        AtMost("smooth: `survives`", 0.05, Truth(WorldTruth.Smooth), Verdict.Survives),
        AtMost("smooth: `attenuated` (an aim)", 0.05, Truth(WorldTruth.Smooth), Verdict.Attenuated) with
        {
            Shortfall = "The rise of `smooth_curve` is no polynomial of degree three: over twelve scales its misfit at the steepest gap reads as a small step. More than a minor step is not claimed.",
        },
        AtMost("smooth: `takes_off`", 0.05, Truth(WorldTruth.Smooth), Verdict.TakesOff),
        AtLeast("smooth, K ≥ 6, τ ≤ 0.15: `artifact`", 0.80, cell => Truth(WorldTruth.Smooth)(cell) && HasPower(cell), Verdict.Artifact) with
        {
            Shortfall = "An artifact must show progress below the jump, and the margin of `smooth_choice` begins flat: its first scales stand at 0, 0.24 and 0.96 nats over six scales, at 0, 0.12, 0.49 and 1.1 over eight. "
                + "Where noise between models hides so little the verdict is `inconclusive` (`no_progress_shown`). Of `quanta` with twenty tokens few runs show a jump at all, picked by noise as they are: "
                + "most are held back as within what models differ by, or as resting on one lone run (`model_noise`, `single_top_model`).",
        },
        AtMost("step, K ≥ 6: `artifact`", 0.05, cell => Truth(WorldTruth.Step)(cell) && cell.Models >= EnoughScales, Verdict.Artifact),
        AtLeast("step, K ≥ 6, τ ≤ 0.15: `survives`", 0.90, cell => Truth(WorldTruth.Step)(cell) && HasPower(cell), Verdict.Survives),
        AtMost("step in 30 % of the examples: `artifact`", 0.05, Truth(WorldTruth.SubsetStep), Verdict.Artifact),
        AtLeast("step in 30 % of the examples, K ≥ 8: `survives`", 0.80, cell => Truth(WorldTruth.SubsetStep)(cell) && cell.Models >= ManyScales, Verdict.Survives),
        AtLeast("hinge, K ≥ 8, τ ≤ 0.15: `takes_off` or `survives`", 0.70, IsClearHinge, Verdict.TakesOff, Verdict.Survives) with { Shortfall = CrowdedSides },
        AtMost("hinge, K ≥ 8, τ ≤ 0.15: `artifact`", 0.20, IsClearHinge, Verdict.Artifact) with { Shortfall = CrowdedSides },
        new("noise only: an apparent jump, of all runs", 0, 0.05, Truth(WorldTruth.Flat), result => [result.Apparent]),
        AtMost("U-shape: `survives`", 0.05, Truth(WorldTruth.Reversal), Verdict.Survives),
        new("U-shape: `non_monotone` among the reasons", 0.80, 1, Truth(WorldTruth.Reversal), result => [result.Of(CalibrationResult.Overall, "reason:non_monotone")])
        {
            Shortfall = "The dip is 0.9 logits deep: at τ = 0.3 that is 2.1 standard deviations of the difference between two models, and four scales leave hardly a degree of freedom to tell the noise by.",
        },
        new("100 smooth tasks and 20 real steps: false discovery rate", 0, 0.05, cell => cell.World == CalibrationCell.ManyTasks,
            result => [result.Of(CalibrationCell.ManyTasks, "false_discovery_rate")]),
        new("intervals of the step share: coverage at nominal 95 %", 0.93, 0.97, cell => cell.World == CalibrationCell.Intervals, result => result.Rates)
        {
            Shortfall = "Missed on the safe side: with five and six scales one to three degrees of freedom are left, and t is kept although τ² is often estimated as 0, so that these intervals are wider than they need be.",
        },
    ];

    /// <summary>What is asked for, in words; verdicts in code marks, as their permanent names.</summary>
    public string Name { get; }

    /// <summary>The least rate that keeps the target; 0 where none is too low.</summary>
    public double Lower { get; }

    /// <summary>Why cells can miss it, as far as that is known; <see langword="null"/> where none was found to.</summary>
    public string? Shortfall { get; private init; }

    /// <summary>The largest rate that keeps the target; 1 where none is too high.</summary>
    public double Upper { get; }

    /// <summary>Holds a result to the target, once for every rate that it is about; not at all where the target is not about the cell.</summary>
    public IReadOnlyList<CalibrationCheck> Check(CalibrationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return _appliesTo(result.Cell) ? [.. _rates(result).Select(rate => new CalibrationCheck(this, result.Cell, rate, StatusOf(rate)))] : [];
    }

    private CalibrationStatus StatusOf(CalibrationRate rate)
    {
        if (rate.Of < FewestJumps && rate.Metric == CalibrationResult.Overall || rate.Rate is not { } share) return CalibrationStatus.TooFewRuns;
        if (share >= Lower && share <= Upper) return CalibrationStatus.Met;
        (double lower, double upper) = rate.Interval!.Value;
        return upper >= Lower && lower <= Upper ? CalibrationStatus.WithinError : CalibrationStatus.Missed;
    }

    private static CalibrationTarget AtMost(string name, double rate, Func<CalibrationCell, bool> appliesTo, params Verdict[] verdicts) =>
        new(name, 0, rate, appliesTo, result => [Sum(result, verdicts)]);

    private static CalibrationTarget AtLeast(string name, double rate, Func<CalibrationCell, bool> appliesTo, params Verdict[] verdicts) =>
        new(name, rate, 1, appliesTo, result => [Sum(result, verdicts)]);

    private static CalibrationRate Sum(CalibrationResult result, Verdict[] verdicts) =>
        new(CalibrationResult.Overall, string.Join(" or ", verdicts.Select(verdict => verdict.Id())), verdicts.Sum(verdict => result.Of(verdict).Count), result.Of(verdicts[0]).Of);

    private static Func<CalibrationCell, bool> Truth(WorldTruth truth) => cell => WorldCatalogue.All.Any(world => world.Card.Id == cell.World && world.Card.Truth == truth);

    private static bool HasPower(CalibrationCell cell) => cell.Models >= EnoughScales && cell.Tau <= ModerateTau;

    private static bool IsClearHinge(CalibrationCell cell) => Truth(WorldTruth.Onset)(cell) && cell.Models >= ManyScales && cell.Tau <= ModerateTau;
}
