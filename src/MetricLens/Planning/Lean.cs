using MathNet.Numerics.Distributions;
using MetricLens.Survival;

namespace MetricLens.Planning;

/// <summary>Which way the latent curve leans where no verdict can be had: the posterior weights of a smooth rise, a step at the jump and an onset.</summary>
/// <remarks>
/// <para>
/// Each kind of truth holds a few shapes of one offset and one whole rise. A shape's weight is its marginal likelihood with error covariance V + τ²·diag(1 / R):
/// offset and rise integrated out under flat priors, which all shapes share, the rise positive, and τ over a grid that is even in its logarithm. The kinds are
/// equally likely beforehand, and the shapes within a kind. Every kind has as many free coefficients, so that three scales suffice.
/// </para>
/// <para>
/// It is no verdict: it has no error rate of its own but the calibration that the folder's page shows, it knows no truth beside the three, and it leaves out of
/// account that the jump's gap was chosen as the largest.
/// </para>
/// </remarks>
public sealed record Lean
{
    /// <summary>The fewest scales: below them offset and rise fit anything.</summary>
    public const int FewestScales = 3;

    /// <summary>The noise between models that is thought possible, in latent units: from what no evaluation would notice to more than any seeds showed.</summary>
    private static readonly double[] Deviations = [0.02, 0.04, 0.08, 0.16, 0.32, 0.64];

    private const double PositiveOdds = 3, StrongOdds = 20, VeryStrongOdds = 150;

    private Lean(IReadOnlyList<LeanCell> cells) => Cells = cells;

    /// <summary>The weights, the largest first.</summary>
    public required IReadOnlyList<LeanWeight> Weights { get; init; }

    /// <summary>The likeliest kind of truth.</summary>
    public LeanWeight Leading => Weights[0];

    /// <summary>The next.</summary>
    public LeanWeight RunnerUp => Weights[1];

    /// <summary>The odds of the likeliest kind against the next, at least 1; infinite where the next has no weight at all.</summary>
    public double Odds => Leading.Weight / RunnerUp.Weight;

    /// <summary>How strongly that leans.</summary>
    public LeanStrength Strength =>
        Odds > VeryStrongOdds ? LeanStrength.VeryStrong : Odds > StrongOdds ? LeanStrength.Strong : Odds > PositiveOdds ? LeanStrength.Positive : LeanStrength.BareMention;

    /// <summary>The noise between models in latent units, under the likeliest kind: the posterior's median, and its tenth and ninetieth percentiles on the grid.</summary>
    public required (double Median, double Lower, double Upper) ModelStandardDeviation { get; init; }

    /// <summary>Every shape and noise with its weight and its fit.</summary>
    internal IReadOnlyList<LeanCell> Cells { get; }

    /// <summary>The lean of a latent curve; <see langword="null"/> with fewer than three scales.</summary>
    /// <param name="curve">The latent curve.</param>
    /// <param name="above">The index of the first scale above the jump's gap.</param>
    /// <param name="modelStandardDeviation">The standard deviation between models, in latent units, where it is declared.</param>
    public static Lean? Of(LatentCurve curve, int above, double? modelStandardDeviation = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (!(above > 0 && above < curve.Count)) throw new ArgumentOutOfRangeException(nameof(above), above, $"The gap must lie between two of {curve.Count} scales.");
        if (curve.Count < FewestScales) return null;
        IReadOnlyList<LatentShape> shapes = LatentShape.All(curve, above);
        double[] deviations = modelStandardDeviation is { } declared ? [declared] : Deviations;
        var cells = new List<LeanCell>();
        foreach (var kind in shapes.GroupBy(shape => shape.Truth))
        {
            double prior = -Math.Log(kind.Count() * deviations.Length);
            foreach (LatentShape shape in kind)
                foreach (double deviation in deviations) if (Cell(curve, shape, deviation, prior) is { } cell) cells.Add(cell);
        }
        double most = cells.Max(cell => cell.LogWeight), sum = cells.Sum(cell => Math.Exp(cell.LogWeight - most));
        LeanCell[] scaled = [.. cells.Select(cell => cell with { Weight = Math.Exp(cell.LogWeight - most) / sum })];
        LeanWeight[] weights = [.. scaled.GroupBy(cell => cell.Shape.Truth).Select(kind => new LeanWeight(kind.Key, kind.Sum(cell => cell.Weight))).OrderByDescending(kind => kind.Weight)];
        return new(scaled) { Weights = weights, ModelStandardDeviation = Noise(scaled, weights[0].Truth) };
    }

    private static LeanCell? Cell(LatentCurve curve, LatentShape shape, double deviation, double logPrior)
    {
        double[] level = [.. Enumerable.Repeat(1.0, curve.Count)], rise = [.. curve.Units.Select(shape.Rise)];
        if (curve.Model.FitAt(deviation * deviation, level, rise) is not { } fit) return null;
        double[,] c = fit.Covariance;
        // Integrating two coefficients out of a normal likelihood leaves the square root of their covariance's determinant.
        double determinant = Math.Max((c[0, 0] * c[1, 1]) - (c[0, 1] * c[1, 0]), double.Epsilon);
        double rises = Normal.CDF(0, 1, fit.Coefficients[1] / Math.Sqrt(c[1, 1]));
        double logWeight = logPrior + fit.LogLikelihood + (0.5 * Math.Log(determinant)) + Math.Log(Math.Max(rises, double.Epsilon));
        return new(shape, deviation, fit.Coefficients[0], fit.Coefficients[1], logWeight, 0);
    }

    private static (double Median, double Lower, double Upper) Noise(LeanCell[] cells, PlannedTruth truth)
    {
        const double Tail = 0.1;
        (double Deviation, double Weight)[] by = [.. cells.Where(cell => cell.Shape.Truth == truth).GroupBy(cell => cell.ModelStandardDeviation)
            .Select(group => (group.Key, group.Sum(cell => cell.Weight))).OrderBy(group => group.Key)];
        double whole = by.Sum(group => group.Weight);
        return (At(0.5), At(Tail), At(1 - Tail));

        double At(double share)
        {
            double sum = 0;
            foreach ((double deviation, double weight) in by)
            {
                sum += weight;
                if (sum >= share * whole) return deviation;
            }
            return by[^1].Deviation;
        }
    }
}
