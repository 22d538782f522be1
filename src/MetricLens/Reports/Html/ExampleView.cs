using MetricLens.Curves;

namespace MetricLens.Reports.Html;

/// <summary>The answers to one example, a run a scale, around the jump.</summary>
/// <param name="Answers">The index of the run on the raw curve, and of its record.</param>
internal sealed record ExampleView(IReadOnlyList<(int Run, int Record)> Answers)
{
    private const int MostExamples = 4, ScalesBelow = 2, ScalesAbove = 2;

    /// <summary>A few examples of a finding: those that go from wrong to right over the gap first, then those that do not, in the order of their ids.</summary>
    public static IReadOnlyList<ExampleView> Of(TaskFinding finding)
    {
        if (finding.Jump is not { HasGap: true, Curve: { HasExamples: true } curve } jump) return [];
        int above = jump.Above, first = Math.Max(0, above - ScalesBelow), last = Math.Min(curve.Points.Count - 1, above + ScalesAbove - 1);
        int[] runs = [.. Enumerable.Range(first, last - first + 1).Select(point => curve.RunsAt(point)[0])];
        double[] gains = Gains(curve, curve.RunsAt(above - 1)[0], curve.RunsAt(above)[0]);
        return [.. Enumerable.Range(0, gains.Length).OrderByDescending(example => gains[example]).ThenBy(example => example).Take(MostExamples - 1)
            .Concat(Enumerable.Range(0, gains.Length).OrderBy(example => gains[example]).ThenBy(example => example).Take(1)).Distinct()
            .Select(example => new ExampleView([.. runs.Select(run => (run, curve.Record(run, example)))]))];
    }

    /// <summary>Each example's gain over the gap, higher being better.</summary>
    private static double[] Gains(ScaleCurve curve, int below, int above)
    {
        ReadOnlySpan<double> before = curve.RunScores(below), after = curve.RunScores(above);
        int sign = curve.Metric.Direction == Metrics.Direction.HigherIsBetter ? 1 : -1;
        double[] gains = new double[before.Length];
        for (int i = 0; i < gains.Length; i++) gains[i] = sign * (after[i] - before[i]);
        return gains;
    }
}
