using MetricLens.Records;

namespace MetricLens.Curves;

/// <summary>The runs of a comparison in the order of an axis; runs at one scale are replicates.</summary>
/// <param name="Runs">The place in the comparison of each run, ordered by scale, model and seed.</param>
/// <param name="Scales">The scale value of each.</param>
/// <param name="Points">The index of the distinct scale of each, from 0.</param>
internal sealed record RunOrder(int[] Runs, double[] Scales, int[] Points)
{
    /// <summary>Places that differ by no more than this share of the whole range are one scale: rounding, not growth.</summary>
    internal const double SamePlace = 1e-9;

    public static RunOrder Of(Comparison comparison, ScaleAxis axis)
    {
        int[] runs = [.. Enumerable.Range(0, comparison.Runs.Count).OrderBy(run => axis.Position(Scale(comparison.Runs[run], axis)))];
        double[] scales = [.. runs.Select(run => Scale(comparison.Runs[run], axis))];
        int[] points = new int[runs.Length];
        double[] positions = Array.ConvertAll(scales, scale => axis.Position(scale));
        double same = SamePlace * (positions[^1] - positions[0]);
        for (int i = 1; i < points.Length; i++) points[i] = points[i - 1] + (positions[i] - positions[i - 1] <= same ? 0 : 1);
        return new(runs, scales, points);
    }

    private static double Scale(Run run, ScaleAxis axis) => run.Scales[axis]
        ?? throw new ArgumentException($"Model '{run.Model}' of family '{run.Family}' has no '{axis.Id()}'.", nameof(axis));
}
