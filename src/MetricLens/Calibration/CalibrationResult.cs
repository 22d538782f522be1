using MetricLens.Survival;

namespace MetricLens.Calibration;

/// <summary>What came out in one cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Runs">The number of simulated investigations.</param>
/// <param name="Seed">The seed of the whole table.</param>
/// <param name="Rates">Every count, in a fixed order.</param>
public sealed record CalibrationResult(CalibrationCell Cell, int Runs, long Seed, IReadOnlyList<CalibrationRate> Rates)
{
    /// <summary>The name of what is said over all continuous metrics.</summary>
    public const string Overall = "overall";

    /// <summary>The name of what is said of the raw metric.</summary>
    public const string Raw = "raw";

    /// <summary>The name of what the other ways to decide say in the runs with an apparent jump.</summary>
    public const string Baseline = "baseline";

    /// <summary>The name of what the other ways to decide say in all runs.</summary>
    public const string BaselineOfAll = "baseline_of_all";

    /// <summary>The count of runs with an apparent jump.</summary>
    public const string ApparentJump = "apparent_jump";

    /// <summary>The count of an outcome; nought of as many as the metric's other outcomes where it never came out.</summary>
    public CalibrationRate Of(string metric, string outcome) => Rates.FirstOrDefault(rate => rate.Metric == metric && rate.Outcome == outcome)
        ?? new(metric, outcome, 0, Rates.FirstOrDefault(rate => rate.Metric == metric)?.Of ?? 0);

    /// <summary>The count of a verdict over all continuous metrics, among the runs with an apparent jump.</summary>
    public CalibrationRate Of(Verdict verdict) => Of(Overall, verdict.Id());

    /// <summary>The runs with an apparent jump.</summary>
    public CalibrationRate Apparent => Of(Raw, ApparentJump);
}
