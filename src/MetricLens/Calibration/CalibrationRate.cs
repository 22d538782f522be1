using MetricLens.Statistics;

namespace MetricLens.Calibration;

/// <summary>How often something came out in a cell.</summary>
/// <param name="Metric">Under what it was looked for: <c>raw</c>, <c>overall</c>, a continuous metric's id, <c>baseline</c> or <c>baseline_of_all</c>, or a study's id.</param>
/// <param name="Outcome">What came out: a verdict's id, <c>reason:</c> and a reason's id, or the name of a count.</param>
/// <param name="Count">How often; a sum of proportions where every run has one.</param>
/// <param name="Of">Of how many.</param>
public sealed record CalibrationRate(string Metric, string Outcome, double Count, long Of)
{
    /// <summary>The two-sided coverage of <see cref="Interval"/>.</summary>
    public const double Level = 0.95;

    /// <summary>The share, 0 to 1; <see langword="null"/> of none.</summary>
    public double? Rate => Of > 0 ? Count / Of : null;

    /// <summary>Clopper and Pearson's interval of the share; <see langword="null"/> of none. For a sum of proportions it is wider than need be.</summary>
    public (double Lower, double Upper)? Interval => Of > 0 ? Proportion.ClopperPearson(Count, Of, Level) : null;
}
