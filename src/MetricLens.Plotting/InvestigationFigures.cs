namespace MetricLens.Plotting;

/// <summary>Figures of an investigation by name.</summary>
/// <example>
/// <code>
/// result.Figure("mul_3x1", "width").SavePng("mul_3x1.png");
/// </code>
/// </example>
public static class InvestigationFigures
{
    /// <summary>The comparison figure of a task.</summary>
    /// <param name="result">The result.</param>
    /// <param name="task">The task.</param>
    /// <param name="family">The family; may be left out where the task has one only.</param>
    /// <param name="arm">The arm; may be left out where there is one only.</param>
    /// <param name="options">The size; the defaults where left out.</param>
    /// <exception cref="ArgumentException">No finding, or more than one, fits; or the size is out of its range.</exception>
    public static Figure Figure(this InvestigationResult result, string task, string? family = null, string? arm = null, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return ComparisonFigure.Of(result.Finding(task, family, arm), options);
    }
}
