using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Whether the right option is the one that the model finds likeliest.</summary>
/// <remarks>
/// Range [0, 1], higher is better, chance 1/K among K options. Threshold-coarse. Options that tie for the highest log-probability share the credit:
/// 1 / number tied where the right one is among them, as in HELM; an option gives all to the first, as lm-eval does. Ties are exact. The log-probabilities are not divided by length; options divide them by characters, bytes or tokens,
/// or take the mutual information with the question, and then chance is not 1/K, for the divisor favours some options. Unscored where the record lacks log-probabilities or the right option, has a single option, or gives every option
/// probability zero; and where what an option asks for is missing. Proper, not strictly: any report that leaves the likeliest option on top does as well as the truth.
/// Reference: Brown et al. (2020), multiple-choice scoring by likelihood.
/// </remarks>
public sealed class MultipleChoiceAccuracy : IMetric, IHasVariants<IMetric>
{
    private readonly string _by;
    private readonly bool _isShared;

    /// <summary>The metric with its defaults: whole options, ties shared.</summary>
    public MultipleChoiceAccuracy()
        : this(MetricVariant.Default(ChoiceRanking.By, ChoiceRanking.Ties))
    {
    }

    private MultipleChoiceAccuracy(MetricVariant variant)
    {
        Variant = variant;
        _by = variant[ChoiceRanking.By];
        _isShared = variant[ChoiceRanking.Ties] == "share";
        bool isWhole = _by == ChoiceRanking.Whole;
        Card = new()
        {
            Id = "multiple_choice_accuracy" + variant.Suffix,
            Name = "multiple-choice accuracy" + variant.InName,
            Summary = "Whether the right option is the one that the model finds likeliest.",
            Direction = Direction.HigherIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = Continuity.ThresholdCoarse,
            Inputs = ChoiceRanking.InputsOf(_by),
            Propriety = isWhole ? Propriety.Proper : Propriety.NotProper,
            Chance = isWhole ? "1/K among K options" : "",
            Claims = (isWhole ? MetricClaims.ReferenceIsBest : 0) | (isWhole || _by == "mutual_information" ? MetricClaims.ShiftInvariant : 0)
                | (_isShared && _by != "mutual_information" ? MetricClaims.PermutationInvariant : 0) | MetricClaims.MonotoneInGold,
            Options = variant.Options,
            Reference = "Brown et al. (2020), Language Models are Few-Shot Learners; ties as in Liang et al. (2022), HELM",
            Examples = variant.Own(
                ("",
                [
                    new("The likeliest option is the right one.", ExampleRecord.Choice(1, -2, -1, -3), 1),
                    new("The second likeliest is not enough, however near.", ExampleRecord.Choice(0, -2.0000000001, -2), 0),
                    new("Two that tie share the credit.", ExampleRecord.Choice(2, -3, -2, -2), 0.5),
                    new("A tie among wrong options earns nothing.", ExampleRecord.Choice(0, -3, -2, -2), 0),
                    new("Log-probabilities far below any double's logarithm are told apart.", ExampleRecord.Choice(0, -800, -801), 1),
                    new("Every option at probability zero is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), null),
                    new("Without the right option the record is unscored.", ExampleRecord.Choice(null, -1, -2), null),
                ]),
                (":first", [new("The first of two that tie takes it all.", ExampleRecord.Choice(1, -3, -2, -2), 1), new("The second takes nothing.", ExampleRecord.Choice(2, -3, -2, -2), 0)]),
                (":characters",
                [
                    new("A long option wins a character.", ExampleRecord.Options(0, ("a longer answer", -6), ("no", -2)), 1),
                    new("é is one character.", ExampleRecord.Options(0, ("\u00E9\u00E9", -4), ("abc", -5)), 0),
                    new("An empty option is unscored.", ExampleRecord.Options(0, ("", -6), ("no", -2)), null),
                ]),
                (":bytes", [new("é is two bytes.", ExampleRecord.Options(0, ("\u00E9\u00E9", -4), ("abc", -5)), 1)]),
                (":o200k", [new("Two tokens against one.", ExampleRecord.Options(0, ("hello world", -3), ("hello", -2)), 1)]),
                (":cl100k", [new("Two tokens against one.", ExampleRecord.Options(0, ("hello world", -3), ("hello", -2)), 1)]),
                (":mutual_information",
                [
                    new("The option that the question makes likelier wins.", ExampleRecord.Informed(0, (-5, -9), (-2, -2)), 1),
                    new("Without the log-probabilities of options alone the record is unscored.", ExampleRecord.Choice(0, -1, -2), null),
                ])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new MultipleChoiceAccuracy(variant);

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ChoiceDistribution.TryRead(record, out ChoiceDistribution choices, out string reason)) return Score.Unscored(reason);
        if (_by == ChoiceRanking.Whole) return Score.Of(ChoiceRanking.Credit(choices.Logprobs, choices.Gold, _isShared), units: 1, chance: 1.0 / choices.Count);
        double[] values = new double[choices.Count];
        return ChoiceRanking.TryRank(record, choices.Logprobs, _by, values, out reason)
            ? Score.Of(ChoiceRanking.Credit(values, choices.Gold, _isShared))
            : Score.Unscored(reason);
    }
}
