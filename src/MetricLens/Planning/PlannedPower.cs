using MetricLens.Statistics;

namespace MetricLens.Planning;

/// <summary>What simulated evaluations of one design concluded under one truth; every count is of all <paramref name="Runs"/>, jump or none.</summary>
/// <param name="Runs">The number of simulated evaluations.</param>
/// <param name="Jumps">In how many the raw metric shows an apparent jump.</param>
/// <param name="NoJump">In how many it shows none.</param>
/// <param name="Right">In how many the verdict is the right one.</param>
/// <param name="Inconclusive">In how many there is an apparent jump and the verdict on it is inconclusive, or the jump itself cannot be told.</param>
public sealed record PlannedPower(int Runs, int Jumps, int NoJump, int Right, int Inconclusive)
{
    /// <summary>The two-sided coverage of the intervals.</summary>
    public const double Level = 0.95;

    /// <summary>In how many the verdict is another claim than the right one.</summary>
    public int Wrong => Runs - Right - NoJump - Inconclusive;

    /// <summary>The power: the share of all runs whose verdict is the right one.</summary>
    public double Power => (double)Right / Runs;

    /// <summary>Clopper and Pearson's interval of the power.</summary>
    public (double Lower, double Upper) Interval => Proportion.ClopperPearson(Right, Runs, Level);

    /// <summary>Where most of the runs without the right verdict are lost.</summary>
    public PowerLoss MainLoss =>
        Runs == Right ? PowerLoss.None
        : NoJump >= Inconclusive && NoJump >= Wrong ? PowerLoss.NoApparentJump
        : Inconclusive >= Wrong ? PowerLoss.Inconclusive
        : PowerLoss.OtherVerdict;
}
