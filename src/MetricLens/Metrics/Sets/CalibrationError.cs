using MetricLens.Records;

namespace MetricLens.Metrics.Sets;

/// <summary>How far confidence and accuracy are apart: the mean over bins of confidence, each weighed by its answers.</summary>
/// <remarks>
/// Range [0, 1], lower is better. Bins are of equal width by default, each open at its lower and closed at its upper end; an option makes them of equal mass, as numpy.array_split cuts the answers in the order of their confidence (among
/// equals, the wrong ones first), and a number says how many. It is biased upwards: of few answers a perfectly calibrated model too has an error above 0, the more the more bins. Not a proper score: a model that always says its base rate has none.
/// There is no score without an answer that has a confidence. Reference: Naeini, Cooper and Hauskrecht (2015); Guo et al. (2017).
/// </remarks>
public sealed class CalibrationError : ISetMetric, IHasVariants<ISetMetric>
{
    private static readonly MetricOption Binning = MetricOption.OneOf("binning", ("equal_width", "bins of equal width"), ("equal_mass", "bins of as many answers each"));
    private static readonly MetricOption Bins = MetricOption.Number("bins", "how many bins", 1, 1000, 10);

    private readonly int _bins;

    /// <summary>The metric with its defaults: ten bins of equal width, confidence of choices.</summary>
    public CalibrationError()
        : this(MetricVariant.Default(Bins, Binning, ConfidenceReading.Source))
    {
    }

    private CalibrationError(MetricVariant variant)
    {
        Variant = variant;
        _bins = variant.Number(Bins);
        Card = new()
        {
            Id = "calibration_error" + variant.Suffix,
            Name = "calibration error" + variant.InName,
            Summary = "How far confidence and accuracy are apart: the mean over bins of confidence, each weighed by its answers.",
            Level = MetricLevel.Set,
            Direction = Direction.LowerIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = Continuity.ThresholdFine,
            Inputs = ConfidenceReading.InputsOf(variant[ConfidenceReading.Source]),
            Claims = MetricClaims.ReferenceIsBest,
            Options = variant.Options,
            Reference = "Naeini, Cooper and Hauskrecht (2015), Obtaining Well Calibrated Probabilities Using Bayesian Binning; Guo et al. (2017)",
            Examples = variant.Own(
                ("",
                [
                    new("Two equal options, one right of two: confidence one half, accuracy one half.", [ExampleRecord.Choice(0, -1, -1), ExampleRecord.Choice(0, -1, -1)], 0),
                    new("Certain and wrong is an error of 1.", [ExampleRecord.Choice(0, double.NegativeInfinity, -1)], 1),
                    new("A record without log-probabilities does not count.", [ExampleRecord.Choice(0, double.NegativeInfinity, -1), ExampleRecord.Text("x", "x")], 1),
                    new("No record with a confidence is no score.", [ExampleRecord.Text("x", "x")], null),
                ]),
                (":of_scores",
                [
                    new("Two bins: 0.9 against one half, 0.3 against 0.", ConfidenceReading.Logged((0.9, 1), (0.9, 0), (0.3, 0), (0.3, 0)), 0.35),
                    new("An edge belongs to the bin below: 0.5 with 0.45, not with 0.55.", ConfidenceReading.Logged((0.45, 0), (0.5, 1), (0.55, 1)), 0.5 / 3),
                ]),
                (":equal_mass", [new("Fewer answers than bins: each is a bin by itself.", [ExampleRecord.Choice(0, -1, -1), ExampleRecord.Choice(0, -1, -1)], 0)]),
                (":1", [new("One bin: mean confidence against accuracy.", [ExampleRecord.Choice(0, Math.Log(0.75), Math.Log(0.25)), ExampleRecord.Choice(1, Math.Log(0.75), Math.Log(0.25))], 0.25)]),
                (":1000", [new("Certain and wrong is an error of 1.", [ExampleRecord.Choice(0, double.NegativeInfinity, -1)], 1)])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public ISetMetric With(MetricVariant variant) => new CalibrationError(variant);

    /// <inheritdoc/>
    public SetContribution Read(Record record) => ConfidenceReading.Of(record, Variant[ConfidenceReading.Source]);

    /// <inheritdoc/>
    public Score Measure(SetSample sample)
    {
        var sorted = ConfidenceReading.Sorted(sample);
        long total = sample.Total;
        if (total == 0) return Score.Unscored("no answer counts");
        bool isMass = Variant[Binning] == "equal_mass";
        double error = 0, confidence = 0, correct = 0;
        long bin = 0, before = 0;
        foreach ((double stated, double right, int weight) in sorted)
        {
            for (int left = weight; left > 0;)
            {
                long place = !isMass ? WidthBin(stated, _bins) : before < MassEnd(bin, total) ? bin : bin + 1;
                int taken = isMass ? (int)Math.Min(left, MassEnd(place, total) - before) : left;
                if (place != bin)
                {
                    error += Math.Abs(confidence - correct);
                    (bin, confidence, correct) = (place, 0, 0);
                }
                confidence += taken * stated;
                correct += taken * right;
                before += taken;
                left -= taken;
            }
        }
        return Score.Of((error + Math.Abs(confidence - correct)) / total, units: total);
    }

    /// <summary>The bin (i / n, (i + 1) / n] that holds a confidence; the first also holds 0.</summary>
    internal static int WidthBin(double confidence, int bins)
    {
        // The product may be rounded up to an edge, and never down below one: what is above the nearest number to an edge is above the edge.
        int bin = (int)(confidence * bins);
        return bin > 0 && confidence <= (double)bin / bins ? bin - 1 : bin;
    }

    /// <summary>The first answer behind a bin: the first of the bins hold one more where the answers do not divide.</summary>
    private long MassEnd(long bin, long total) => ((bin + 1) * (total / _bins)) + Math.Min(bin + 1, total % _bins);
}
