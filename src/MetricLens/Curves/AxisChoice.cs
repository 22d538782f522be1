using MetricLens.Records;

namespace MetricLens.Curves;

/// <summary>Which scale axes a comparison can be drawn over.</summary>
public static class AxisChoice
{
    /// <summary>The axes that every run has a value on and that vary, in the order of preference: parameters, FLOPs, tokens, steps, loss.</summary>
    public static IReadOnlyList<ScaleAxis> Varying(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [.. ScaleAxes.All.Where(axis => comparison.Runs.All(run => run.Scales[axis] is not null)
            && comparison.Runs.Select(run => run.Scales[axis]).Distinct().Count() > 1)];
    }

    /// <summary>The axis to use: the one asked for, or else the first that varies, or else the first that every run has.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="asked">The axis asked for, if any.</param>
    /// <exception cref="InputDataException">Some run has no value on the axis asked for, or the runs share no axis at all.</exception>
    public static ScaleAxis Of(Comparison comparison, ScaleAxis? asked)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ScaleAxis? axis = asked;
        axis ??= Varying(comparison).Select(varying => (ScaleAxis?)varying).FirstOrDefault();
        axis ??= ScaleAxes.All.Where(known => comparison.Runs.All(run => run.Scales[known] is not null)).Select(known => (ScaleAxis?)known).FirstOrDefault();
        Run? without = comparison.Runs.FirstOrDefault(run => axis is null ? ScaleAxes.All.All(known => run.Scales[known] is null) : run.Scales[axis.Value] is null)
            ?? (axis is null ? comparison.Runs[0] : null);
        if (without is null) return axis!.Value;
        throw new InputDataException("records", 0, axis?.Id() ?? "params", $"absent for model '{without.Model}' of family '{without.Family}'",
            "a scale in the records or in a models table (--models)");
    }
}
