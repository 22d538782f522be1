using MetricLens.Records;

namespace MetricLens.Planning;

/// <summary>Looks for the least of each remedy that settles a task with the power asked for.</summary>
internal sealed class RemedySearch(FutureSimulation futures, Lean lean, int above, ScaleAxis axis, double target, long seed)
{
    /// <summary>Beyond the ends few scales can be had, and every one strays further from what the fit has seen.</summary>
    private static readonly int[] Beyond = [1, 2, 3, 4];

    private static readonly int[] Between = [1, 2, 3, 4, 5, 6, 7, 8], Seeds = [2, 3, 4, 5, 6, 8, 10], Examples = [2, 4, 8, 16, 32];

    /// <summary>The power of each remedy at its least.</summary>
    public IReadOnlyList<Remedy> All() => [.. Enum.GetValues<RemedyKind>().Select(Least)];

    /// <summary>The power of the evaluation as it is, measured anew.</summary>
    public FuturePower Now() => Power(futures.Now, lean.Leading.Truth, "now");

    /// <summary>By halving, where the most that is tried does; the power is taken to rise with the amount as far as noise goes.</summary>
    private Remedy Least(RemedyKind kind)
    {
        int fewest = futures.Now.Replicates.Min();
        int[] ladder = kind switch { RemedyKind.Seeds => [.. Seeds.Where(count => count > fewest)], RemedyKind.Examples => Examples, RemedyKind.ScalesBeyond => Beyond, _ => Between };
        if (ladder.Length == 0) ladder = [2 * fewest];
        int low = -1, high = ladder.Length - 1;
        FuturePower best = Power(kind, ladder[high], lean.Leading.Truth);
        if (best.Power < target) return Made(kind, null, ladder[high], best);
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            FuturePower power = Power(kind, ladder[middle], lean.Leading.Truth);
            if (power.Power >= target) (high, best) = (middle, power);
            else low = middle;
        }
        return Made(kind, ladder[high], ladder[^1], best);
    }

    private Remedy Made(RemedyKind kind, int? amount, int most, FuturePower power)
    {
        double[] measured = futures.Now.Positions, added = [.. Design(kind, amount ?? most).Positions.Except(measured)];
        return new()
        {
            Kind = kind,
            Amount = amount,
            MostTried = most,
            NewScales = [.. added.Select(place => axis.Value(place))],
            Within = added.Length > 0 && added[0] > measured[0] && added[^1] < measured[^1]
                ? (axis.Value(measured.Last(place => place < added[0])), axis.Value(measured.First(place => place > added[^1])))
                : null,
            Power = power,
            UnderRunnerUp = Power(kind, amount ?? most, lean.RunnerUp.Truth),
        };
    }

    private FuturePower Power(RemedyKind kind, int amount, PlannedTruth truth) => Power(Design(kind, amount), truth, FormattableString.Invariant($"{kind} {amount}"));

    private FuturePower Power(FutureDesign design, PlannedTruth truth, string purpose) =>
        futures.Run(design, [.. lean.Cells.Where(cell => cell.Shape.Truth == truth)], target, seed, $"settle {truth.Id} {purpose}");

    private FutureDesign Design(RemedyKind kind, int amount)
    {
        FutureDesign now = futures.Now;
        return kind switch
        {
            RemedyKind.ScalesBetween => Halved(now, amount),
            RemedyKind.ScalesBeyond => Extended(now, amount),
            RemedyKind.Seeds => now with { Replicates = Array.ConvertAll(now.Replicates, count => Math.Max(count, amount)) },
            _ => now with { ExampleFactor = amount },
        };
    }

    /// <summary>Halves the widest gap so many times, of the jump's gap and its two neighbours and what they have been halved into; of equals the nearest to the jump.</summary>
    private FutureDesign Halved(FutureDesign now, int amount)
    {
        double lowest = now.Positions[Math.Max(above - 2, 0)], highest = now.Positions[Math.Min(above + 1, now.Positions.Length - 1)];
        double jump = (now.Positions[above - 1] + now.Positions[above]) / 2;
        List<double> places = [.. now.Positions];
        for (int i = 0; i < amount; i++)
        {
            int widest = Enumerable.Range(1, places.Count - 1).Where(k => places[k - 1] >= lowest && places[k] <= highest)
                .OrderByDescending(k => Math.Round(places[k] - places[k - 1], 9)).ThenBy(k => Math.Abs(((places[k] + places[k - 1]) / 2) - jump)).First();
            places.Insert(widest, (places[widest - 1] + places[widest]) / 2);
        }
        return WithPlaces(now, places);
    }

    /// <summary>Adds scales the smallest gap apart, above first and then on either side in turn.</summary>
    private FutureDesign Extended(FutureDesign now, int amount)
    {
        double gap = now.Positions.Skip(1).Zip(now.Positions, (next, before) => next - before).Min();
        List<double> places = [.. now.Positions];
        for (int i = 0; i < amount; i++)
        {
            // A training loss ends at nought, where its axis does.
            if (i % 2 == 0) places.Add(axis.IsLogarithmic() ? places[^1] + gap : Math.Min(places[^1] + gap, places[^1] / 2));
            else places.Insert(0, places[0] - gap);
        }
        return WithPlaces(now, places);
    }

    /// <summary>New scales have as many runs as the median one.</summary>
    private static FutureDesign WithPlaces(FutureDesign now, List<double> places)
    {
        int usual = (int)Math.Round(Statistics.Quantile.Of([.. now.Replicates.Select(count => (double)count)], 0.5));
        return now with
        {
            Positions = [.. places],
            Replicates = [.. places.Select(place => Array.IndexOf(now.Positions, place) is >= 0 and var known ? now.Replicates[known] : usual)],
        };
    }
}
