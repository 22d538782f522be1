using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Metrics;

/// <summary>The Brier score: the squared distance, summed over the options, from their probabilities to certainty in the right one.</summary>
/// <remarks>
/// Range [0, 2], lower is better, chance 1 − 1/K among K options: the score of equal probabilities. Continuous, strictly proper.
/// This is the sum form, as Brier wrote it and lm-eval computes it; options name three others that are in use: the mean over classes (this divided by K, as BIG-bench has it), half of it
/// (the usual form at two classes, in [0, 1]), and that of Schaeffer et al. (2024), the mean with a softmax that divides by the sum of the options' probabilities as texts and 10⁻⁹ more, which is neither proper nor invariant to a shift.
/// Probabilities are the softmax of the log-probabilities of the options.
/// Unscored where the record lacks log-probabilities or the right option, has a single option, or gives every option probability zero.
/// Reference: Brier (1950).
/// </remarks>
public sealed class Brier : IMetric, IHasVariants<IMetric>
{
    /// <summary>What the fourth form adds to the sum, relative to the likeliest option.</summary>
    private const double Epsilon = 1e-9;

    private static readonly MetricOption Form = MetricOption.OneOf("form",
        ("sum", "the sum over the options"),
        ("mean", "the mean over the options"),
        ("half", "half of the sum"),
        ("epsilon", "the mean, with 1e-9 added to the softmax's divisor"));

    private readonly string _form;

    /// <summary>The metric with its default, the sum form.</summary>
    public Brier()
        : this(MetricVariant.Default(Form))
    {
    }

    private Brier(MetricVariant variant)
    {
        Variant = variant;
        _form = variant[Form];
        bool isEpsilon = _form == "epsilon";
        Card = new()
        {
            Id = "brier" + variant.Suffix,
            Name = "Brier score" + variant.InName,
            Summary = "The squared distance, summed over the options, from their probabilities to certainty in the right one.",
            Direction = Direction.LowerIsBetter,
            Minimum = 0,
            Maximum = _form == "sum" ? 2 : 1,
            Continuity = Continuity.Continuous,
            Inputs = ChoiceDistribution.Inputs,
            Propriety = isEpsilon ? Propriety.NotProper : Propriety.StrictlyProper,
            LatentScale = LatentScale.Logit,
            Tier = EvidenceTier.ChoiceLogprobs,
            Chance = _form switch { "sum" => "1 − 1/K among K options", "half" => "(1 − 1/K) / 2 among K options", _ => "(1 − 1/K) / K among K options" },
            Claims = (isEpsilon ? 0 : MetricClaims.ReferenceIsBest) | MetricClaims.ShiftInvariant | MetricClaims.PermutationInvariant,
            Options = variant.Options,
            Reference = "Brier (1950), Verification of Forecasts Expressed in Terms of Probability",
            Examples = variant.Own(
                ("",
                [
                    new("Four equal options score 1 − 1/4.", ExampleRecord.Choice(0, -5, -5, -5, -5), 0.75),
                    new("Three quarters on the right one of two score 1/8.", ExampleRecord.Choice(0, Math.Log(0.75), Math.Log(0.25)), 0.125),
                    new("Certain and right scores 0.", ExampleRecord.Choice(0, -1, double.NegativeInfinity), 0),
                    new("Certain and wrong scores 2.", ExampleRecord.Choice(0, double.NegativeInfinity, -1), 2),
                    new("Every option at probability zero is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), null),
                ]),
                (":mean", [new("Four equal options score a quarter of 3/4.", ExampleRecord.Choice(0, -5, -5, -5, -5), 0.1875)]),
                (":half", [new("Certain and wrong scores 1.", ExampleRecord.Choice(0, double.NegativeInfinity, -1), 1)]),
                (":epsilon",
                [
                    new("Certain and right falls short of 0 by the square of what was added.", ExampleRecord.Choice(0, -1, double.NegativeInfinity), 0.5 * (1e-9 / (1 + 1e-9)) * (1e-9 / (1 + 1e-9))),
                ])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new Brier(variant);

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ChoiceDistribution.TryRead(record, out ChoiceDistribution choices, out string reason)) return Score.Unscored(reason);
        double wrong = choices.WeightBeside(choices.Gold);
        double added = _form == "epsilon" ? Epsilon : 0;
        double whole = choices.Weight(choices.Gold) + wrong + added;
        CompensatedSum sum = default;
        sum.Add(Square((wrong + added) / whole));
        for (int i = 0; i < choices.Count; i++)
            if (i != choices.Gold) sum.Add(Square(choices.Weight(i) / whole));
        double divisor = _form switch { "sum" => 1, "half" => 2, _ => choices.Count };
        return Score.Of(sum.Value / divisor, units: 1, chance: (1 - (1.0 / choices.Count)) / divisor);
    }

    private static double Square(double value) => value * value;
}
