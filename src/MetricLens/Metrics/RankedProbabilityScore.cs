using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Metrics;

/// <summary>The squared distance between the cumulative probabilities of ordered options and those of certainty in the right one.</summary>
/// <remarks>
/// Range [0, 1], lower is better: the mean over the K − 1 inner sums; an option takes their plain sum, in [0, K − 1]. For options whose order means something, such as grades: a near miss costs less than a far one, so it is not
/// invariant to their order. At two options it is half the Brier score in its sum form. Continuous, strictly proper. Unscored where the record lacks log-probabilities or the right option, has a single option, or gives every
/// option probability zero. Reference: Epstein (1969).
/// </remarks>
public sealed class RankedProbabilityScore : IMetric, IHasVariants<IMetric>
{
    private static readonly MetricOption Form = MetricOption.OneOf("form", ("mean", "the mean over the K − 1 inner sums"), ("sum", "their sum"));

    private readonly bool _isSum;

    /// <summary>The metric with its default, the mean.</summary>
    public RankedProbabilityScore()
        : this(MetricVariant.Default(Form))
    {
    }

    private RankedProbabilityScore(MetricVariant variant)
    {
        Variant = variant;
        _isSum = variant[Form] == "sum";
        Card = new()
        {
            Id = "ranked_probability_score" + variant.Suffix,
            Name = "ranked probability score" + variant.InName,
            Summary = "The squared distance between the cumulative probabilities of ordered options and those of certainty in the right one.",
            Direction = Direction.LowerIsBetter,
            Minimum = 0,
            Maximum = _isSum ? double.PositiveInfinity : 1,
            Continuity = Continuity.Continuous,
            Inputs = ChoiceDistribution.Inputs,
            Propriety = Propriety.StrictlyProper,
            LatentScale = _isSum ? LatentScale.None : LatentScale.Logit,
            Tier = _isSum ? EvidenceTier.None : EvidenceTier.ChoiceLogprobs,
            Claims = MetricClaims.ReferenceIsBest | MetricClaims.ShiftInvariant,
            Options = variant.Options,
            Reference = "Epstein (1969), A Scoring System for Probability Forecasts of Ranked Categories",
            Examples = variant.Own(
                ("",
                [
                    new("Of two options it is half the Brier score.", ExampleRecord.Choice(0, Math.Log(0.75), Math.Log(0.25)), 0.0625),
                    new("Certain and wrong by one place of two costs one half.", ExampleRecord.Choice(0, double.NegativeInfinity, -1, double.NegativeInfinity), 0.5),
                    new("Certain and wrong by two places costs all.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity, -1), 1),
                    new("Certain and right costs nothing.", ExampleRecord.Choice(0, -1, double.NegativeInfinity), 0),
                    new("Every option at probability zero is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), null),
                ]),
                (":sum", [new("Certain and wrong by two places costs two.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity, -1), 2)])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new RankedProbabilityScore(variant);

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ChoiceDistribution.TryRead(record, out ChoiceDistribution choices, out string reason)) return Score.Unscored(reason);
        double whole = choices.Weight(choices.Gold) + choices.WeightBeside(choices.Gold);
        CompensatedSum below = default, sum = default;
        for (int i = 0; i < choices.Gold; i++)
        {
            below.Add(choices.Weight(i));
            sum.Add(Square(below.Value / whole));
        }
        // From the other end above the right option, so that what is near certainty keeps its digits.
        CompensatedSum above = default;
        for (int i = choices.Count - 1; i > choices.Gold; i--)
        {
            above.Add(choices.Weight(i));
            sum.Add(Square(above.Value / whole));
        }
        return Score.Of(_isSum ? sum.Value : Math.Min(1, sum.Value / (choices.Count - 1)));
    }

    private static double Square(double value) => value * value;
}
