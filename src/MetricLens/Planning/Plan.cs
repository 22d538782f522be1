namespace MetricLens.Planning;

/// <summary>What an evaluation would be able to tell, before it is run.</summary>
/// <example>
/// <code>
/// Plan plan = Plan.Of(new ExpectedCurve { From = 0.3, To = 0.95 }, EvaluationDesign.Spread(8, 11, 8));
/// Console.WriteLine(plan.Truths[0].Planned.Power);
/// </code>
/// </example>
public sealed record Plan
{
    private Plan()
    {
    }

    /// <summary>What is expected of the models.</summary>
    public required ExpectedCurve Curve { get; init; }

    /// <summary>The design as planned.</summary>
    public required EvaluationDesign Design { get; init; }

    /// <summary>How it was computed.</summary>
    public required PlanOptions Options { get; init; }

    /// <summary>What the examples can show of one accuracy, or of a gain from one model to another.</summary>
    public required ShowableAccuracy Accuracy { get; init; }

    /// <summary>The power under each truth.</summary>
    public required IReadOnlyList<TruthPower> Truths { get; init; }

    /// <summary>Plans by simulation of the whole procedure.</summary>
    /// <param name="curve">What is expected of the models.</param>
    /// <param name="design">The design.</param>
    /// <param name="options">How; the defaults where left out.</param>
    /// <param name="otherSpreads">Other standard deviations between models at which the planned design's power is wanted, such as the ends of an interval.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Stops the runs.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static Plan Of(ExpectedCurve curve, EvaluationDesign design, PlanOptions? options = null, IReadOnlyList<double>? otherSpreads = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(design);
        options ??= new();
        curve.Require();
        design.Require();
        options.Require();
        ExpectedCurve[] spreads = [.. (otherSpreads ?? []).Select(spread => curve with { ModelStandardDeviation = spread })];
        foreach (ExpectedCurve spread in spreads) spread.Require();
        var search = new PowerSearch(curve, design, options, progress, spreads.Length, cancellation);
        return new()
        {
            Curve = curve,
            Design = design,
            Options = options,
            Accuracy = ShowableAccuracy.Of(design.IndependentUnits, curve.Chance, options.Alpha, options.Target),
            Truths = [.. options.Truths.Select(truth => search.Of(truth, spreads))],
        };
    }
}
