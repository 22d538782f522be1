using MetricLens.Survival;

namespace MetricLens;

/// <summary>A task's verdict after one change.</summary>
/// <param name="Change">What was changed.</param>
/// <param name="Setting">To what: the models left out, the degree, the share, the axis, the standard deviation; empty for no change.</param>
/// <param name="Verdict">The verdict over all continuous metrics, before corrections for the number of tasks; <see langword="null"/> where no gap is left to test.</param>
/// <param name="StepShare">The primary metric's step share; <see langword="null"/> where it has none or it was not computed.</param>
/// <param name="StepShareLower">Its one-sided lower bound.</param>
/// <param name="StepShareUpper">Its one-sided upper bound.</param>
public sealed record SensitivityRow(SensitivityChange Change, string Setting, Verdict? Verdict, double? StepShare, double? StepShareLower, double? StepShareUpper);
