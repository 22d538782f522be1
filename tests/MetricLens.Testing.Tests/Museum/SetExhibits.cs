using System.Globalization;
using MetricLens.Metrics;

namespace MetricLens.Testing.Tests.Museum;

/// <summary>A broken set-level metric, and the laws that must find it.</summary>
/// <param name="Flaw">What is wrong with it, as a sentence.</param>
/// <param name="Metric">The metric, under the card of the sound one that it claims to be.</param>
/// <param name="CaughtBy">The ids of laws that must each find it broken.</param>
internal sealed record SetExhibit(string Flaw, ISetMetric Metric, params string[] CaughtBy);

/// <summary>A set-level metric of two functions.</summary>
internal sealed class BrokenSet(MetricCard card, Func<Record, SetContribution> read, Func<SetSample, Score> measure) : ISetMetric
{
    public MetricCard Card => card;

    public SetContribution Read(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return read(record);
    }

    public Score Measure(SetSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return measure(sample);
    }
}

/// <summary>Broken set-level metrics.</summary>
internal static class SetExhibits
{
    private static readonly ISetMetric Calibration = MetricCatalogue.Library.ParseSet("calibration_error"), Area = MetricCatalogue.Library.ParseSet("auroc"),
        Brier = MetricCatalogue.Library.ParseSet("brier_decomposition"), Words = MetricCatalogue.Library.ParseSet("pooled_word_error_rate"),
        Characters = MetricCatalogue.Library.ParseSet("pooled_character_error_rate"), Perplexity = MetricCatalogue.Library.ParseSet("pooled_perplexity"), Bits = MetricCatalogue.Library.ParseSet("pooled_bits_per_byte");

    internal static IReadOnlyList<SetExhibit> All { get; } =
    [
        new("A bootstrap's weights are forgotten.", Measured(Words, static sample => Words.Measure(sample.Weighted([.. Enumerable.Repeat(1, sample.Count)]))), "weights_are_repeats"),
        new("No answers that are a perfect set.", Measured(Calibration, static sample => sample.Total == 0 ? Score.Of(0) : Calibration.Measure(sample)), "no_weight_is_no_score"),
        new("A weight of two counts as one.", Measured(Calibration, static sample => Calibration.Measure(sample.Weighted([.. Enumerable.Range(0, sample.Count).Select(i => Math.Min(1, sample.Weight(i)))]))),
            "weights_are_repeats"),
        new("A calibration error that is not divided by the number of answers.", Measured(Calibration, static sample => Rescored(Calibration.Measure(sample), value => value * sample.Total)),
            "calibration_error_below_root_reliability", "set_within_bounds"),
        new("A calibration error of the first answer's bin alone.", Measured(Calibration, static sample => Score.Of(Math.Abs(sample[0][0] - sample[0][1]))), "set_order_of_examples", "weights_are_repeats"),
        new("A full confidence that is taken for a little less.", Read(Calibration, static record => Changed(Calibration.Read(record), static values => [Math.Min(values[0], 0.99), values[1]])), "perfect_set_is_best"),
        new("An area under the curve in which a tie is won.", Measured(Area, static sample => Ranked(sample, static (right, wrong) => right >= wrong)), "auroc_of_the_opposite", "set_worked_examples"),
        new("An area under the curve of confidences in tenths.", Measured(Area, static sample => Area.Measure(Resampled(sample, static values => [Math.Round(values[0], 1), values[1]]))), "auroc_sees_order_only"),
        new("A reliability with the divisor of a sample variance.", Measured(Brier, static sample => Rescored(Brier.Measure(sample), value => sample.Total > 1 ? Math.Min(1, value * sample.Total / (sample.Total - 1)) : value)),
            "isotonic_parts_are_no_larger", "parts_sum_to_brier"),
        new("A mean of rates for a rate of sums.", Read(Words, static record => Changed(Words.Read(record), static values => [values[0] / values[1], 1])), "set_worked_examples"),
        new("The errors of all records, not their rate.", Measured(Words, static sample => Score.Of(Enumerable.Range(0, sample.Count).Sum(i => sample.Weight(i) * sample[i][0]))), "pooled_word_error_rate_of_one", "union_between_parts"),
        new("A reference's length that is off by one.", Read(Characters, static record => Changed(Characters.Read(record), static values => [values[0], values[1] + 1])), "pooled_character_error_rate_of_one"),
        new("A perplexity to the base of 2.", Measured(Perplexity, static sample => Rescored(Perplexity.Measure(sample), static value => Math.Pow(2, Math.Log(value)))), "pooled_perplexity_of_one"),
        new("Bits that are nats.", Measured(Bits, static sample => Rescored(Bits.Measure(sample), static value => value * Math.Log(2))), "pooled_bits_per_byte_of_one"),
        new("A record without answer counts as wrong.", Read(Words, static record => Words.Read(record) is { IsScored: true } read ? read : SetContribution.Of(1, 1)), "unread_leave_no_trace"),
        new("A confidence that is no number counts as none.", Read(Calibration, static record => record.ChoiceLogprobs.ToArray().Any(double.IsNaN) ? SetContribution.Of(0, 0) : Calibration.Read(record)), "set_nan_is_unread"),
        new("A model that is judged by its name.", Read(Words, static record => record.Model == "another model" ? SetContribution.Of(0, 1) : Words.Read(record)), "set_declared_inputs_only"),
        new("A score that goes through the culture's decimal sign.", Measured(Words, static sample => Rescored(Words.Measure(sample), static value =>
            double.Parse(value.ToString("F6", CultureInfo.CurrentCulture), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture))), "set_culture_independent"),
        Remembering(),
        new("A spread whose divisor is nought for one record.", Measured(Calibration, static sample => Score.Of(Calibration.Measure(sample).Value / (sample.Count - 1))), "set_never_throws"),
        new("No guard against null.", new Unguarded(), "set_null_is_argument_error"),
        new("An error rate that is declared a success.", Carded(Words, Words.Card with { Direction = Direction.HigherIsBetter }), "set_direction"),
        new("A calibration error that is declared a success.", Carded(Calibration, Calibration.Card with { Direction = Direction.HigherIsBetter }), "set_direction"),
        new("An area under the curve of which less is declared to be better.", Carded(Area, Area.Card with { Direction = Direction.LowerIsBetter }), "telling_apart_is_better"),
        new("A set's card without a name.", Carded(Words, Words.Card with { Name = " " }), "set_card_is_complete"),
    ];

