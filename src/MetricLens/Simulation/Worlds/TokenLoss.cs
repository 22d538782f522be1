using MetricLens.Statistics;

namespace MetricLens.Simulation.Worlds;

/// <summary>Loss per token as an ability.</summary>
internal static class TokenLoss
{
    /// <summary>The log-odds of a token that is right with probability exp(−loss).</summary>
    /// <param name="loss">The loss in nats, above 0.</param>
    public static double Ability(double loss) => -Math.Log(Elementary.Expm1(loss));
}
