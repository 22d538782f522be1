using MetricLens.Curves;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Statistics;

namespace MetricLens.Arms;

/// <summary>Every arm of an investigation against its baseline: where it helps, whether its benefit jumps, and how far it shifts the scale.</summary>
/// <example>
/// <code>
/// InvestigationResult result = Investigation.Of(records).Run();
/// foreach (ArmFinding finding in ArmComparison.Of(result).Findings)
///     Console.WriteLine($"{finding.Task}, {finding.Arm} against {finding.Baseline}: {finding.Overall}");
/// </code>
/// </example>
public sealed class ArmComparison
{
    /// <summary>The fewest draws whose 2.5 % quantile rests on more than a handful.</summary>
    private const int FewestDraws = 1000;

    private ArmComparison(ArmOptions options, InvestigationOptions investigation, IReadOnlyList<ArmFinding> findings, IReadOnlyList<SkippedArm> skipped)
    {
        Options = options;
        Investigation = investigation;
        Findings = findings;
        Skipped = skipped;
    }

    /// <summary>What was asked.</summary>
    public ArmOptions Options { get; }

    /// <summary>What the investigation was asked.</summary>
    public InvestigationOptions Investigation { get; }

    /// <summary>One finding an arm, by task, family and arm.</summary>
    public IReadOnlyList<ArmFinding> Findings { get; }

    /// <summary>The arms that were not compared.</summary>
    public IReadOnlyList<SkippedArm> Skipped { get; }

    /// <summary>Compares the arms of every task and family that has several.</summary>
    /// <param name="result">The investigation.</param>
    /// <param name="options">How; the defaults where left out.</param>
    /// <param name="progress">Told what is being done and how far, from any thread.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputDataException">No task and family has two arms.</exception>
    /// <exception cref="ArgumentException">The baseline is the name of no arm, or there are too few draws.</exception>
    public static ArmComparison Of(InvestigationResult result, ArmOptions? options = null, IProgress<InvestigationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of(result.Scores, result.Options, options ?? new(), progress, cancellation);
    }

    /// <summary>The same from scores; the verdicts on the arms themselves are not needed.</summary>
    internal static ArmComparison Of(ScoreTable scores, InvestigationOptions investigation, ArmOptions options, IProgress<InvestigationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        if (options.Draws < FewestDraws) throw new ArgumentOutOfRangeException(nameof(options), options.Draws, FormattableString.Invariant($"{nameof(options.Draws)} must be at least {FewestDraws}."));
        var groups = Comparison.Of(scores.Keys).GroupBy(comparison => (comparison.Key.Task, comparison.Key.Family))
            .Select(group => group.ToArray()).Where(arms => arms.Length > 1).ToArray();
        if (groups.Length == 0)
            throw new InputDataException("records", 0, "arm", "the same in all records of every task and family", "two arms of a task or more, such as '0-shot' and '5-shot'");
        RequireKnown(options.Baseline, groups.SelectMany(arms => arms));
        var skipped = new List<SkippedArm>();
        var pairs = new List<(Comparison Arm, Comparison Baseline, BaselineChoice Choice)>();
        foreach (Comparison[] arms in groups)
        {
            if (BaselineArm.Of([.. arms.Select(arm => arm.Key.Arm)], options.Baseline) is { } chosen)
            {
                Comparison baseline = arms.Single(arm => arm.Key.Arm == chosen.Name);
                pairs.AddRange(arms.Where(arm => arm != baseline).Select(arm => (arm, baseline, chosen.Choice)));
            }
            else skipped.AddRange(arms.Select(arm => new SkippedArm(arm.Key.Task, arm.Key.Family, arm.Key.Arm, $"the task has no arm '{options.Baseline}' to compare it with")));
        }
        return new(options, investigation, Assessed(scores, investigation, options, pairs, skipped, progress, cancellation), skipped);
    }

    private static ArmFinding[] Assessed(ScoreTable scores, InvestigationOptions investigation, ArmOptions options,
        List<(Comparison Arm, Comparison Baseline, BaselineChoice Choice)> pairs, List<SkippedArm> skipped, IProgress<InvestigationProgress>? progress, CancellationToken cancellation)
    {
        var assessed = new (ArmFinding? Finding, string Why)[pairs.Count];
        int done = 0;
        var parallel = Workers.Of(investigation.Threads, cancellation);
        Parallel.For(0, assessed.Length, parallel, i =>
        {
            assessed[i] = new ArmAssessment(pairs[i].Arm, pairs[i].Baseline, pairs[i].Choice, scores, investigation, options).Run();
            progress?.Report(new("comparing arms", (double)Interlocked.Increment(ref done) / assessed.Length));
        });
        for (int i = 0; i < assessed.Length; i++)
            if (assessed[i].Finding is null) skipped.Add(new(pairs[i].Arm.Key.Task, pairs[i].Arm.Key.Family, pairs[i].Arm.Key.Arm, assessed[i].Why));
        ArmFinding[] findings = [.. assessed.Select(one => one.Finding).OfType<ArmFinding>()];
        IReadOnlyList<TaskFinding> corrected = Multiplicity.Correct([.. findings.Select(finding => finding.Difference)], investigation.Alpha);
        return [.. findings.Zip(corrected, (finding, difference) => finding with { Difference = difference })];
    }

    private static void RequireKnown(string? baseline, IEnumerable<Comparison> arms)
    {
        if (baseline is null) return;
        string[] names = [.. arms.Select(arm => arm.Key.Arm ?? "").Distinct()];
        if (!names.Contains(baseline)) throw new ArgumentException(Text.Suggestion.Unknown("arm", baseline, names), nameof(baseline));
    }
}
