using MetricLens.Arms;

namespace MetricLens.Plotting;

/// <summary>Figures straight from results.</summary>
/// <example>
/// <code>
/// result.Finding("mul_2x2", "width").Figure().SavePng("mul_2x2.png");
/// </code>
/// </example>
public static class FigureExtensions
{
    /// <summary>The comparison figure of a finding.</summary>
    /// <inheritdoc cref="ComparisonFigure.Of"/>
    public static Figure Figure(this TaskFinding finding, FigureOptions? options = null) => ComparisonFigure.Of(finding, options);

    /// <summary>The figure of compared arms.</summary>
    /// <inheritdoc cref="ArmFigure.Of"/>
    public static Figure Figure(this ArmFinding finding, FigureOptions? options = null) => ArmFigure.Of(finding, options);

    /// <summary>The overview of a result, in pages.</summary>
    /// <inheritdoc cref="OverviewFigure.Of"/>
    public static IReadOnlyList<Figure> Overview(this InvestigationResult result, FigureOptions? options = null) => OverviewFigure.Of(result, options);
}
