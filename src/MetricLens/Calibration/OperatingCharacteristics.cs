using MetricLens.Jumps;
using MetricLens.Scores;
using MetricLens.Simulation;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Calibration;

/// <summary>How often the procedure says what, in worlds with known truth.</summary>
public static class OperatingCharacteristics
{
    /// <summary>The fewest that an investigation takes. They decide nothing in single runs without clusters, whose gains an exact test judges.</summary>
    private const int Resamples = 1000;

    /// <summary>The tasks of <see cref="CalibrationCell.ManyTasks"/>.</summary>
    private const int SmoothTasks = 100, StepTasks = 20;

    /// <summary>An investigation of all of them takes as long as this many of one task: the study has so many fewer runs.</summary>
    private const int RunsPerInvestigation = 20;

    /// <summary>Simulates the investigations of a cell and counts what they say.</summary>
    /// <remarks>Every run draws from a stream of its own, named by the cell and the run: the counts depend neither on the threads nor on other cells.</remarks>
    /// <param name="cell">The cell.</param>
    /// <param name="runs">The number of simulated investigations, at least 1; of many tasks a twentieth.</param>
    /// <param name="seed">The seed of everything random.</param>
    /// <param name="threads">The most threads to use; −1 for as many as the machine has.</param>
    /// <param name="progress">Told the share of the runs that are done, from any thread.</param>
    /// <param name="cancellation">Stops the runs.</param>
    public static CalibrationResult Run(CalibrationCell cell, int runs, long seed, int threads = -1, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        var draws = new BootstrapDraws();
        var options = new InvestigationOptions { Resamples = Resamples, Threads = 1, VerdictsOnly = true, Draws = draws };
        int done = 0;
        return cell.World switch
        {
            CalibrationCell.Intervals => new(cell, runs, seed, IntervalStudy.Tally(Each(runs, run => IntervalStudy.Run(cell, SeedOf(run))))),
            CalibrationCell.ManyTasks => new(cell, runs, seed, TallyMany(Each(Math.Max(1, runs / RunsPerInvestigation), run => ManyTasks(cell, SeedOf(run), options)))),
            _ => new(cell, runs, seed, Tally(Each(runs, run => Outcome(cell, SeedOf(run), options)))),
        };

        long SeedOf(int run) => unchecked((long)RandomStream.Derive(seed, "calibration " + cell.Id, run).NextUInt64());

        T[] Each<T>(int count, Func<int, T> work)
        {
            var results = new T[count];
            Parallel.For(0, count, Workers.Of(threads, cancellation), run =>
            {
                results[run] = work(run);
                progress?.Report((double)Interlocked.Increment(ref done) / count);
            });
            return results;
        }
    }

    private static RunOutcome Outcome(CalibrationCell cell, long seed, InvestigationOptions options)
    {
        ScoreTable scores = SimulatedScores.Of(WorldCatalogue.Get(cell.World), cell.Simulation(seed));
        return RunOutcome.Of(Investigation.Of(scores, options).Run().Findings[0], options.Survival);
    }

    private static List<CalibrationRate> Tally(RunOutcome[] outcomes)
    {
        RunOutcome[] apparent = [.. outcomes.Where(outcome => outcome.IsApparent)];
        var rates = new List<CalibrationRate>
        {
            new(CalibrationResult.Raw, CalibrationResult.ApparentJump, apparent.Length, outcomes.Length),
            new(CalibrationResult.Raw, "inconclusive_jump", outcomes.Count(outcome => outcome.Status == JumpStatus.Inconclusive), outcomes.Length),
        };
        rates.AddRange(Enum.GetValues<Reason>().Select(reason => Rate(CalibrationResult.Raw, "reason:" + reason.Id(), outcomes, outcome => outcome.JumpReasons.Contains(reason)))
            .Where(rate => rate.Count > 0));
        for (int i = 0; i < outcomes[0].Said.Count; i++)
        {
            int place = i;
            string metric = outcomes[0].Said[place].Metric;
            rates.AddRange(Enum.GetValues<Verdict>().Where(verdict => verdict != Verdict.NoApparentJump)
                .Select(verdict => Rate(metric, verdict.Id(), apparent, outcome => outcome.Said[place].Verdict == verdict)));
            rates.AddRange(Enum.GetValues<Reason>().Select(reason => Rate(metric, "reason:" + reason.Id(), apparent, outcome => outcome.Said[place].Reasons.Contains(reason)))
                .Where(rate => rate.Count > 0));
        }
        rates.AddRange(BaselineRates(CalibrationResult.Baseline, apparent));
        rates.AddRange(BaselineRates(CalibrationResult.BaselineOfAll, outcomes));
        return rates;
    }

    private static IEnumerable<CalibrationRate> BaselineRates(string metric, RunOutcome[] outcomes) =>
    [
        Rate(metric, "breakthroughness", outcomes, outcome => outcome.IsBreakthrough),
        Rate(metric, "examples_alone", outcomes, outcome => outcome.SurvivesByExamples),
        Rate(metric, "aicc_sigmoid", [.. outcomes.Where(outcome => outcome.IsSigmoid is not null)], outcome => outcome.IsSigmoid == true),
    ];

    private static CalibrationRate Rate(string metric, string name, RunOutcome[] outcomes, Func<RunOutcome, bool> isSo) =>
        new(metric, name, outcomes.Count(isSo), outcomes.Length);

    /// <summary>One investigation of all tasks: how many false and how many true ones are said to survive.</summary>
    private static (int False, int True) ManyTasks(CalibrationCell cell, long seed, InvestigationOptions options)
    {
        IWorld smooth = WorldCatalogue.Get("smooth"), step = WorldCatalogue.Get("step");
        ScoreTable scores = SimulatedScores.Of([.. Enumerable.Range(0, SmoothTasks + StepTasks).Select(task =>
        {
            long own = unchecked((long)RandomStream.Derive(seed, "calibration task", task).NextUInt64());
            return (task < SmoothTasks ? smooth : step, cell.Simulation(own) with { Task = FormattableString.Invariant($"{(task < SmoothTasks ? "smooth" : "step")} {task:D3}") });
        })]);
        string[] survivors = [.. Investigation.Of(scores, options).Run().Findings.Where(finding => finding.Overall == Verdict.Survives).Select(finding => finding.Key.Task)];
        int isFalse = survivors.Count(task => task.StartsWith("smooth", StringComparison.Ordinal));
        return (isFalse, survivors.Length - isFalse);
    }

    private static CalibrationRate[] TallyMany((int False, int True)[] found) =>
    [
        new(CalibrationCell.ManyTasks, "false_discovery_rate", found.Sum(run => run.False == 0 ? 0 : (double)run.False / (run.False + run.True)), found.Length),
        new(CalibrationCell.ManyTasks, "true_discoveries", found.Sum(run => run.True), (long)StepTasks * found.Length),
        new(CalibrationCell.ManyTasks, "false_claims", found.Sum(run => run.False), (long)SmoothTasks * found.Length),
    ];
}
