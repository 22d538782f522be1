namespace MetricLens;

/// <summary>How far an investigation is.</summary>
/// <param name="Stage">What is being done, in words.</param>
/// <param name="Done">The share of the stage that is done, 0 to 1.</param>
public readonly record struct InvestigationProgress(string Stage, double Done);
