using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Metrics.Sets;

/// <summary>The parts of the Brier score of being right: how far confidence is off, how much it tells apart, and how uncertain the outcome is.</summary>
/// <remarks>
/// An option names the part. With one bin a distinct confidence the score is exactly reliability − resolution + uncertainty (Murphy 1973). The other pair recalibrates by an isotonic fit instead of bins: score = miscalibration − discrimination +
/// uncertainty, which stays sensible where no two answers have one confidence and reliability is all of the score (Dimitriadis, Gneiting and Jordan 2021). Each in [0, 1]. Lower is better for the score, reliability, miscalibration and
/// uncertainty; higher for resolution and discrimination. Of an answer that ties, a share is right. There is no score without an answer that has a confidence. Reference: Murphy (1973).
/// </remarks>
public sealed class BrierDecomposition : ISetMetric, IHasVariants<ISetMetric>
{
    private static readonly MetricOption Part = MetricOption.OneOf("part",
        ("reliability", "the squared distance of confidence from the share that is right, by distinct confidence"),
        ("resolution", "the squared distance of that share from the overall one"),
        ("uncertainty", "the variance of being right"),
        ("score", "the Brier score of being right, in [0, 1]"),
        ("miscalibration", "what an isotonic fit of confidence would gain"),
        ("discrimination", "what that fit is better than the overall share"));

    private readonly string _part;

    /// <summary>The metric with its defaults: reliability, confidence of choices.</summary>
    public BrierDecomposition()
        : this(MetricVariant.Default(Part, ConfidenceReading.Source))
    {
    }

    private BrierDecomposition(MetricVariant variant)
    {
        Variant = variant;
        _part = variant[Part];
        IReadOnlyList<Record> half = ConfidenceReading.Logged((0.8, 1), (0.8, 0), (0.2, 0), (0.2, 0));
        Record right = ExampleRecord.Choice(0, Math.Log(0.75), Math.Log(0.25)), wrong = ExampleRecord.Choice(1, Math.Log(0.75), Math.Log(0.25));
        Card = new()
        {
            Id = "brier_decomposition" + variant.Suffix,
            Name = "Brier decomposition" + (variant.Suffix.Length == 0 ? " (reliability)" : variant.InName),
            Summary = "The parts of the Brier score of being right: how far confidence is off, how much it tells apart, and how uncertain the outcome is.",
            Level = MetricLevel.Set,
            Direction = _part is "resolution" or "discrimination" ? Direction.HigherIsBetter : Direction.LowerIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = _part is "score" or "miscalibration" or "discrimination" ? Continuity.Continuous : Continuity.ThresholdFine,
            Inputs = ConfidenceReading.InputsOf(variant[ConfidenceReading.Source]),
            Claims = _part is "resolution" or "discrimination" ? MetricClaims.None : MetricClaims.ReferenceIsBest,
            Options = variant.Options,
            Reference = "Murphy (1973), A New Vector Partition of the Probability Score; Dimitriadis, Gneiting and Jordan (2021)",
            Examples = variant.Own(
                ("",
                [
                    new("Three quarters stated, one half right: a sixteenth.", [right, wrong], 0.0625),
                    new("Certain and right is not off.", [ExampleRecord.Choice(0, -1, double.NegativeInfinity)], 0),
                    new("Certain and wrong is off by all.", [ExampleRecord.Choice(0, double.NegativeInfinity, -1)], 1),
                    new("No record with a confidence is no score.", [ExampleRecord.Text("x", "x")], null),
                ]),
                (":of_scores", [new("0.8 against one half and 0.2 against 0.", half, 0.065)]),
                (":resolution", [new("One confidence tells nothing apart.", [right, wrong], 0)]),
                (":uncertainty", [new("One right of two.", [right, wrong], 0.25)]),
                (":score", [new("A sixteenth and nine sixteenths, halved.", [right, wrong], 0.3125)]),
                (":miscalibration", [new("The fit says one half.", [right, wrong], 0.0625)]),
                (":discrimination", [new("The fit is the overall share.", [right, wrong], 0)])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public ISetMetric With(MetricVariant variant) => new BrierDecomposition(variant);

    /// <inheritdoc/>
    public SetContribution Read(Record record) => ConfidenceReading.Of(record, Variant[ConfidenceReading.Source]);

    /// <inheritdoc/>
    public Score Measure(SetSample sample)
    {
        // One entry a distinct confidence: the confidence, the weight and the share that is right.
        var groups = ConfidenceReading.Sorted(sample).GroupBy(answer => answer.Confidence)
            .Select(group => (Stated: group.Key, Weight: group.Sum(answer => (double)answer.Weight), Right: group.Sum(answer => answer.Weight * answer.Correct)))
            .Where(group => group.Weight > 0).Select(group => (group.Stated, group.Weight, Share: group.Right / group.Weight)).ToArray();
        double total = groups.Sum(group => group.Weight);
        if (total == 0) return Score.Unscored("no answer counts");
        double overall = groups.Sum(group => group.Weight * group.Share) / total;
        double reliability = Mean(group => Square(group.Stated - group.Share)), resolution = Mean(group => Square(group.Share - overall)), uncertainty = overall * (1 - overall);
        double value = _part switch
        {
            "reliability" => reliability,
            "resolution" => resolution,
            "uncertainty" => uncertainty,
            "score" => reliability - resolution + uncertainty,
            _ => Recalibrated(),
        };
        return Score.Of(Math.Max(0, value), units: total);

        double Mean(Func<(double Stated, double Weight, double Share), double> term) => groups.Sum(group => group.Weight * term(group)) / total;

        double Recalibrated()
        {
            double[] fit = IsotonicRegression.Fit(groups.Select(group => group.Share).ToArray(), groups.Select(group => group.Weight).ToArray());
            // Beside what no forecast changes within a group, a forecast's loss is its squared distance from the share.
            double loss = 0;
            for (int i = 0; i < fit.Length; i++) loss += groups[i].Weight * Square(fit[i] - groups[i].Share);
            loss /= total;
            return _part == "miscalibration" ? reliability - loss : resolution - loss;
        }
    }

    private static double Square(double value) => value * value;
}
