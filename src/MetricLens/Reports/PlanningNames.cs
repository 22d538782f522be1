using MetricLens.Planning;

namespace MetricLens.Reports;

/// <summary>The permanent names in files of what a plan or an outlook says.</summary>
internal static class PlanningNames
{
    public static string Id(this OutlookStatus status) => status switch
    {
        OutlookStatus.Leans => "leans",
        OutlookStatus.JumpInDoubt => "jump_in_doubt",
        OutlookStatus.TooFewScales => "too_few_scales",
        OutlookStatus.NoContinuousMetric => "no_continuous_metric",
        OutlookStatus.TooFewExamples => "too_few_examples",
        OutlookStatus.NonMonotone => "non_monotone",
        OutlookStatus.Concentrated => "concentrated",
        OutlookStatus.MixedScales => "mixed_scales",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "The status must be one of the named ones."),
    };

    public static string Id(this LeanStrength strength) => strength switch
    {
        LeanStrength.BareMention => "bare_mention",
        LeanStrength.Positive => "positive",
        LeanStrength.Strong => "strong",
        LeanStrength.VeryStrong => "very_strong",
        _ => throw new ArgumentOutOfRangeException(nameof(strength), strength, "The strength must be one of the named ones."),
    };

    public static string Id(this RemedyKind kind) => kind switch
    {
        RemedyKind.ScalesBetween => "scales_between",
        RemedyKind.ScalesBeyond => "scales_beyond",
        RemedyKind.Seeds => "seeds",
        RemedyKind.Examples => "examples",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The remedy must be one of the named ones."),
    };

    public static string Id(this PlannedFactor factor) => factor switch
    {
        PlannedFactor.Examples => "examples",
        PlannedFactor.Scales => "scales",
        PlannedFactor.Seeds => "seeds",
        _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor must be one of the named ones."),
    };

    public static string Id(this PowerLoss loss) => loss switch
    {
        PowerLoss.None => "none",
        PowerLoss.NoApparentJump => "no_apparent_jump",
        PowerLoss.Inconclusive => "inconclusive",
        PowerLoss.OtherVerdict => "other_verdict",
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, "The loss must be one of the named ones."),
    };
}
