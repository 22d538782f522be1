using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Survival;

namespace MetricLens.Arms;

/// <summary>One arm against its baseline, put to every test, before corrections for the number of comparisons.</summary>
internal sealed class ArmAssessment(Comparison arm, Comparison baseline, BaselineChoice choice, ScoreTable scores, InvestigationOptions options, ArmOptions armOptions)
{
    /// <summary>The finding, or why there is none.</summary>
    public (ArmFinding? Finding, string Why) Run()
    {
        if (AxisOf() is not { } axis) return (null, "the arms share no scale axis on which every run has a value");
        MetricChoice metrics = MetricChoice.Of(baseline, scores, options);
        ScoreColumn rawColumn = scores.Column(metrics.Raw.Id);
        if (!arm.IsCoveredBy(rawColumn)) return (null, $"the arm has no score under {metrics.Raw.Name}, by which its baseline is judged");
        var pairing = ArmPairing.Of(arm, baseline, axis);
        if (pairing.Scales < 2) return (null, pairing.Scales == 0 ? "no run of it has a partner of the same scale" : "its runs have partners at one scale alone");
        if (pairing.Curves(rawColumn) is not { } raw) return (null, "fewer than two independent examples are shared by the runs of both arms");
        ScoreColumn[] continuous = [.. metrics.Continuous.Select(metric => scores.Column(metric.Id)).Where(arm.IsCoveredBy)];
        return (Found(pairing, rawColumn, continuous, raw), "");
    }

    private ArmFinding Found(ArmPairing pairing, ScoreColumn rawColumn, ScoreColumn[] continuous, (ScaleCurve Arm, ScaleCurve Baseline) raw)
    {
        ScaleCurve difference = raw.Arm.Less(raw.Baseline);
        ApparentJump jump = DifferenceJump.Find(difference, Benefit.Range(raw.Arm), options.Jumps, NoiseOf(pairing, rawColumn, continuous));
        if (jump.Status == JumpStatus.Apparent && AxisChoice.IsMixed(raw.Arm.Comparison, pairing.Axis))
            jump = jump with { Status = JumpStatus.Inconclusive, Reasons = [Reason.MixedScales] };
        Concentration? concentration = jump.Status == JumpStatus.Apparent ? ConcentrationOf(pairing, rawColumn, jump.Above) : null;
        (MetricFinding Finding, StandingBenefit? Standing)[] under = [.. continuous.Select(column => Under(pairing, column, rawColumn, jump, concentration))];
        return new()
        {
            Task = arm.Key.Task,
            Family = arm.Key.Family,
            Arm = arm.Key.Arm,
            Baseline = baseline.Key.Arm,
            BaselineChoice = choice,
            Difference = new()
            {
                Comparison = pairing.Compared(),
                Axis = pairing.Axis,
                RawMetric = rawColumn.Metric,
                Jump = jump,
                Metrics = [.. under.Select(metric => metric.Finding)],
                Curves = [],
            },
            Standing = [.. under.Select(metric => metric.Standing)],
            ArmCurve = raw.Arm,
            BaselineCurve = raw.Baseline,
            ArmJump = JumpFinder.Find(raw.Arm, options.Jumps),
            BaselineJump = JumpFinder.Find(raw.Baseline, options.Jumps),
            Benefits = Benefit.Of(raw.Arm, raw.Baseline, difference, options.Alpha),
            Shifts = options.VerdictsOnly ? [] : [.. Shifts(pairing, rawColumn, continuous, raw)],
            UnmatchedArm = pairing.UnmatchedArm,
            UnmatchedBaseline = pairing.UnmatchedBaseline,
            DroppedExamples = arm.Examples.Select(example => example.Id).Union(baseline.Examples.Select(example => example.Id), StringComparer.Ordinal).Count() - raw.Arm.Examples,
        };
    }

    /// <summary>The axis asked for, or the first that varies in both arms, or the first that all runs have.</summary>
    private ScaleAxis? AxisOf()
    {
        bool HasAll(ScaleAxis axis) => arm.Runs.Concat(baseline.Runs).All(run => run.Scales[axis] is not null);
        IEnumerable<ScaleAxis> wanted = options.Axis is { } asked ? [asked] : [.. AxisChoice.Varying(baseline).Intersect(AxisChoice.Varying(arm)), .. ScaleAxes.All];
        return wanted.Where(HasAll).Select(axis => (ScaleAxis?)axis).FirstOrDefault();
    }

