using MetricLens.Jumps;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Planning;

/// <summary>Simulates how a task would be judged if it were measured again, with more scales, seeds or examples, and its own estimates were the truth.</summary>
/// <remarks>
/// On the latent scale, which is far cheaper than drawing answers: shape and noise are drawn from the posterior of the truth assumed, each scale's error
/// over examples has the task's own variance, mixed between neighbouring scales, and the jump is looked for in the raw curve that the task's own link implies.
/// T1, T4, T6 and hidden progress are the method's; T2 and T3 are left out, and so is the correction for other tasks.
/// </remarks>
internal sealed class FutureSimulation
{
    /// <summary>Futures between two looks at whether the interval has left the target.</summary>
    private const int Batch = 50;

    private const int MostRuns = 200;

    private readonly LatentCurve _latent;
    private readonly RawImplied? _raw;
    private readonly SurvivalOptions _options;
    private readonly double[] _deviations;
    private readonly double _correlation;
    private readonly double _jump;

    public FutureSimulation(LatentCurve latent, int above, RawImplied? raw, SurvivalOptions options)
    {
        _latent = latent;
        _raw = raw;
        _options = options;
        _jump = (latent.Positions[above - 1] + latent.Positions[above]) / 2;
        _correlation = Correlation(latent);
        _deviations = [.. Enumerable.Range(0, latent.Count).Select(k =>
            Math.Sqrt(Math.Max(latent.Covariance[k, k], 0) / (_correlation + ((1 - _correlation) / latent.Replicates[k]))))];
    }

    /// <summary>The design as it is.</summary>
    public FutureDesign Now => new([.. _latent.Positions], [.. _latent.Replicates], 1);

    /// <summary>Runs futures until the interval of the power excludes the target, or all are done.</summary>
    public FuturePower Run(FutureDesign design, IReadOnlyList<LeanCell> cells, double target, long seed, string purpose)
    {
        double whole = cells.Sum(cell => cell.Weight);
        var power = new FuturePower(0, 0);
        while (power.Runs < MostRuns)
        {
            int settled = power.Settled;
            for (int run = power.Runs; run < power.Runs + Batch; run++)
            {
                RandomStream stream = RandomStream.Derive(seed, purpose, run);
                if (IsSettled(design, Drawn(cells, whole, stream), stream)) settled++;
            }
            power = new(power.Runs + Batch, settled);
            if (power.Interval.Lower > target || power.Interval.Upper < target) break;
        }
        return power;
    }

    private static LeanCell Drawn(IReadOnlyList<LeanCell> cells, double whole, RandomStream stream)
    {
        double place = whole * stream.NextDouble();
        foreach (LeanCell cell in cells)
        {
            place -= cell.Weight;
            if (place < 0) return cell;
        }
        return cells[^1];
    }

    private bool IsSettled(FutureDesign design, LeanCell truth, RandomStream stream)
    {
        int count = design.Positions.Length;
        double[][] runs = new double[count][];
        double[] deviations = new double[count];
        double shared = Math.Sqrt(_correlation) * stream.NextNormal();
        double first = _latent.Positions[0], range = _latent.Positions[^1] - first;
        for (int k = 0; k < count; k++)
        {
            deviations[k] = Mixed(_deviations, design.Positions[k]) / Math.Sqrt(design.ExampleFactor);
            double mean = truth.At((design.Positions[k] - first) / range) + (deviations[k] * shared);
            runs[k] = new double[design.Replicates[k]];
            for (int r = 0; r < runs[k].Length; r++)
                runs[k][r] = mean + (deviations[k] * Math.Sqrt(1 - _correlation) * stream.NextNormal()) + (truth.ModelStandardDeviation * stream.NextNormal());
        }
        var curve = LatentCurve.OfRuns(design.Positions, runs, deviations, _correlation, _latent.OnOdds is not null);
        (JumpStatus jump, int above) = _raw is null
            ? (JumpStatus.Apparent, Array.FindIndex(design.Positions, position => position > _jump))
            : _raw.Jump(runs, design, _options.Alpha, stream);
        return jump switch
        {
            JumpStatus.Apparent => SurvivalTest.Run(curve, above, _options).Verdict == truth.Shape.Truth.Right,
            JumpStatus.NoApparentJump => truth.Shape.Truth == PlannedTruth.Smooth,
            _ => false,
        };
    }

    private double Mixed(double[] values, double position)
    {
        int right = 0;
        while (right < values.Length && _latent.Positions[right] < position) right++;
        if (right == 0) return values[0];
        if (right == values.Length) return values[^1];
        double part = (position - _latent.Positions[right - 1]) / (_latent.Positions[right] - _latent.Positions[right - 1]);
        return ((1 - part) * values[right - 1]) + (part * values[right]);
    }

    /// <summary>The mean correlation of the errors over examples of two scales.</summary>
    private static double Correlation(LatentCurve latent)
    {
        double sum = 0;
        int pairs = 0;
        for (int k = 0; k < latent.Count; k++)
        {
            for (int l = 0; l < k; l++)
            {
                double product = latent.Covariance[k, k] * latent.Covariance[l, l];
                if (!(product > 0)) continue;
                sum += latent.Covariance[k, l] / Math.Sqrt(product);
                pairs++;
            }
        }
        return pairs == 0 ? 0 : Math.Clamp(sum / pairs, 0, 1);
    }
}
