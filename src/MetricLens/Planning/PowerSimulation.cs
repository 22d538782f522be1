using System.Globalization;
using MetricLens.Jumps;
using MetricLens.Scores;
using MetricLens.Simulation;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Planning;

/// <summary>Simulates whole evaluations of a design under a truth and counts their verdicts.</summary>
internal sealed class PowerSimulation(ExpectedCurve curve, PlanOptions options)
{
    /// <summary>Runs between two looks at whether the interval has left the target; fixed, so that threads leave no trace.</summary>
    private const int Batch = 40;

    /// <summary>The fewest that an investigation takes; see <see cref="Calibration.OperatingCharacteristics"/>.</summary>
    private const int Resamples = 1000;

    /// <summary>The places of the simulated models: what counts is their relative distances.</summary>
    private const double First = 7, Last = 11;

    /// <summary>Runs evaluations until the interval of the power excludes the target, or all runs are done.</summary>
    /// <remarks>
    /// Every run draws from a stream of its own, named by the truth, the design and the run: the counts depend neither on threads nor on what else is planned.
    /// </remarks>
    /// <param name="truth">The truth.</param>
    /// <param name="design">The design.</param>
    /// <param name="stopEarly">Whether to stop once it is clear on which side of the target the power lies.</param>
    /// <param name="cancellation">Stops the runs.</param>
    public PlannedPower Run(PlannedTruth truth, EvaluationDesign design, bool stopEarly, CancellationToken cancellation)
    {
        var world = new PlannedWorld(truth, curve.Choices is null ? WorldKind.Text : WorldKind.Choice, curve.Abilities(truth, design));
        var settings = new InvestigationOptions { Resamples = Resamples, Threads = 1, VerdictsOnly = true, Draws = new BootstrapDraws(), Alpha = options.Alpha };
        var outcomes = new (JumpStatus Jump, Verdict Verdict)[options.Runs];
        string purpose = Purpose(truth, design);
        int done = 0;
        var power = new PlannedPower(0, 0, 0, 0, 0);
        while (done < options.Runs)
        {
            int next = Math.Min(options.Runs, done + Batch);
            Parallel.For(done, next, Workers.Of(options.Threads, cancellation), run =>
            {
                long seed = unchecked((long)RandomStream.Derive(options.Seed, purpose, run).NextUInt64());
                ScoreTable scores = SimulatedScores.Of(world, Simulation(design, seed));
                TaskFinding finding = Investigation.Of(scores, settings).Run().Findings[0];
                outcomes[run] = (finding.Jump.Status, finding.Overall);
            });
            done = next;
            power = Count(outcomes.AsSpan(0, done), truth.Right);
            if (stopEarly && (power.Interval.Lower > options.Target || power.Interval.Upper < options.Target)) break;
        }
        return power;
    }

    private static PlannedPower Count(ReadOnlySpan<(JumpStatus Jump, Verdict Verdict)> outcomes, Verdict right)
    {
        int jumps = 0, noJump = 0, isRight = 0, inconclusive = 0;
        foreach ((JumpStatus jump, Verdict verdict) in outcomes)
        {
            if (jump == JumpStatus.Apparent) jumps++;
            if (verdict == right) isRight++;
            else if (verdict == Verdict.NoApparentJump) noJump++;
            else if (verdict == Verdict.Inconclusive) inconclusive++;
        }
        return new(outcomes.Length, jumps, noJump, isRight, inconclusive);
    }

    private SimulationOptions Simulation(EvaluationDesign design, long seed) => new()
    {
        Models = design.Scales,
        Positions = [.. design.Units.Select(unit => First + ((Last - First) * unit))],
        Examples = design.Examples,
        SeedsPerScale = design.Seeds,
        ClusterSize = design.ClusterSize,
        Length = curve.Length,
        Choices = curve.Choices,
        Tau = curve.ModelStandardDeviation,
        DifficultySpread = curve.DifficultySpread,
        TokenSpread = curve.TokenSpread,
        Seed = seed,
    };

    private string Purpose(PlannedTruth truth, EvaluationDesign design) => string.Create(CultureInfo.InvariantCulture,
        $"plan {truth.Id} K={design.Scales} n={design.Examples} seeds={design.Seeds} cluster={design.ClusterSize} from={curve.From} to={curve.To} tau={curve.ModelStandardDeviation} at={curve.At} L={curve.Length} choices={curve.Choices}");
}
