using MetricLens.Arms;
using MetricLens.Records;

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

    /// <summary>Every example's own curve over scale.</summary>
    /// <inheritdoc cref="Plotting.ExampleFigure.Of"/>
    public static Figure ExampleFigure(this TaskFinding finding, FigureOptions? options = null) => Plotting.ExampleFigure.Of(finding, options);

    /// <summary>Raw score against the primary continuous metric.</summary>
    /// <inheritdoc cref="Plotting.LinkFigure.Of"/>
    public static Figure LinkFigure(this TaskFinding finding, FigureOptions? options = null) => Plotting.LinkFigure.Of(finding, options);

    /// <summary>The reliability diagrams of multiple-choice answers.</summary>
    /// <inheritdoc cref="Plotting.ReliabilityFigure.Of"/>
    public static Figure ReliabilityFigure(this TaskFinding finding, RecordSet records, FigureOptions? options = null) => Plotting.ReliabilityFigure.Of(finding, records, options);

    /// <summary>The distribution of token edit distances over scale.</summary>
    /// <inheritdoc cref="Plotting.EditDistanceFigure.Of"/>
    public static Figure EditDistanceFigure(this TaskFinding finding, FigureOptions? options = null) => Plotting.EditDistanceFigure.Of(finding, options);
}
