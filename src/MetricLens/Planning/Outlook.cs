using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Planning;

/// <summary>What helps with a task that is inconclusive: which way its evidence leans, how strongly, and what would settle it.</summary>
/// <example>
/// <code>
/// Outlook? outlook = result.Finding("mul_2x2", "width").Outlook();
/// Console.WriteLine(outlook?.Lean?.Leading);
/// </code>
/// </example>
public sealed record Outlook
{
    /// <summary>The task, family and arm.</summary>
    public required ComparisonKey Key { get; init; }

    /// <summary>The scale axis.</summary>
    public required ScaleAxis Axis { get; init; }

    /// <summary>What can be said at all.</summary>
    public required OutlookStatus Status { get; init; }

    /// <summary>The power that counts as settled.</summary>
    public required double Target { get; init; }

    /// <summary>The continuous metric that the lean rests on; <see langword="null"/> where there is no lean.</summary>
    public MetricCard? Metric { get; init; }

    /// <summary>The lean; <see langword="null"/> where it cannot be told.</summary>
    public Lean? Lean { get; init; }

    /// <summary>The power of the evaluation as it is, were it run anew and the leading truth true; <see langword="null"/> where there is no lean.</summary>
    public FuturePower? Now { get; init; }

    /// <summary>The least of each remedy; empty where there is no lean.</summary>
    public IReadOnlyList<Remedy> Remedies { get; init; } = [];

    /// <summary>What would show the jump, where that is in doubt.</summary>
    public JumpDoubt? Doubt { get; init; }

    /// <summary>The outlook of a finding; <see langword="null"/> where its verdict is not inconclusive.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="options">How; the defaults where left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static Outlook? Of(TaskFinding finding, OutlookOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        options ??= new();
        options.Require();
        if (finding.Overall != Verdict.Inconclusive) return null;
        MetricFinding? metric = finding.Metrics.Count > 0 ? finding.Metrics[0] : null;
        var outlook = new Outlook { Key = finding.Key, Axis = finding.Axis, Status = StatusOf(finding, metric), Target = options.Target };
        return outlook.Status switch
        {
            OutlookStatus.JumpInDoubt => outlook with { Doubt = JumpDoubt.Of(finding.Jump, metric?.Survival?.Options.Alpha ?? new SurvivalOptions().Alpha, options) },
            OutlookStatus.Leans => outlook.Leaning(finding, metric!, options),
            _ => outlook,
        };
    }

    private static OutlookStatus StatusOf(TaskFinding finding, MetricFinding? metric)
    {
        ApparentJump jump = finding.Jump;
        if (jump.Reasons.Contains(Reason.MixedScales)) return OutlookStatus.MixedScales;
        if (jump.Curve is null) return OutlookStatus.TooFewExamples;
        if (!jump.HasGap) return OutlookStatus.TooFewScales;
        if (jump.Status != JumpStatus.Apparent) return OutlookStatus.JumpInDoubt;
        if (metric?.Survival is not { } survival) return OutlookStatus.NoContinuousMetric;
        if (survival.Latent.Count < Planning.Lean.FewestScales) return OutlookStatus.TooFewScales;
        if (survival.IsNonMonotone) return OutlookStatus.NonMonotone;
        return survival.Concentration is { IsConcentrated: true } ? OutlookStatus.Concentrated : OutlookStatus.Leans;
    }

    private Outlook Leaning(TaskFinding finding, MetricFinding metric, OutlookOptions options)
    {
        SurvivalFinding survival = metric.Survival!;
        Lean lean = Planning.Lean.Of(survival.Latent, survival.Above, finding.ModelStandardDeviation)!;
        var futures = new FutureSimulation(survival.Latent, survival.Above, RawImplied.Of(finding.Jump.Curve!, survival.Latent), survival.Options);
        var search = new RemedySearch(futures, lean, survival.Above, finding.Axis, options.Target, options.Seed);
        return this with { Metric = metric.Metric, Lean = lean, Now = search.Now(), Remedies = search.All() };
    }
}
