namespace MetricLens.Planning;

/// <summary>A task's scales as they might be measured next.</summary>
/// <param name="Positions">The places on the axis, rising.</param>
/// <param name="Replicates">The number of runs at each.</param>
/// <param name="ExampleFactor">How many times as many examples.</param>
internal sealed record FutureDesign(double[] Positions, int[] Replicates, double ExampleFactor);
