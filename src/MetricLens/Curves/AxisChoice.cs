using MetricLens.Records;

namespace MetricLens.Curves;

/// <summary>Which scale axes a comparison can be drawn over.</summary>
public static class AxisChoice
{
    /// <summary>How far replicates may differ on another axis, as a share: rounding and restarts, not another amount of training.</summary>
    private const double MostSpread = 0.05;

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

    /// <summary>Whether two axes put every run at the same place, as parameters and FLOPs do at constant data.</summary>
    internal static bool AreSame(Comparison comparison, ScaleAxis axis, ScaleAxis other)
    {
        double[] places = Rescaled(comparison, axis), others = Rescaled(comparison, other);
        return places.Zip(others, (place, otherPlace) => Math.Abs(place - otherPlace) < RunOrder.SamePlace).All(isSame => isSame);
    }

    /// <summary>Whether runs at one scale differ in parameters, data or steps, so that they are no replicates; each seed ends at a loss of its own.</summary>
    internal static bool IsMixed(Comparison comparison, ScaleAxis axis)
    {
        var order = RunOrder.Of(comparison, axis);
        ScaleAxis[] others = [.. ScaleAxes.All.Where(other => other != axis && other != ScaleAxis.TrainLoss)];
        return order.Runs.Zip(order.Points).GroupBy(run => run.Second, run => comparison.Runs[run.First].Scales)
            .Any(scale => others.Any(other => AreFar([.. scale.Select(values => values[other]).OfType<double>()])));
    }

    private static bool AreFar(double[] values) => values.Length > 1 && values.Max() > values.Min() * (1 + MostSpread);

    private static double[] Rescaled(Comparison comparison, ScaleAxis axis)
    {
        double[] places = [.. comparison.Runs.Select(run => axis.Position(run.Scales[axis]!.Value))];
        double first = places.Min(), range = places.Max() - first;
        return Array.ConvertAll(places, place => range > 0 ? (place - first) / range : 0);
    }
}
