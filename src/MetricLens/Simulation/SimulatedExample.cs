using MetricLens.Statistics;

namespace MetricLens.Simulation;

/// <summary>What all models meet alike in one example: its question and how hard it is.</summary>
internal sealed class SimulatedExample
{
    /// <summary>The share of the variance of difficulty that the examples of one cluster have in common.</summary>
    private const double ClusterShare = 0.5;

    private SimulatedExample(string id, string? cluster, double difficulty)
    {
        Id = id;
        Cluster = cluster;
        Difficulty = difficulty;
    }

    public string Id { get; }

    public string? Cluster { get; }

    /// <summary>What is taken off the ability, the same for every model.</summary>
    public double Difficulty { get; }

    public static SimulatedExample Draw(int index, SimulationOptions options)
    {
        string id = FormattableString.Invariant($"e{index + 1:D6}");
        double own = RandomStream.Derive(options.Seed, "simulation difficulty", index).NextNormal();
        if (options.ClusterSize == 1) return new(id, null, options.DifficultySpread * own);
        int cluster = index / options.ClusterSize;
        double shared = RandomStream.Derive(options.Seed, "simulation cluster", cluster).NextNormal();
        double both = (Math.Sqrt(ClusterShare) * shared) + (Math.Sqrt(1 - ClusterShare) * own);
        return new(id, FormattableString.Invariant($"c{cluster + 1:D6}"), options.DifficultySpread * both);
    }
}
