using MetricLens.Jumps;

namespace MetricLens.Survival;

/// <summary>What the survival test found under one continuous metric.</summary>
public sealed record SurvivalFinding
{
    /// <summary>The latent curve that was tested.</summary>
    public required LatentCurve Latent { get; init; }

    /// <summary>The index of the first scale above the gap that was tested.</summary>
    public required int Above { get; init; }

    /// <summary>The levels and thresholds.</summary>
    public required SurvivalOptions Options { get; init; }

    /// <summary>The fits of a smooth curve with a step, one a smooth null, by rising degree.</summary>
    public required IReadOnlyList<StepFit> Fits { get; init; }

    /// <summary>The progress below the gap, on the odds scale where there is one; <see langword="null"/> where it cannot be measured.</summary>
    public required HiddenProgress? Progress { get; init; }

    /// <summary>Whether the progress below the gap is that of the odds.</summary>
    public bool IsProgressOnOdds => Latent.OnOdds is not null;

    /// <summary>The best hinge; <see langword="null"/> with too few scales.</summary>
    public required Onset? Onset { get; init; }

    /// <summary>Whether the curve falls anywhere, on the odds scale where there is one; <see langword="null"/> where the noise cannot be told.</summary>
    public Shape? Shape { get; init; }

    /// <summary>Whether the examples jump together; <see langword="null"/> where they have no probabilities of their own.</summary>
    public Concentration? Concentration { get; init; }

    /// <summary>The curve on the scale of the best hinge; <see langword="null"/> with too few scales.</summary>
    public LatentCurve? OnsetCurve => Onset is null ? null : Onset.IsOnOdds ? Latent.OnOdds : Latent;

    /// <summary>Where the hinge may lie, computed on each call; <see langword="null"/> where there is none.</summary>
    public OnsetInterval? OnsetInterval => OnsetCurve is { } curve ? Survival.OnsetInterval.Of(curve) : null;

    /// <summary>The verdict.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The form in which the jump survives, where it does.</summary>
    public SurvivalForm Form { get; init; }

    /// <summary>Why it is what it is, or what weakens it.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>The fit whose interval of the step share is the narrower; <see langword="null"/> where none has a share.</summary>
    public StepFit? Narrower => Fits.Where(fit => fit.Share is not null)
        .MinBy(fit => fit.ShareBounds(Options.Alpha)!.Value.Upper - fit.ShareBounds(Options.Alpha)!.Value.Lower);

    /// <summary>That fit as a curve with its band, computed on each call; <see langword="null"/> where there is none.</summary>
    public FittedCurve? StepCurve => Narrower is { } fit ? FittedCurve.OfStep(fit, Latent, Above) : null;

    /// <summary>The best hinge as a curve with its band on the latent scale, computed on each call; <see langword="null"/> with too few scales.</summary>
    public FittedCurve? HingeCurve => Onset is { } onset ? FittedCurve.OfOnset(onset, Latent) : null;

    /// <summary>Whether the curve falls somewhere by more than noise explains.</summary>
    public bool IsNonMonotone => Shape is { } shape && shape.IsNonMonotone(Options.Alpha);

    /// <summary>
    /// The p-value of the claim that the jump survives: the largest over the nulls, in the form of a subset that of the examples that jump; 1 where the
    /// curve is not monotone; <see langword="null"/> where there is no fit.
    /// </summary>
    public double? PSurvives => Fits.Count == 0 ? null
        : IsNonMonotone ? 1
        : Form == SurvivalForm.Subset ? Concentration!.Group!.PSurvives
        : Fits.Max(fit => fit.PShare);

    /// <summary>The p-value on which a difference between arms is called an artifact because it stood below the gap already; <see langword="null"/> where it is not.</summary>
    internal double? PStanding { get; init; }

    /// <summary>
    /// The p-value of the claim that the jump is an artifact, the larger of its two parts: the step share is below Δ, and there was progress below the jump;
    /// 1 where a part cannot be shown at all, the examples jump apart, or the curve is not monotone; <see langword="null"/> where there is no fit.
    /// </summary>
    public double? PArtifact => Fits.Count == 0 ? null
        : PStanding is { } standing ? standing
        : IsNonMonotone || Concentration is { IsConcentrated: true } ? 1
        : Narrower is { } fit && Progress is { } progress ? Math.Max(fit.PShareBelow(Options.LeastStepShare), progress.PValue)
        : 1;
}
