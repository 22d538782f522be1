namespace MetricLens.Planning;

/// <summary>Searches one factor at a time for the smallest value that reaches the target: a coarse ladder, then halving between the last rung below and the first above.</summary>
/// <remarks>
/// The power is taken to rise with a factor as far as noise goes, and where it does not, as with a smooth truth whose jump dissolves as scales are added, the
/// ladder shows it. Every rung is simulated until its interval excludes the target or the runs are spent, so that a rung near the target gets all of them.
/// </remarks>
internal sealed class PowerSearch
{
    private static readonly double[] ExampleFactors = [0.25, 0.5, 1, 2, 4, 8];
    private static readonly int[] ScaleRungs = [4, 5, 6, 8, 10, 12, 16, 20], SeedRungs = [1, 2, 3, 5, 8, 12];

    /// <summary>Fewer examples than this are no benchmark.</summary>
    private const int FewestExamples = 20;

    /// <summary>Two numbers of examples nearer than this, as a ratio, are not worth telling apart by simulation.</summary>
    private const double FineRatio = 1.2;

    private const int MostHalvings = 4;

    private readonly EvaluationDesign _design;
    private readonly PlanOptions _options;
    private readonly ExpectedCurve _curve;
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly int _expected;
    private int _done;

    public PowerSearch(ExpectedCurve curve, EvaluationDesign design, PlanOptions options, IProgress<double>? progress, int otherSpreads, CancellationToken cancellation)
    {
        _curve = curve;
        _design = design;
        _options = options;
        _progress = progress;
        _cancellation = cancellation;
        int rungs = options.Searches ? Enum.GetValues<PlannedFactor>().Sum(factor => Rungs(factor).Length + 1) : 0;
        _expected = options.Truths.Count * (1 + otherSpreads + rungs);
    }

    public TruthPower Of(PlannedTruth truth, IReadOnlyList<ExpectedCurve> spreads)
    {
        PlannedPower planned = Simulate(_curve, truth, _design, stopEarly: false);
        SpreadPower[] others = [.. spreads.Select(spread => new SpreadPower(spread.ModelStandardDeviation, Simulate(spread, truth, _design, stopEarly: false)))];
        return new(truth, planned, others, _options.Searches ? [.. Enum.GetValues<PlannedFactor>().Select(factor => Over(factor, truth, planned))] : []);
    }

    private FactorPower Over(PlannedFactor factor, PlannedTruth truth, PlannedPower planned)
    {
        int[] rungs = Rungs(factor);
        var points = new SortedDictionary<int, PlannedPower>();
        foreach (int value in rungs) points[value] = At(value);
        int first = Array.FindIndex(rungs, Reaches);
        if (first < 0) return new(factor, Points(), null, false);
        int high = rungs[first], low = first > 0 ? rungs[first - 1] : high;
        for (int i = 0; i < MostHalvings && IsFarApart(factor, low, high); i++)
        {
            int middle = factor == PlannedFactor.Examples ? (int)Math.Round(Math.Sqrt((double)low * high)) : (low + high) / 2;
            points[middle] = At(middle);
            if (Reaches(middle)) high = middle;
            else low = middle;
        }
        return new(factor, Points(), new(high, points[high]), high == rungs[0]);

        bool Reaches(int value) => points[value].Power >= _options.Target;

        PlannedPower At(int value) => value == Planned(factor) ? planned : Simulate(_curve, truth, With(factor, value), stopEarly: true);

        FactorPoint[] Points() => [.. points.Select(point => new FactorPoint(point.Key, point.Value))];
    }

    private static bool IsFarApart(PlannedFactor factor, int low, int high) => factor == PlannedFactor.Examples ? high > FineRatio * low : high - low > 1;

    private int Planned(PlannedFactor factor) => factor switch { PlannedFactor.Examples => _design.Examples, PlannedFactor.Scales => _design.Scales, _ => _design.Seeds };

    private EvaluationDesign With(PlannedFactor factor, int value) => factor switch
    {
        PlannedFactor.Examples => _design with { Examples = value },
        PlannedFactor.Scales => _design.WithScales(value),
        _ => _design with { Seeds = value },
    };

    /// <summary>The values of a ladder that are within bounds; the planned one is among them.</summary>
    private int[] Rungs(PlannedFactor factor)
    {
        int most = factor switch { PlannedFactor.Examples => _options.MostExamples, PlannedFactor.Scales => _options.MostScales, _ => _options.MostSeeds };
        IEnumerable<int> all = factor switch
        {
            PlannedFactor.Examples => ExampleFactors.Select(times => (int)Math.Min(times * _design.Examples, most)).Where(count => count >= Math.Max(FewestExamples, 2 * _design.ClusterSize)),
            PlannedFactor.Scales => ScaleRungs,
            _ => SeedRungs,
        };
        return [.. all.Where(value => value <= most).Append(Planned(factor)).Distinct().Order()];
    }

    private PlannedPower Simulate(ExpectedCurve curve, PlannedTruth truth, EvaluationDesign design, bool stopEarly)
    {
        PlannedPower power = new PowerSimulation(curve, _options).Run(truth, design, stopEarly, _cancellation);
        _progress?.Report(Math.Min(1, (double)++_done / _expected));
        return power;
    }
}
