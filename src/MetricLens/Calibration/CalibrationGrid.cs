using MetricLens.Simulation;

namespace MetricLens.Calibration;

/// <summary>The cells at which error rates are measured.</summary>
public static class CalibrationGrid
{
    private static readonly int[] ScaleCounts = [5, 6, 8, 12];
    private static readonly double[] Taus = [0.05, 0.15, 0.3];

    /// <summary>The number of scales that GPT-like spacing has places for.</summary>
    private const int GptScales = 4;

    /// <summary>Everything that can be measured: the worlds by id, then the studies.</summary>
    public static IReadOnlyList<string> Worlds { get; } = [.. WorldCatalogue.All.Select(world => world.Card.Id), CalibrationCell.ManyTasks, CalibrationCell.Intervals];

    /// <summary>The full table of K and τ for every world named, at 300 examples, five tokens, even spacing and one seed.</summary>
    /// <param name="worlds">Ids of <see cref="Worlds"/>.</param>
    /// <exception cref="ArgumentException">There is no such world.</exception>
    public static IReadOnlyList<CalibrationCell> Main(IReadOnlyList<string> worlds)
    {
        RequireKnown(worlds);
        return [.. worlds.SelectMany(world => world == CalibrationCell.ManyTasks ? [new CalibrationCell { World = world }] : Table(world))];
    }

    /// <summary>The full table, and every other factor varied one at a time at K = 8 and τ = 0.15.</summary>
    /// <param name="worlds">Ids of <see cref="Worlds"/>.</param>
    /// <exception cref="ArgumentException">There is no such world.</exception>
    public static IReadOnlyList<CalibrationCell> All(IReadOnlyList<string> worlds)
    {
        IReadOnlyList<CalibrationCell> main = Main(worlds);
        return [.. worlds.SelectMany(world => main.Where(cell => cell.World == world).Concat(Variations(world)))];
    }

    private static IEnumerable<CalibrationCell> Table(string world) =>
        from models in ScaleCounts
        from tau in Taus
        select new CalibrationCell { World = world, Models = models, Tau = tau };

    private static IEnumerable<CalibrationCell> Variations(string world)
    {
        if (world is CalibrationCell.ManyTasks or CalibrationCell.Intervals) yield break;
        var centre = new CalibrationCell { World = world };
        yield return centre with { Examples = 100 };
        yield return centre with { Examples = 1000 };
        if (WorldCatalogue.Get(world).Card.Kind == WorldKind.Choice) yield return centre with { Choices = 2 };
        else
        {
            yield return centre with { Length = 1 };
            yield return centre with { Length = 20 };
        }
        // Four scales with one run each are always too few: with three seeds the spacing is put to the test.
        yield return centre with { Spacing = ScaleSpacing.GptLike, Models = GptScales };
        yield return centre with { Spacing = ScaleSpacing.GptLike, Models = GptScales, Seeds = 3 };
        yield return centre with { Spacing = ScaleSpacing.OneWideGap };
        yield return centre with { Seeds = 3 };
        yield return centre with { Seeds = 5 };
        yield return centre with { ClusterSize = 5 };
        yield return centre with { Noise = ModelNoise.HeavyTailed };
    }

    private static void RequireKnown(IReadOnlyList<string> worlds)
    {
        ArgumentNullException.ThrowIfNull(worlds);
        if (worlds.FirstOrDefault(world => !Worlds.Contains(world)) is { } unknown)
            throw new ArgumentException(Text.Suggestion.Unknown("world", unknown, Worlds), nameof(worlds));
        if (worlds.GroupBy(world => world).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"World '{twice.Key}' is named twice; each may be named once.", nameof(worlds));
    }
}
