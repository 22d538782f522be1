using MetricLens.Jumps;

namespace MetricLens.Survival;

/// <summary>Does a jump at a given gap survive in the latent score? The method's T1, T6 and hidden progress, held back by T3 and T4.</summary>
public static class SurvivalTest
{
    /// <summary>The least number of scales where each has one run.</summary>
    private const int FewestScales = 5;

    /// <summary>The least number of scales where some have replicates.</summary>
    private const int FewestScalesWithReplicates = 4;

    /// <summary>A gap wider than this many median gaps is called wide.</summary>
    private const double WideGap = 2;

    /// <summary>Runs the test.</summary>
    /// <param name="curve">The latent curve.</param>
    /// <param name="above">The index of the first scale above the gap of the apparent jump.</param>
    /// <param name="options">The levels and thresholds.</param>
    /// <param name="concentration">What the same outputs' own probabilities say of the examples one by one; <see langword="null"/> where they have none.</param>
    public static SurvivalFinding Run(LatentCurve curve, int above, SurvivalOptions options, Concentration? concentration = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(options);
        StepFit[] fits = [.. Fits(curve, above, options.SmoothDegree is { } one ? [one] : [1, 2])];
        var finding = new SurvivalFinding
        {
            Latent = curve,
            Above = above,
            Options = options,
            Fits = fits,
            Progress = HiddenProgress.Of(curve.Even, above),
            Onset = Onset.Of(curve, options),
            Shape = Shape.Of(curve.Even, above, options),
            Concentration = concentration,
        };
        (Verdict verdict, Reason[] reasons) = Decide(finding, Fits(curve, above, options.SmoothDegree is { } alone ? [alone] : Onset.SmoothDegrees(curve.Count)));
        (verdict, SurvivalForm form, reasons) = Gate(finding, verdict, reasons);
        return finding with { Verdict = verdict, Form = form, Reasons = [.. reasons.Concat(Remarks(curve, above, verdict)).Distinct()] };
    }

    /// <summary>What the gates leave of a verdict. A take-off stays where the shape is not monotone: small models foretell even less.</summary>
    private static (Verdict Verdict, SurvivalForm Form, Reason[] Reasons) Gate(SurvivalFinding finding, Verdict verdict, Reason[] reasons)
    {
        if (finding.IsNonMonotone)
            return (verdict == Verdict.TakesOff ? verdict : Verdict.Inconclusive, SurvivalForm.None, [Reason.NonMonotone, .. reasons]);
        if (finding.Concentration is { IsQuanta: true }) return (verdict, SurvivalForm.None, [.. reasons, Reason.Quanta]);
        if (finding.Concentration is not { IsConcentrated: true } concentration) return (verdict, SurvivalForm.None, reasons);
        if (concentration.IsSubset) return (Verdict.Survives, SurvivalForm.Subset, []);
        return (verdict is Verdict.Artifact or Verdict.Attenuated ? Verdict.Inconclusive : verdict, SurvivalForm.None, [Reason.Concentrated, .. reasons]);
    }

    private static IEnumerable<StepFit> Fits(LatentCurve curve, int above, int[] degrees) =>
        degrees.Select(degree => StepFit.Of(curve, above, degree)).OfType<StepFit>();

    private static (Verdict Verdict, Reason[] Reasons) Decide(SurvivalFinding finding, IEnumerable<StepFit> strict)
    {
        LatentCurve curve = finding.Latent;
        SurvivalOptions options = finding.Options;
        if (finding.Fits.Count == 0 || curve.Count < (curve.HasReplicates ? FewestScalesWithReplicates : FewestScales))
            return (Verdict.Inconclusive, [Reason.TooFewScales]);
        StepFit[] demanding = [.. strict];
        if (finding.Fits.Concat(demanding).Any(fit => fit.Share is null)) return (Verdict.Inconclusive, [Reason.NoNetImprovement]);
        if (finding.Fits.All(fit => fit.ShareBounds(options.Alpha)!.Value.Lower > 0 && fit.Share >= options.LeastStepShare))
            return LoneRun(curve, finding.Above) is { } lone ? (Verdict.Inconclusive, [lone]) : (Verdict.Survives, []);
        if (finding.Onset is { TakesOff: true }) return (Verdict.TakesOff, []);
        if (finding.Narrower!.ShareBounds(options.Alpha)!.Value.Upper < options.LeastStepShare)
        {
            double strictAlpha = options.Alpha / (curve.Count - 1);
            if (demanding.All(fit => fit.ShareBounds(strictAlpha)!.Value.Lower > 0)) return (Verdict.Attenuated, []);
            if (finding.Progress is { } progress && progress.Bounds(options.Alpha).Lower > 0) return (Verdict.Artifact, []);
            return (Verdict.Inconclusive, finding.Above == 1 ? [] : [Reason.NoProgressShown]);
        }
        bool isEstablished = finding.Fits.All(fit => fit.IsTotalEstablished(options.Alpha));
        if (!isEstablished) return (Verdict.Inconclusive, IsNoisy(finding) ? [Reason.NoNetImprovement, Reason.ModelNoise] : [Reason.NoNetImprovement]);
        return (Verdict.Inconclusive, [IsNoisy(finding) ? Reason.ModelNoise : Reason.StepShareOpen]);
    }

    /// <summary>A step that rests on one run alone at an end of the scales: a lucky or a failed run looks the same.</summary>
    private static Reason? LoneRun(LatentCurve curve, int above) =>
        above == curve.Count - 1 && curve.Replicates[^1] == 1 ? Reason.SingleTopModel
        : above == 1 && curve.Replicates[0] == 1 ? Reason.Edge
        : null;

    /// <summary>Whether the noise between models outweighs that over examples.</summary>
    private static bool IsNoisy(SurvivalFinding finding)
    {
        LatentCurve curve = finding.Latent;
        double between = curve.Replicates.Average(count => finding.Narrower!.Tau2 / count);
        return between > Enumerable.Range(0, curve.Count).Average(k => curve.Covariance[k, k]);
    }

    private static IEnumerable<Reason> Remarks(LatentCurve curve, int above, Verdict verdict)
    {
        // At the first gap no progress below can be measured; at the last one no scale above confirms the step.
        if (verdict == Verdict.Inconclusive && (above == 1 || above == curve.Count - 1)) yield return LoneRun(curve, above) ?? Reason.Edge;
        double[] gaps = [.. curve.Positions.Skip(1).Zip(curve.Positions, (next, before) => next - before)];
        if (gaps[above - 1] > WideGap * Statistics.Quantile.Of(gaps, 0.5)) yield return Reason.GapTooWide;
    }
}
