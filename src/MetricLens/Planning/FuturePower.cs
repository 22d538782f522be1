using MetricLens.Statistics;

namespace MetricLens.Planning;

/// <summary>In how many of the simulated futures the task is settled the right way.</summary>
/// <param name="Runs">The number of futures.</param>
/// <param name="Settled">In how many the verdict is the right one; where the rise is smooth, also those in which no jump is left to explain.</param>
public sealed record FuturePower(int Runs, int Settled)
{
    /// <summary>The power.</summary>
    public double Power => (double)Settled / Runs;

    /// <summary>Clopper and Pearson's interval of the power.</summary>
    public (double Lower, double Upper) Interval => Proportion.ClopperPearson(Settled, Runs, PlannedPower.Level);
}
