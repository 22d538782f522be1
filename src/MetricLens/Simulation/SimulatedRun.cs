using System.Globalization;
using MetricLens.Records;

namespace MetricLens.Simulation;

/// <summary>One simulated model: what its records have in common.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Model">The model's name, such as <c>m3</c>.</param>
/// <param name="Seed">The training seed; <see langword="null"/> where there is one a scale.</param>
/// <param name="Scales">The model's scales.</param>
/// <param name="Arm">The arm; <see langword="null"/> where the world has none.</param>
internal sealed record SimulatedRun(string Task, string Model, long? Seed, ScaleValues Scales, string? Arm)
{
    /// <summary>The run of a scale and a seed, both from 0; names are padded so that they sort by scale.</summary>
    public static SimulatedRun Of(string task, SimulationOptions options, double position, int scale, int seed, string? arm)
    {
        string digits = "D" + options.Models.ToString(CultureInfo.InvariantCulture).Length.ToString(CultureInfo.InvariantCulture);
        return new(task, "m" + (scale + 1).ToString(digits, CultureInfo.InvariantCulture), options.SeedsPerScale > 1 ? seed + 1 : null,
            new() { Params = Math.Round(Math.Pow(10, position)) }, arm);
    }
}
