using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The probability of the right option, of the whole that the options share.</summary>
/// <remarks>
/// Range [0, 1], higher is better, chance 1/K among K options. Continuous. Probabilities are the softmax of the log-probabilities of the options,
/// not of all texts. Not a proper score: being linear, it rewards putting everything on the likeliest option.
/// An option adds 10⁻⁸ to the softmax's divisor, relative to the likeliest option, as the code of Schaeffer et al. (2024) does.
/// Unscored where the record lacks log-probabilities or the right option, has a single option, or gives every option probability zero.
/// Reference: Schaeffer et al. (2024), p of the correct choice among the choices.
/// </remarks>
public sealed class ChoiceProbability : IMetric, IHasVariants<IMetric>
{
    /// <summary>What the second form adds to the divisor.</summary>
    private const double Epsilon = 1e-8;

    private static readonly MetricOption Divisor = MetricOption.OneOf("divisor", ("softmax", "the sum over the options"), ("epsilon", "that sum and 1e-8 more"));

    private readonly double _added;

    /// <summary>The metric with its default, the plain softmax.</summary>
    public ChoiceProbability()
        : this(MetricVariant.Default(Divisor))
    {
    }

    private ChoiceProbability(MetricVariant variant)
    {
        Variant = variant;
        _added = variant[Divisor] == "epsilon" ? Epsilon : 0;
        Card = new()
        {
            Id = "choice_probability" + variant.Suffix,
            Name = "choice probability" + variant.InName,
            Summary = "The probability of the right option, of the whole that the options share.",
            Direction = Direction.HigherIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = Continuity.Continuous,
            Inputs = ChoiceDistribution.Inputs,
            LatentScale = LatentScale.Logit,
            Tier = EvidenceTier.ChoiceLogprobs,
            Chance = "1/K among K options",
            Claims = (_added > 0 ? MetricClaims.None : MetricClaims.ReferenceIsBest) | MetricClaims.ShiftInvariant | MetricClaims.PermutationInvariant | MetricClaims.MonotoneInGold,
            Options = variant.Options,
            Reference = "Schaeffer et al. (2024), Why Has Predicting Downstream Capabilities of Frontier AI Models with Scale Remained Elusive?",
            Examples = variant.Own(
                ("",
                [
                    new("Twice as likely as each of two others is one half.", ExampleRecord.Choice(0, Math.Log(0.02), Math.Log(0.01), Math.Log(0.01)), 0.5),
                    new("Equal options share the whole, far below any double's logarithm too.", ExampleRecord.Choice(3, -900, -900, -900, -900), 0.25),
                    new("An impossible right option scores 0.", ExampleRecord.Choice(0, double.NegativeInfinity, -1), 0),
                    new("The only possible option scores 1.", ExampleRecord.Choice(1, double.NegativeInfinity, -7), 1),
                    new("Every option at probability zero is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), null),
                ]),
                (":epsilon", [new("The only possible option falls short of 1.", ExampleRecord.Choice(1, double.NegativeInfinity, -7), 1 / (1 + 1e-8))])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new ChoiceProbability(variant);

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ChoiceDistribution.TryRead(record, out ChoiceDistribution choices, out string reason)) return Score.Unscored(reason);
        double right = choices.Weight(choices.Gold);
        return Score.Of(right / (right + choices.WeightBeside(choices.Gold) + _added), units: 1, chance: 1 / (choices.Count + _added));
    }
}
