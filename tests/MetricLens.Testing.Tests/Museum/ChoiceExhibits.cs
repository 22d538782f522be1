using MetricLens.Metrics;

namespace MetricLens.Testing.Tests.Museum;

/// <summary>Broken metrics of multiple choice.</summary>
internal static class ChoiceExhibits
{
    private static readonly IMetric Brier = MetricCatalogue.Get("brier");
    private static readonly IMetric Accuracy = MetricCatalogue.Get("multiple_choice_accuracy");
    private static readonly IMetric Probability = MetricCatalogue.Get("choice_probability");
    private static readonly IMetric Loss = MetricCatalogue.Get("choice_log_loss");

    internal static IReadOnlyList<Exhibit> All { get; } =
    [
        new("Half the Brier score, declared as the whole.", new Broken(Brier.Card, static record => Rescored(Brier.Measure(record), static value => value / 2)),
            "brier_sandwich", "chance_is_equal_options", "worked_examples"),
        new("A tie prefers the first option.", new Broken(Accuracy.Card, static record => Argmax(record, static (candidate, best) => candidate > best)),
            "chance_is_equal_options", "option_order_free", "worked_examples"),
        new("An argmax that NaN wins.", new Broken(Accuracy.Card, static record =>
        {
            // Math.Max passes NaN on, and NaN equals itself for Equals.
            double highest = record.ChoiceLogprobs.Span.ToArray().Aggregate(double.NegativeInfinity, Math.Max);
            int tied = record.ChoiceLogprobs.ToArray().Count(logprob => logprob.Equals(highest));
            return Scored(Accuracy.Measure(record), record) ? Score.Of(record.ChoiceLogprobs.Span[record.Gold!.Value].Equals(highest) ? 1.0 / tied : 0, chance: 1.0 / record.Choices.Length) : Accuracy.Measure(record);
        }), "nan_is_unscored"),
        new("A loss whose sign was forgotten in the card.", new Broken(Loss.Card with { Direction = Direction.HigherIsBetter, Minimum = double.NegativeInfinity }, Loss.Measure),
            "direction", "monotone_in_gold", "proper", "strictly_proper"),
        new("Accuracy declared continuous.", new Broken(Accuracy.Card with { Continuity = Continuity.Continuous }, Accuracy.Measure), "continuous"),
        new("A probability rounded to five digits, declared continuous.", new Broken(Probability.Card, static record => Rescored(Probability.Measure(record), static value => Math.Round(value, 5))),
            "continuous"),
        new("A probability declared a threshold.", new Broken(Probability.Card with { Continuity = Continuity.ThresholdCoarse }, Probability.Measure), "has_a_jump"),
        new("Accuracy declared to give partial credit.", new Broken(Accuracy.Card with { Continuity = Continuity.ThresholdFine }, Accuracy.Measure), "has_partial_credit"),
        new("The probability of the right option declared a strictly proper score.", new Broken(Probability.Card with { Propriety = Propriety.StrictlyProper }, Probability.Measure),
            "proper", "strictly_proper"),
        new("Accuracy declared strictly proper.", new Broken(Accuracy.Card with { Propriety = Propriety.StrictlyProper }, Accuracy.Measure), "card_is_complete", "strictly_proper"),
        new("A softmax without its common factor.", new Broken(Probability.Card, static record =>
            Scored(Probability.Measure(record), record) ? Score.Of(Math.Exp(record.ChoiceLogprobs.Span[record.Gold!.Value])) : Probability.Measure(record)),
            "probabilities_sum_to_1", "shift_invariant"),
        new("A softmax that overflows to NaN.", new Broken(Probability.Card, static record =>
        {
            if (!Scored(Probability.Measure(record), record)) return Probability.Measure(record);
            double[] weights = Array.ConvertAll(record.ChoiceLogprobs.ToArray(), Math.Exp);
            return Score.Of(weights[record.Gold!.Value] / weights.Sum(), chance: 1.0 / weights.Length);
        }), "never_throws"),
        new("A tie that counts as won.", new Broken(Accuracy.Card, static record => Rescored(Accuracy.Measure(record), Math.Ceiling)), "accuracies_sum_to_1", "chance_is_equal_options", "worked_examples"),
        OffByOne(Probability, "direction", "monotone_in_gold", "option_order_free", "probabilities_sum_to_1", "reference_is_best", "probability_above_a_half_is_accurate", "accurate_is_at_least_chance"),
        new("A ranked probability score that is not halved.", new Broken(Brier.Card with { Id = "ranked_probability_score" }, Brier.Measure), "ranked_score_of_two_is_half_brier"),
        OffByOne(Brier, "brier_below_a_half_is_accurate", "brier_sandwich"),
        OffByOne(Loss, "loss_below_ln_2_is_accurate", "loss_is_minus_log_probability"),
        OffByOne(MetricCatalogue.Get("choice_margin"), "sign_of_margin_decides_accuracy"),
    ];

    private static Exhibit OffByOne(IMetric sound, params string[] caughtBy) => new($"The right option's index is off by one: {sound.Card.Id}.", new Broken(sound.Card, record =>
        Scored(sound.Measure(record), record) && record.Gold > 0 ? sound.Measure(WithGold(record, record.Gold.Value - 1)) : sound.Measure(record)), caughtBy);

    private static bool Scored(Score sound, Record record) => sound.IsScored || record.ChoiceLogprobs.ToArray().Any(double.IsNaN);

    private static Score Rescored(Score score, Func<double, double> change) => score.IsScored ? Score.Of(change(score.Value), score.Units, score.Chance) : score;

    private static Score Argmax(Record record, Func<double, double, bool> isBetter)
    {
        if (!Accuracy.Measure(record).IsScored) return Accuracy.Measure(record);
        int top = 0;
        for (int i = 1; i < record.ChoiceLogprobs.Length; i++)
            if (isBetter(record.ChoiceLogprobs.Span[i], record.ChoiceLogprobs.Span[top])) top = i;
        return Score.Of(top == record.Gold ? 1 : 0, chance: 1.0 / record.Choices.Length);
    }

    private static Record WithGold(Record record, int gold) => new()
    {
        Task = record.Task,
        Model = record.Model,
        ExampleId = record.ExampleId,
        Choices = record.Choices,
        ChoiceLogprobs = record.ChoiceLogprobs,
        Gold = gold,
    };
}
