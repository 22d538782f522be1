using MetricLens.Survival;

namespace MetricLens.Planning;

/// <summary>One way in which a latent score may rise over the scales; only its offset and its whole rise are left open.</summary>
/// <param name="Truth">The kind of truth.</param>
/// <param name="Rise">The share of the rise that is reached at a rescaled place; places beyond 0 and 1 carry on.</param>
internal sealed record LatentShape(PlannedTruth Truth, Func<double, double> Rise)
{
    /// <summary>Powers of the rescaled place: from a rise that slackens to one that quickens, as losses and logits over scale do.</summary>
    private static readonly double[] SmoothPowers = [0.5, 0.7, 1, 1.4, 2, 2.8];

    /// <summary>The step's share of the rise: clearly most of it, up to all.</summary>
    private static readonly double[] StepShares = [0.7, 0.85, 1];

    /// <summary>How the rise above an onset bends.</summary>
    private static readonly double[] OnsetPowers = [1, 1.4];

    /// <summary>Places tried for an onset from one scale to the next.</summary>
    private const int OnsetsAGap = 2;

    /// <summary>The shapes that are compared, each kind's equally likely.</summary>
    /// <remarks>A step is at the middle of the jump's gap. An onset has two scales up to it and two above: with fewer than four there is none.</remarks>
    /// <param name="curve">The latent curve.</param>
    /// <param name="above">The index of the first scale above the jump's gap.</param>
    public static IReadOnlyList<LatentShape> All(LatentCurve curve, int above)
    {
        double jump = (curve.Units[above - 1] + curve.Units[above]) / 2;
        return
        [
            .. SmoothPowers.Select(power => new LatentShape(PlannedTruth.Smooth, Power(power, curve.Units[1]))),
            .. StepShares.Select(share => new LatentShape(PlannedTruth.Step, unit => ((1 - share) * unit) + (unit >= jump ? share : 0))),
            .. from onset in Onsets(curve)
               from power in OnsetPowers
               select new LatentShape(PlannedTruth.Hinge, unit => unit <= onset ? 0 : Math.Pow((unit - onset) / (1 - onset), power)),
        ];
    }

    /// <summary>A power of the place, carried on below the first scale along the chord to the second.</summary>
    private static Func<double, double> Power(double power, double second)
    {
        double slope = Math.Pow(second, power) / second;
        return unit => unit < 0 ? slope * unit : Math.Pow(unit, power);
    }

    private static IEnumerable<double> Onsets(LatentCurve curve)
    {
        for (int k = 1; k <= curve.Count - 3; k++)
        {
            yield return curve.Units[k];
            for (int i = 1; i < OnsetsAGap && k < curve.Count - 3; i++) yield return curve.Units[k] + (i * (curve.Units[k + 1] - curve.Units[k]) / OnsetsAGap);
        }
    }
}
