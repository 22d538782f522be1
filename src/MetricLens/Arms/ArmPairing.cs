using MetricLens.Curves;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens.Arms;

/// <summary>Two arms of one task and family with their runs paired, by scale and then by model and seed.</summary>
/// <remarks>
/// Two runs at one place of the axis pair by model and seed, else by seed, else where each is the only one left at its place: an
/// instruction-tuned model may go by another name than its base. What finds no partner is left out of both arms.
/// </remarks>
internal sealed class ArmPairing
{
    /// <summary>Scale values of partners differ by at most this share: one is rounded, or counts its embeddings.</summary>
    private const double MostDifference = 0.05;

    private readonly Comparison _arm;
    private readonly Comparison _baseline;
    private readonly (int Arm, int Baseline)[] _runs;
    private readonly string _name;

    private ArmPairing(Comparison arm, Comparison baseline, ScaleAxis axis, (int Arm, int Baseline)[] runs)
    {
        _arm = arm;
        _baseline = baseline;
        _runs = runs;
        Axis = axis;
        _name = $"{arm.Key.Arm} − {baseline.Key.Arm}";
        UnmatchedArm = [.. Left(arm, runs.Select(pair => pair.Arm))];
        UnmatchedBaseline = [.. Left(baseline, runs.Select(pair => pair.Baseline))];
    }

    /// <summary>The axis on which the runs were paired.</summary>
    public ScaleAxis Axis { get; }

    /// <summary>The runs of the arm that found no partner.</summary>
    public IReadOnlyList<Run> UnmatchedArm { get; }

    /// <summary>The runs of the baseline that found none.</summary>
    public IReadOnlyList<Run> UnmatchedBaseline { get; }

    /// <summary>The number of scales at which both arms have a run.</summary>
    public int Scales => _runs.Select(pair => _baseline.Runs[pair.Baseline].Scales[Axis]).Distinct().Count();

    /// <summary>Pairs the runs; every run must have a value on the axis.</summary>
    public static ArmPairing Of(Comparison arm, Comparison baseline, ScaleAxis axis)
    {
        int[] arms = [.. Enumerable.Range(0, arm.Runs.Count)], bases = [.. Enumerable.Range(0, baseline.Runs.Count)];
        var places = bases.GroupBy(run => Place(baseline, run, axis)).ToDictionary(group => group.Key, group => group.ToList());
        var armPlaces = arms.GroupBy(run => Place(arm, run, axis)).ToDictionary(group => group.Key, group => group.ToList());
        var runs = new List<(int, int)>();
        foreach ((double place, List<int> ours) in armPlaces)
        {
            double nearest = places.Keys.MinBy(other => (Math.Abs(other - place), other));
            double back = armPlaces.Keys.MinBy(other => (Math.Abs(other - nearest), other));
            if (back == place && AreNear(place, nearest, axis)) Pair(arm, baseline, ours, places[nearest], runs);
        }
        return new(arm, baseline, axis, [.. runs.OrderBy(pair => pair.Item2)]);
    }

    /// <summary>Both arms' curves and their examples under a metric; <see langword="null"/> where fewer than two independent examples are shared.</summary>
    /// <param name="column">The metric's scores.</param>
    /// <param name="alongside">Columns under which the examples must be scored too.</param>
    public (ScaleCurve Arm, ScaleCurve Baseline)? Curves(ScoreColumn column, params IReadOnlyList<ScoreColumn> alongside)
    {
        (int Arm, int Baseline)[] common = CommonExamples();
        Comparison arm = Only(_arm, pair => pair.Arm, Array.ConvertAll(common, example => example.Arm));
        Comparison baseline = Only(_baseline, pair => pair.Baseline, Array.ConvertAll(common, example => example.Baseline));
        int[] shared = [.. arm.SharedExamples([column, .. alongside]).Intersect(baseline.SharedExamples([column, .. alongside]))];
        arm = Only(_arm, pair => pair.Arm, Array.ConvertAll(shared, place => common[place].Arm));
        baseline = Only(_baseline, pair => pair.Baseline, Array.ConvertAll(shared, place => common[place].Baseline));
        return ScaleCurve.Of(arm, column, Axis) is { } curve && ScaleCurve.Of(baseline, column, Axis) is { } other ? (curve, other) : null;
    }

    /// <summary>The arm's runs that have a partner, as what is compared.</summary>
    public Comparison Compared() => Only(_arm, pair => pair.Arm, Array.ConvertAll(CommonExamples(), example => example.Arm));

    private Comparison Only(Comparison whole, Func<(int Arm, int Baseline), int> side, int[] examples) =>
        whole.Only(_name, [.. _runs.Select(side)], [.. _runs.Select(pair => _baseline.Runs[pair.Baseline].Scales)], examples);

    private (int Arm, int Baseline)[] CommonExamples()
    {
        var places = _baseline.Examples.Index().ToDictionary(example => example.Item.Id, example => example.Index, StringComparer.Ordinal);
        return [.. _arm.Examples.Index().Where(example => places.ContainsKey(example.Item.Id)).Select(example => (example.Index, places[example.Item.Id]))];
    }

    private static double Place(Comparison comparison, int run, ScaleAxis axis) => axis.Position(comparison.Runs[run].Scales[axis]!.Value);

    private static bool AreNear(double place, double other, ScaleAxis axis) => axis.IsLogarithmic()
        ? Math.Abs(place - other) <= Math.Log10(1 + MostDifference)
        : Math.Abs(place - other) <= RunOrder.SamePlace * Math.Abs(place);

    private static void Pair(Comparison arm, Comparison baseline, List<int> ours, List<int> theirs, List<(int, int)> runs)
    {
        PairWhere((own, other) => own.Model == other.Model && own.Seed == other.Seed);
        PairWhere((own, other) => own.Seed == other.Seed);
        if (ours.Count == 1 && theirs.Count == 1) PairWhere((_, _) => true);

        void PairWhere(Func<Run, Run, bool> fit)
        {
            foreach (int own in ours.ToArray())
            {
                int[] fitting = [.. theirs.Where(other => fit(arm.Runs[own], baseline.Runs[other]))];
                // Where several fit, none is the partner more than another.
                if (fitting.Length != 1 || ours.Count(rival => fit(arm.Runs[rival], baseline.Runs[fitting[0]])) != 1) continue;
                runs.Add((own, fitting[0]));
                ours.Remove(own);
                theirs.Remove(fitting[0]);
            }
        }
    }

    private static IEnumerable<Run> Left(Comparison whole, IEnumerable<int> paired)
    {
        HashSet<int> used = [.. paired];
        return whole.Runs.Where((_, run) => !used.Contains(run));
    }
}
