using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Comparisons;

/// <summary>A model's name and the places of its runs in the records' keys.</summary>
/// <param name="Name">The name.</param>
/// <param name="Runs">The runs, at least one.</param>
internal sealed record ContenderRuns(string Name, IReadOnlyList<int> Runs)
{
    /// <summary>The runs that a name means, by arm: a model, or one seed of it, with its family and its arm where these are named.</summary>
    /// <exception cref="ArgumentException">Nothing has the name, or models of several families do.</exception>
    public static ContenderRuns Named(RecordKeys keys, string name, string parameter)
    {
        int[] runs = [.. Enumerable.Range(0, keys.Runs.Count).Where(run => Names(keys.Runs[run]).Contains(name, StringComparer.Ordinal))];
        if (runs.Length == 0) throw new ArgumentException(Suggestion.Unknown("model", name, keys.Runs.SelectMany(Told).Distinct()), parameter);
        string[] families = [.. runs.Select(run => keys.Runs[run].Family).Distinct().Order(StringComparer.Ordinal)];
        if (families.Length > 1)
            throw new ArgumentException($"'{name}' is a model of {families.Length} families; name it as one of {string.Join(", ", families.Select(family => $"'{family}/{name}'"))}.", parameter);
        return new(name, runs);
    }

    /// <summary>Every model of an arm, its seeds together, by the shortest names that tell them apart; ordered by family and model.</summary>
    public static IReadOnlyList<ContenderRuns> Models(RecordKeys keys, IEnumerable<int> runs)
    {
        var models = runs.GroupBy(run => (keys.Runs[run].Family, keys.Runs[run].Model)).OrderBy(model => model.Key.Family, StringComparer.Ordinal)
            .ThenBy(model => model.Key.Model, StringComparer.Ordinal).ToArray();
        var families = models.CountBy(model => model.Key.Model).ToDictionary();
        return [.. models.Select(model => new ContenderRuns(families[model.Key.Model] > 1 ? $"{model.Key.Family}/{model.Key.Model}" : model.Key.Model, Seeds(keys, model)))];
    }

    /// <summary>The runs of this name in one arm.</summary>
    public ContenderRuns In(RecordKeys keys, string? arm) => this with { Runs = Seeds(keys, Runs.Where(run => keys.Runs[run].Arm == arm)) };

    private static int[] Seeds(RecordKeys keys, IEnumerable<int> runs) => [.. runs.OrderBy(run => keys.Runs[run].Seed)];

    /// <summary>Every name that a run answers to.</summary>
    private static IEnumerable<string> Names(Run run) =>
        from name in Told(run)
        from family in new[] { "", run.Family + "/" }
        from arm in run.Arm is null ? [""] : new[] { "", $" [{run.Arm}]" }
        select family + name + arm;

    private static IEnumerable<string> Told(Run run) => run.Seed is null ? [run.Model] : [run.Model, run.Label];
}
