using System.Globalization;
using MetricLens.Jumps;
using MetricLens.Reports.Explaining;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>Which sentence is said of a finding, and with which numbers; the words are a language's own.</summary>
internal sealed class FindingSentence(TaskFinding finding, IPhrases phrases)
{
    private readonly IFindingPhrases _own = phrases.OfFinding;

    private readonly string _raw = phrases.Metric(finding.RawMetric);

    /// <summary>The sentence.</summary>
    public string Text => finding.Overall switch
    {
        Verdict.NoApparentJump => NoJump(),
        Verdict.MetricDependent => _own.Disagree(Groups()),
        _ => FindingWords.Witness(finding) is { } metric ? Under(metric) : Inconclusive(null),
    };

    private string Under(MetricFinding metric) => finding.Overall switch
    {
        Verdict.Artifact => _own.Artifact(Name(metric), _raw, FromTo, Explained(metric), FindingWords.StepShare(metric)),
        Verdict.Attenuated => _own.Attenuated(Name(metric), _raw, Explained(metric), FindingWords.StepShare(metric)),
        Verdict.TakesOff => _own.TakesOff(Name(metric), metric is { Survival.Onset: { } onset, Curve: { } curve } ? curve.Points[onset.At].Label : null),
        Verdict.Survives => metric.SubsetFraction is { } fraction
            ? _own.SurvivesInPart(FindingWords.Share(fraction.Value, fraction.Lower, fraction.Upper))
            : _own.Survives(Name(metric), FindingWords.StepShare(metric)),
        _ => Inconclusive(metric),
    };

    private string FromTo => finding.Jump is { HasGap: true, Curve: not null } jump ? _own.FromTo(jump.From.Label, jump.To.Label) : "";

    private string Name(MetricFinding metric) => phrases.Metric(metric.Metric);

    private static string? Explained(MetricFinding metric) => metric.Explained is { } explained ? FindingWords.Share(explained) : null;

    private IEnumerable<(string, IEnumerable<string>)> Groups() => finding.Metrics
        .Where(metric => metric.Verdict != Verdict.Inconclusive)
        .GroupBy(metric => metric.Verdict)
        .OrderByDescending(group => group.Key)
        .Select(group => (phrases.Verdict(group.Key), group.Select(Name)));

    private string NoJump()
    {
        ApparentJump jump = finding.Jump;
        if (jump.Gain is not { } estimate || jump.Curve is not { } curve) return _own.NothingToExplain(_raw, hasGap: false);
        double gain = FindingWords.Oriented(finding.RawMetric, estimate.Value);
        if (gain <= 0) return _own.NothingToExplain(_raw, hasGap: true);
        double[] means = [.. curve.Points.Select(point => point.Mean.Value)];
        double range = means.Max() - means.Min(), alpha = (1 - estimate.Level) / 2;
        var rules = new JumpOptions();
        string told = FindingWords.Number(gain);
        if (gain < rules.LeastGain * (finding.RawMetric.Maximum - finding.RawMetric.Minimum)) return _own.TooSmall(_raw, told, FromTo);
        if (gain < rules.LeastShareOfRange * range) return _own.PartOfRise(_raw, told, FromTo, FindingWords.Percent(gain / range));
        if (jump.PAdjusted is { } p && p >= alpha) return _own.MayBeChance(_raw, told, FromTo, P(p));
        return _own.NoSteeper(_raw, told, FromTo);
    }

    private string Inconclusive(MetricFinding? metric)
    {
        ApparentJump jump = finding.Jump;
        if (jump.Status != JumpStatus.Apparent) return _own.MayJump(_raw, Because(jump.Reasons), Floor(jump));
        string subject = _own.TheJump(_raw, FindingWords.Number(Math.Abs(jump.Gain!.Value)), FromTo);
        string? step = metric is null ? null : FindingWords.StepShare(metric);
        if (metric is { Survival: { } survival } && metric.Reasons.Contains(Reason.NotSignificantAfterCorrection))
        {
            double? p = survival.Verdict == Verdict.Survives ? metric.PSurvivesAdjusted : metric.PArtifactAdjusted;
            return _own.Alone(Name(metric), subject, survival.Verdict, p is { } known ? P(known) : null, step);
        }
        return _own.CannotTell(metric is null ? "" : Name(metric), subject, finding.Reasons.Count > 0 ? Because(finding.Reasons) : null, step);
    }

    private string Floor(ApparentJump jump) => jump is { HiddenAccuracy: { } hidden, ExamplesNeeded: { } needed, Curve: { } curve }
        ? _own.Floor(curve.IndependentUnits, FindingWords.Number(hidden), needed, FindingWords.Number(new JumpOptions().LeastGain))
        : "";

    private string Because(IEnumerable<Reason> reasons) => _own.Because([.. reasons.Select(phrases.Reason)]);

    private static string P(double p) => p.ToString("0.00", CultureInfo.InvariantCulture);
}
