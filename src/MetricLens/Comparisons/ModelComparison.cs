using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Statistics;

namespace MetricLens.Comparisons;

/// <summary>Two models, checkpoints or runs, compared on the examples that both answered, task by task and metric by metric.</summary>
/// <example>
/// <code>
/// RecordSet records = RecordSet.Load("fixtures/digits");
/// ModelComparison comparison = ModelComparison.Of(ScoreTable.Of(records, MetricCatalogue.All), "w064 seed 0", "w096 seed 0");
/// </code>
/// </example>
public sealed class ModelComparison
{
    private ModelComparison(ComparisonOptions options, string first, string second, IReadOnlyList<PairFinding> findings, IReadOnlyList<SkippedTask> skipped) =>
        (Options, First, Second, Findings, Skipped) = (options, first, second, findings, skipped);

    /// <summary>How the comparison was made.</summary>
    public ComparisonOptions Options { get; }

    /// <summary>The first model's name, as it was asked for.</summary>
    public string First { get; }

    /// <summary>The second model's name, as it was asked for.</summary>
    public string Second { get; }

    /// <summary>The findings, ordered by task and arm.</summary>
    public IReadOnlyList<PairFinding> Findings { get; }

    /// <summary>The tasks on which the two could not be compared.</summary>
    public IReadOnlyList<SkippedTask> Skipped { get; }

    /// <summary>Compares two models.</summary>
    /// <remarks>
    /// A name is a model's, <c>w064</c>, whose seeds are averaged; or a run's, <c>w064 seed 0</c>; either may have its family before it, <c>width/w064</c>,
    /// and its arm behind it, <c>gpt [5-shot]</c>. Where an arm is named the two sides may differ in it; else they are compared in each arm that both have.
    /// </remarks>
    /// <param name="scores">The scores.</param>
    /// <param name="first">The first model's name.</param>
    /// <param name="second">The second model's name.</param>
    /// <param name="options">How; the defaults where left out.</param>
    /// <param name="cancellation">Stops the comparison.</param>
    /// <exception cref="ArgumentException">An option is out of its range, a name means nothing or several things, or both names mean the same.</exception>
    public static ModelComparison Of(ScoreTable scores, string first, string second, ComparisonOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scores);
        options ??= new();
        options.Validate();
        RecordKeys keys = scores.Keys;
        ContenderRuns left = ContenderRuns.Named(keys, first, nameof(first)), right = ContenderRuns.Named(keys, second, nameof(second));
        if (left.Runs.Intersect(right.Runs).Any()) throw new ArgumentException($"'{first}' and '{second}' have a run in common: there is nothing to compare.", nameof(second));
        var sides = Sides(keys, left, right, options.Arm);
        var contests = (from task in Enumerable.Range(0, keys.Tasks.Count).OrderBy(task => keys.Tasks[task], StringComparer.Ordinal) from side in sides select (task, side)).ToArray();
        var findings = new PairFinding?[contests.Length];
        var skipped = new SkippedTask?[contests.Length];
        Parallel.For(0, contests.Length, Workers.Of(options.Threads, cancellation), i =>
        {
            (int task, var side) = contests[i];
            (Contest? contest, string? why) = Contest.Of(scores, task, side.Arm, [side.Left, side.Right], options);
            findings[i] = contest?.Compare(0, 1);
            if (why is not null) skipped[i] = new(keys.Tasks[task], side.Arm, why);
        });
        return new(options, first, second, Correction.Apply([.. findings.OfType<PairFinding>()]), [.. skipped.OfType<SkippedTask>()]);
    }

    /// <summary>The two sides in each arm that both have; across arms where each side has only one and they differ.</summary>
    private static (string? Arm, ContenderRuns Left, ContenderRuns Right)[] Sides(RecordKeys keys, ContenderRuns left, ContenderRuns right, string? only)
    {
        string?[] leftArms = Arms(left), rightArms = Arms(right);
        if (only is null && leftArms.Length == 1 && rightArms.Length == 1 && leftArms[0] != rightArms[0]) return [(null, left, right)];
        string?[] arms = [.. leftArms.Intersect(rightArms).Where(arm => only is null || arm == only).Order(StringComparer.Ordinal)];
        if (arms.Length == 0) throw new ArgumentException($"'{left.Name}' and '{right.Name}' share no arm{(only is null ? "" : $" '{only}'")}.", nameof(right));
        return [.. arms.Select(arm => (arm, left.In(keys, arm), right.In(keys, arm)))];

        string?[] Arms(ContenderRuns side) => [.. side.Runs.Select(run => keys.Runs[run].Arm).Distinct()];
    }
}
