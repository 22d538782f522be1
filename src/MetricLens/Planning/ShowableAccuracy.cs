using MetricLens.Statistics;

namespace MetricLens.Planning;

/// <summary>What so many examples can show of an accuracy and of a gain in it, by exact binomial tests.</summary>
/// <remarks>References: Clopper and Pearson (1934), Biometrika 26; McNemar (1947), Psychometrika 12.</remarks>
public sealed record ShowableAccuracy
{
    /// <summary>The share of the examples that only one of two models gets right, as <see cref="SmallestGainAmongDisagreements"/> takes it: what is common where an ability emerges.</summary>
    public const double Disagreement = 0.3;

    /// <summary>The number of independent units: clusters, or else examples.</summary>
    public required int Units { get; init; }

    /// <summary>The accuracy of guessing.</summary>
    public required double Chance { get; init; }

    /// <summary>The two-sided level.</summary>
    public required double Alpha { get; init; }

    /// <summary>The chance to show it.</summary>
    public required double Power { get; init; }

    /// <summary>The accuracy that no success at all could still hide: 1 − (α/2)^(1/n).</summary>
    public required double Hidden { get; init; }

    /// <summary>The fewest successes whose lower bound lies above chance; <see langword="null"/> where not even all of them do.</summary>
    public required int? SignificantSuccesses { get; init; }

    /// <summary>The smallest accuracy that yields as many with the power asked for: without chance 1 − (1 − power)^(1/n); <see langword="null"/> where none does.</summary>
    public required double? Smallest { get; init; }

    /// <summary>The smallest gain between two models that McNemar's exact test finds where all disagreements fall one way; <see langword="null"/> where none is found.</summary>
    public required double? SmallestGain { get; init; }

    /// <summary>The same where the models disagree on <see cref="Disagreement"/> of the examples.</summary>
    public required double? SmallestGainAmongDisagreements { get; init; }

    /// <summary>Computes it.</summary>
    /// <param name="units">The number of independent units, at least 1.</param>
    /// <param name="chance">The accuracy of guessing, at least 0 and below 1.</param>
    /// <param name="alpha">The two-sided level, strictly between 0 and 1.</param>
    /// <param name="power">The chance to show it, strictly between <paramref name="alpha"/> and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static ShowableAccuracy Of(int units, double chance = 0, double alpha = 0.05, double power = 0.8)
    {
        if (units < 1) throw new ArgumentOutOfRangeException(nameof(units), units, $"{nameof(units)} must be at least 1.");
        if (!(chance is >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(chance), chance, $"{nameof(chance)} must be at least 0 and below 1.");
        if (alpha is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, $"{nameof(alpha)} must lie strictly between 0 and 1.");
        if (!(power > alpha && power < 1)) throw new ArgumentOutOfRangeException(nameof(power), power, $"{nameof(power)} must lie strictly between {nameof(alpha)} and 1.");
        int? significant = Significant(units, chance, alpha);
        return new()
        {
            Units = units,
            Chance = chance,
            Alpha = alpha,
            Power = power,
            Hidden = Proportion.HiddenAt(units, alpha),
            SignificantSuccesses = significant,
            // At least x of n successes have the probability I_p(x, n − x + 1).
            Smallest = significant is { } successes ? IncompleteBeta.Quantile(power, successes, units - successes + 1) : null,
            SmallestGain = PairedTest.SmallestShown(units, 0, alpha, power),
            SmallestGainAmongDisagreements = PairedTest.SmallestShown(units, (int)Math.Round(Disagreement * units), alpha, power),
        };
    }

    private static int? Significant(int units, double chance, double alpha)
    {
        int low = 1, high = units + 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Proportion.ClopperPearson(middle, units, 1 - alpha).Lower > chance) high = middle;
            else low = middle + 1;
        }
        return low <= units ? low : null;
    }
}