    private static BrokenSet Read(ISetMetric sound, Func<Record, SetContribution> read) => new(sound.Card, read, sound.Measure);

    private static BrokenSet Measured(ISetMetric sound, Func<SetSample, Score> measure) => new(sound.Card, sound.Read, measure);

    private static BrokenSet Carded(ISetMetric sound, MetricCard card) => new(card, sound.Read, sound.Measure);

    private static SetExhibit Remembering()
    {
        int calls = 0;
        return new("A score that grows with the number of calls.", Measured(Words, sample => Rescored(Words.Measure(sample), value => value + ++calls)), "set_deterministic");
    }

    private static Score Rescored(Score score, Func<double, double> change) => score.IsScored ? Score.Of(change(score.Value), score.Units, score.Chance) : score;

    private static SetContribution Changed(SetContribution read, Func<double[], double[]> change) => read.IsScored ? SetContribution.Of(change(read.Values.ToArray())) : read;

    private static SetSample Resampled(SetSample sample, Func<double[], double[]> change) =>
        SetSample.Of(Enumerable.Range(0, sample.Count).Select(i => SetContribution.Of(change(sample[i].ToArray()))))!.Weighted([.. Enumerable.Range(0, sample.Count).Select(sample.Weight)]);

    private static Score Ranked(SetSample sample, Func<double, double, bool> isWon)
    {
        double pairs = 0, won = 0;
        for (int i = 0; i < sample.Count; i++)
        {
            for (int j = 0; j < sample.Count; j++)
            {
                double weight = sample.Weight(i) * sample[i][1] * sample.Weight(j) * (1 - sample[j][1]);
                pairs += weight;
                if (isWon(sample[i][0], sample[j][0])) won += weight;
            }
        }
        return pairs > 0 ? Score.Of(won / pairs, units: sample.Total, chance: 0.5) : Score.Unscored("no pair");
    }

    private sealed class Unguarded : ISetMetric
    {
        public MetricCard Card => Words.Card;

        public SetContribution Read(Record record) => record.Output is null ? SetContribution.Unscored("no output") : Words.Read(record);

        public Score Measure(SetSample sample) => Words.Measure(sample);
    }
}
