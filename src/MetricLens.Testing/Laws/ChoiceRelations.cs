using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>What holds between the metrics of multiple choice.</summary>
internal static class ChoiceRelations
{
    private const string Accuracy = "multiple_choice_accuracy";
    private const string Probability = "choice_probability";

    internal static IReadOnlyList<MetricLaw> All { get; } =
    [
        Relations.Of("brier", "brier_below_a_half_is_accurate", "A Brier score below 1/2 makes accuracy 1.", Relations.Choice, static (metric, record) =>
            Relations.Implies(metric, record, static score => score < 0.5 - Scoring.Rounding, Accuracy, static accuracy => accuracy == 1)),
        Relations.Of("brier", "brier_sandwich", "The Brier score lies between (1 − p)² K/(K − 1) and 2 (1 − p)², p being the right option's probability.", Relations.Choice, BrierSandwich),
        Relations.Of("choice_log_loss", "loss_below_ln_2_is_accurate", "A log loss below ln 2 makes accuracy 1.", Relations.Choice, static (metric, record) =>
            Relations.Implies(metric, record, static score => score < Math.Log(2) - Scoring.Rounding, Accuracy, static accuracy => accuracy == 1)),
        Relations.Of("choice_log_loss", "loss_is_minus_log_probability", "The log loss is −ln of the right option's probability, and at least what that lacks of 1.", Relations.Choice, static (metric, record) =>
            Relations.Holds(metric, record, Probability, static (loss, probability) => Math.Abs(Math.Exp(-loss) - probability) <= Scoring.Rounding && loss >= 1 - probability - Scoring.Rounding)),
        Relations.Of(Probability, "probability_above_a_half_is_accurate", "A probability above 1/2 makes accuracy 1.", Relations.Choice, static (metric, record) =>
            Relations.Implies(metric, record, static score => score > 0.5 + Scoring.Rounding, Accuracy, static accuracy => accuracy == 1)),
        Relations.Of(Probability, "accurate_is_at_least_chance", "Where accuracy is 1, the probability is at least 1/K.", Relations.Choice, static (metric, record) =>
            Relations.Holds(metric, record, Accuracy, (probability, accuracy) => accuracy < 1 || probability >= (1.0 / record.Choices.Length) - Scoring.Rounding)),
        Relations.Of("choice_margin", "sign_of_margin_decides_accuracy", "A margin above 0 makes accuracy 1, below 0 it makes it 0, and at 0 options share.", Relations.Choice, static (metric, record) =>
            Relations.Holds(metric, record, Accuracy, static (margin, accuracy) => margin > 0 ? accuracy == 1 : margin < 0 ? accuracy == 0 : accuracy is > 0 and <= 0.5)),
        Relations.Of("ranked_probability_score", "ranked_score_of_two_is_half_brier", "With two options the ranked probability score is half the Brier score.", Relations.Choice, static (metric, record) =>
            record.Choices.Length != 2 ? LawFinding.DoesNotApply : Relations.Holds(metric, record, "brier", static (ranked, brier) => Math.Abs(ranked - (brier / 2)) <= Scoring.Rounding)),
        SumOfOptions(Probability, "probabilities_sum_to_1", "The probabilities of all options sum to 1."),
        SumOfOptions(Accuracy, "accuracies_sum_to_1", "The accuracies that all options would have, each as the right one, sum to 1."),
    ];

    private static LawFinding BrierSandwich(IMetric metric, Record record)
    {
        Score score = metric.Measure(record), probability = Relations.By(Probability, record);
        if (!score.IsScored || !probability.IsScored) return LawFinding.DoesNotApply;
        double missing = 1 - probability.Value, count = record.Choices.Length;
        double least = missing * missing * count / (count - 1), most = 2 * missing * missing;
        return score.Value >= least - Scoring.Rounding && score.Value <= most + Scoring.Rounding
            ? LawFinding.Holds
            : LawFinding.Broken(("bounds", $"{ReadableRecord.Number(least)} to {ReadableRecord.Number(most)}"), ("the metric", score.ToString()));
    }

    private static MetricLaw SumOfOptions(string metric, string id, string statement) => Relations.Of(metric, id, statement, Relations.Choice, static (candidate, record) =>
    {
        if (!candidate.Measure(record).IsScored) return LawFinding.DoesNotApply;
        double sum = Enumerable.Range(0, record.Choices.Length).Sum(gold => candidate.Measure(record.With(gold: gold)).Value);
        return LawFinding.Of(Math.Abs(sum - 1) <= Scoring.Rounding, ("required", Score.Of(1)), ("sum over the options", Score.Of(sum)));
    });
}
