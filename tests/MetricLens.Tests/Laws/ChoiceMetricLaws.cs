using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MetricLens.Metrics;

namespace MetricLens.Tests.Laws;

/// <summary>What holds among the metrics of multiple choice.</summary>
public class ChoiceMetricLaws
{
    /// <summary>A few units in the last place of numbers near 1, for sums in another order.</summary>
    private const double Rounding = 1e-14;

    private static readonly MultipleChoiceAccuracy Accuracy = new();
    private static readonly Brier Brier = new();
    private static readonly ChoiceProbability Probability = new();
    private static readonly ChoiceLogLoss Loss = new();
    private static readonly ChoiceMargin Margin = new();
    private static readonly IMetric[] All = [Accuracy, Brier, Probability, Loss, Margin];

    [Property(MaxTest = 500)]
    public Property A_common_factor_of_all_probabilities_changes_nothing() => Of((record, steps) =>
    {
        Record shifted = Generated.Choice([.. record.ChoiceLogprobs.ToArray().Select(logprob => logprob - (0.25 * steps))], record.Gold);
        return All.All(metric => metric.Measure(shifted) == metric.Measure(record));
    });

    [Property(MaxTest = 500)]
    public Property The_order_of_the_options_changes_nothing() => Of((record, turn) =>
    {
        int count = record.Choices.Length;
        double[] turned = new double[count];
        for (int i = 0; i < count; i++) turned[(i + turn) % count] = record.ChoiceLogprobs.Span[i];
        Record other = Generated.Choice(turned, (record.Gold + turn) % count);
        return All.All(metric => AreAlike(metric.Measure(record), metric.Measure(other)));
    });

    [Property(MaxTest = 500)]
    public Property Brier_below_a_half_makes_accuracy_1() => Implies(Brier, score => score < 0.5 - Rounding, accuracy => accuracy == 1);

    [Property(MaxTest = 500)]
    public Property Loss_below_ln_2_makes_accuracy_1() => Implies(Loss, score => score < Math.Log(2) - Rounding, accuracy => accuracy == 1);

    [Property(MaxTest = 500)]
    public Property Probability_above_a_half_makes_accuracy_1() => Implies(Probability, score => score > 0.5 + Rounding, accuracy => accuracy == 1);

    [Property(MaxTest = 500)]
    public Property A_positive_margin_makes_accuracy_1() => Implies(Margin, score => score > 0, accuracy => accuracy == 1);

    [Property(MaxTest = 500)]
    public Property A_negative_margin_makes_accuracy_0() => Implies(Margin, score => score < 0, accuracy => accuracy == 0);

    [Property(MaxTest = 500)]
    public Property No_margin_makes_accuracy_a_share() => Implies(Margin, score => score == 0, accuracy => accuracy is > 0 and <= 0.5);

    [Property(MaxTest = 500)]
    public Property Accuracy_1_makes_probability_at_least_1_in_K() => Of((record, _) =>
        !Accuracy.Measure(record).IsScored || Accuracy.Measure(record).Value < 1 || Probability.Measure(record).Value >= (1.0 / record.Choices.Length) - Rounding);

    [Property(MaxTest = 500)]
    public Property Brier_lies_between_what_the_gold_probability_allows() => Of((record, _) =>
    {
        if (!Brier.Measure(record).IsScored) return true;
        double brier = Brier.Measure(record).Value, missing = 1 - Probability.Measure(record).Value, count = record.Choices.Length;
        return brier >= (missing * missing * count / (count - 1)) - Rounding && brier <= (2 * missing * missing) + Rounding;
    });

    [Property(MaxTest = 500)]
    public Property Loss_is_minus_the_log_of_the_probability_and_at_least_what_is_missing() => Of((record, _) =>
    {
        if (!Loss.Measure(record).IsScored) return true;
        double loss = Loss.Measure(record).Value, probability = Probability.Measure(record).Value;
        return Math.Abs(Math.Exp(-loss) - probability) <= Rounding && loss >= 1 - probability - Rounding;
    });

    [Property]
    public Property Probabilities_of_all_options_sum_to_1() => Of((record, _) =>
        !Probability.Measure(record).IsScored || Math.Abs(Enumerable.Range(0, record.Choices.Length)
            .Sum(gold => Probability.Measure(Generated.Choice(record.ChoiceLogprobs.ToArray(), gold)).Value) - 1) <= Rounding);

    [Property]
    public Property Accuracies_of_all_options_sum_to_1() => Of((record, _) =>
        !Accuracy.Measure(record).IsScored || Math.Abs(Enumerable.Range(0, record.Choices.Length)
            .Sum(gold => Accuracy.Measure(Generated.Choice(record.ChoiceLogprobs.ToArray(), gold)).Value) - 1) <= Rounding);

    [Property]
    public Property Chance_is_the_score_of_equal_options() => Of((record, _) =>
    {
        Record even = Generated.Choice([.. record.Choices.ToArray().Select(_ => -5.0)], record.Gold);
        return All.Select(metric => metric.Measure(even)).All(score => Math.Abs(score.Value - score.Chance!.Value) <= Rounding);
    });

    [Property(MaxTest = 300)]
    public Property The_strictly_proper_scores_are_best_at_the_true_probabilities() => Prop.ForAll(Generated.Choices, Generated.Choices, (truth, report) =>
    {
        double[] truths = Probabilities(truth), reports = Probabilities(report);
        if (truths.Length != reports.Length || reports.Contains(0) || truths.Contains(0)) return true;
        return new IMetric[] { Brier, Loss }.All(metric => Expected(metric, truth, truths) <= Expected(metric, report, truths) + Rounding);
    });

    private static double[] Probabilities(Record record) => [.. Enumerable.Range(0, record.Choices.Length)
        .Select(gold => Probability.Measure(Generated.Choice(record.ChoiceLogprobs.ToArray(), gold)))
        .Select(score => score.IsScored ? score.Value : 0)];

    private static double Expected(IMetric metric, Record report, double[] truths) =>
        truths.Select((truth, gold) => truth * metric.Measure(Generated.Choice(report.ChoiceLogprobs.ToArray(), gold)).Value).Sum();

    private static bool AreAlike(Score one, Score other) => one.IsScored && other.IsScored
        ? Math.Abs(one.Value - other.Value) <= Rounding * Math.Max(1, Math.Abs(one.Value)) && one.Chance == other.Chance
        : one == other;

    private static Property Implies(IMetric metric, Predicate<double> premise, Predicate<double> onAccuracy) => Of((record, _) =>
        !metric.Measure(record).IsScored || !premise(metric.Measure(record).Value) || onAccuracy(Accuracy.Measure(record).Value));

    private static Property Of(Func<Record, int, bool> law) => Prop.ForAll(Generated.Choices, Gen.Choose(0, 400).ToArbitrary(), law);
}
