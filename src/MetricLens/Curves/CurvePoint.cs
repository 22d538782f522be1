using MetricLens.Statistics;

namespace MetricLens.Curves;

/// <summary>One scale of a curve: the mean over the runs that share it.</summary>
/// <param name="Scale">The value on the axis.</param>
/// <param name="Position">The place on the axis, rising with scale.</param>
/// <param name="Models">The models at the scale, each once.</param>
/// <param name="Replicates">The number of runs at the scale.</param>
/// <param name="Mean">The mean over runs and examples, with its interval over examples.</param>
public sealed record CurvePoint(double Scale, double Position, IReadOnlyList<string> Models, int Replicates, Estimate Mean)
{
    /// <summary>The models' names in a line.</summary>
    public string Label => string.Join(", ", Models);
}