    private static RawNoise? NoiseOf(ArmPairing pairing, ScoreColumn raw, ScoreColumn[] continuous) => continuous.Length > 0
        && pairing.Curves(continuous[0], raw) is { } curves && pairing.Curves(raw, continuous[0]) is { } along ? RawNoise.Of(along, curves) : null;

    private Concentration? ConcentrationOf(ArmPairing pairing, ScoreColumn raw, int above)
    {
        string ofExamples = raw.Metric.Inputs.HasFlag(RecordFields.ChoiceLogprobs) ? "choice_log_loss" : "target_log_likelihood";
        return scores.Find(ofExamples) is { } column && pairing.Curves(column, raw) is { } curves
            ? Concentration.OfDifference(curves.Arm, curves.Baseline, above, options.Survival)
            : null;
    }

    private (MetricFinding Finding, StandingBenefit? Standing) Under(ArmPairing pairing, ScoreColumn column, ScoreColumn raw, ApparentJump jump, Concentration? concentration)
    {
        Verdict untested = jump.Status == JumpStatus.NoApparentJump ? Verdict.NoApparentJump : Verdict.Inconclusive;
        if (pairing.Curves(column, raw) is not { } curves || !jump.HasGap)
            return (new() { Metric = column.Metric, Curve = null, Verdict = untested, Reasons = [.. jump.Reasons.Append(jump.HasGap ? Reason.TooFewExamples : Reason.TooFewScales).Distinct()] }, null);
        var latent = LatentCurve.Difference(curves.Arm, curves.Baseline);
        SurvivalFinding survival = SurvivalTest.Run(latent, jump.Above, options.Survival, concentration);
        StandingBenefit? standing = StandingBenefit.Of(survival);
        bool isTested = jump.Status == JumpStatus.Apparent;
        if (standing is not null && IsArtifact(survival, standing)) survival = StoodBelow(survival, standing.PValue);
        return (new()
        {
            Metric = column.Metric,
            Curve = curves.Arm.Less(curves.Baseline),
            Survival = survival,
            Reconstruction = options.VerdictsOnly ? null : Reconstruction.Of(null, latent),
            Verdict = isTested ? survival.Verdict : untested,
            Reasons = isTested ? survival.Reasons : jump.Reasons,
        }, standing);
    }

    /// <summary>Whether a difference that the tests of a curve leave open is an artifact for it stood below the gap already.</summary>
    private bool IsArtifact(SurvivalFinding survival, StandingBenefit standing) => survival.Verdict == Verdict.Inconclusive && !survival.Reasons.Contains(Reason.TooFewScales)
        && survival.Concentration is not { IsConcentrated: true } && standing.BelowLower > 0 && standing.StepShareUpper < options.LeastStepShare;

    /// <summary>The finding as an artifact; what kept the tests of a curve from a verdict is no caveat of this one, but a fall elsewhere is.</summary>
    private static SurvivalFinding StoodBelow(SurvivalFinding survival, double pValue) => survival with
    {
        Verdict = Verdict.Artifact,
        PStanding = pValue,
        Reasons = [.. survival.Reasons.Where(reason => reason is Reason.NonMonotone or Reason.GapTooWide)],
    };

    private IEnumerable<ScaleShift> Shifts(ArmPairing pairing, ScoreColumn rawColumn, ScoreColumn[] continuous, (ScaleCurve Arm, ScaleCurve Baseline) raw)
    {
        (ScaleCurve, ScaleCurve)? primary = continuous.Length > 0 ? pairing.Curves(continuous[0], rawColumn) : null;
        (ScaleCurve, ScaleCurve)? along = primary is null ? null : pairing.Curves(rawColumn, continuous[0]);
        if (ShiftEstimate.OfRaw(raw, primary, along, options, armOptions.Draws) is { } shift) yield return shift;
        foreach (ScoreColumn column in continuous)
        {
            if (pairing.Curves(column, rawColumn) is { } curves
                && ShiftEstimate.OfLatent(curves.Arm, curves.Baseline, LatentCurve.Difference(curves.Arm, curves.Baseline), options, armOptions.Draws) is { } latent) yield return latent;
        }
    }
}
