using MetricLens.Records;

namespace MetricLens.Metrics.Sets;

/// <summary>The chance that a right answer was given with more confidence than a wrong one: the area under the receiver operating characteristic.</summary>
/// <remarks>
/// Range [0, 1], higher is better, chance one half. Equal confidences count one half. It looks at the order of confidences only, not at their size. Of an answer that ties, a share is right. There is no score where no answer, or every answer, is right.
/// Reference: Hanley and McNeil (1982).
/// </remarks>
public sealed class Auroc : ISetMetric, IHasVariants<ISetMetric>
{
    /// <summary>The metric with its default: confidence of choices.</summary>
    public Auroc()
        : this(MetricVariant.Default(ConfidenceReading.Source))
    {
    }

    private Auroc(MetricVariant variant)
    {
        Variant = variant;
        Card = new()
        {
            Id = "auroc" + variant.Suffix,
            Name = "AUROC of confidence" + variant.InName,
            Summary = "The chance that a right answer was given with more confidence than a wrong one: the area under the receiver operating characteristic.",
            Level = MetricLevel.Set,
            Direction = Direction.HigherIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = Continuity.ThresholdFine,
            Inputs = ConfidenceReading.InputsOf(variant[ConfidenceReading.Source]),
            Chance = "1/2",
            Options = variant.Options,
            Reference = "Hanley and McNeil (1982), The Meaning and Use of the Area under a Receiver Operating Characteristic Curve",
            Examples = variant.Own(
                ("",
                [
                    new("The right answer was the surer one.", [ExampleRecord.Choice(0, -1, -9), ExampleRecord.Choice(1, -1, -2)], 1),
                    new("The wrong answer was the surer one.", [ExampleRecord.Choice(1, -1, -9), ExampleRecord.Choice(0, -1, -2)], 0),
                    new("Of equal confidences it is one half.", [ExampleRecord.Choice(1, -1, -2), ExampleRecord.Choice(0, -1, -2)], 0.5),
                    new("Without a wrong answer there is none.", [ExampleRecord.Choice(0, -1, -2)], null),
                ]),
                (":of_scores", [new("Of four pairs, three are in order and one ties.", ConfidenceReading.Logged((0.9, 1), (0.5, 1), (0.5, 0), (0.1, 0)), 0.875)])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public ISetMetric With(MetricVariant variant) => new Auroc(variant);

    /// <inheritdoc/>
    public SetContribution Read(Record record) => ConfidenceReading.Of(record, Variant[ConfidenceReading.Source]);

    /// <inheritdoc/>
    public Score Measure(SetSample sample)
    {
        double below = 0, pairs = 0, allRight = 0;
        foreach (var group in ConfidenceReading.Sorted(sample).GroupBy(answer => answer.Confidence))
        {
            double right = group.Sum(answer => answer.Weight * answer.Correct), wrong = group.Sum(answer => answer.Weight * (1 - answer.Correct));
            pairs += right * (below + (wrong / 2));
            below += wrong;
            allRight += right;
        }
        if (allRight == 0) return Score.Unscored("no answer is right");
        return below == 0 ? Score.Unscored("no answer is wrong") : Score.Of(pairs / (allRight * below), units: sample.Total, chance: 0.5);
    }
}
