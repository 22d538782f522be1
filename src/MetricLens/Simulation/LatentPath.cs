namespace MetricLens.Simulation;

/// <summary>The ability of a scale on an example: the log-odds of a right token, or the margin of the right choice over any other.</summary>
/// <remarks>The examples' difficulty, the tokens' spread and the noise between models come on top, from the simulator.</remarks>
/// <param name="scale">The index of the scale, from 0, rising.</param>
/// <param name="example">The index of the example, from 0.</param>
public delegate double LatentPath(int scale, int example);
