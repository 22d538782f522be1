using MetricLens.Metrics;

namespace MetricLens.Testing.Laws;

/// <summary>What holds between set-level metrics, and between them and the metrics of single records.</summary>
internal static class SetRelations
{
    internal static IReadOnlyList<MetricLaw> All { get; } =
    [
        Of("brier_decomposition", "parts_sum_to_brier", "Reliability less resolution plus uncertainty is the mean squared distance of confidence from being right.", static (metric, several) =>
        {
            if (Parts(metric, several) is not { } parts) return LawFinding.DoesNotApply;
            // An answer that ties is right by a share: right with that chance.
            double loss = parts.Read.Average(answer => (answer[0] * answer[0]) - (2 * answer[0] * answer[1]) + answer[1]);
            return SetLaws.Alike("the mean squared distance", Score.Of(loss), "the sum of the parts", Score.Of(parts.Reliability - By("brier_decomposition:resolution", several).Value + By("brier_decomposition:uncertainty", several).Value));
        }),
        Of("brier_decomposition", "isotonic_parts_are_no_larger", "Miscalibration is at most reliability, and discrimination at most resolution, by the same amount.", static (metric, several) =>
        {
            if (Parts(metric, several) is not { } parts) return LawFinding.DoesNotApply;
            double lost = parts.Reliability - By("brier_decomposition:miscalibration", several).Value;
            return lost < -Scoring.Rounding
                ? LawFinding.Broken(("required", "miscalibration at most reliability"), ("more by", ReadableRecord.Number(-lost)))
                : SetLaws.Alike("resolution less discrimination", Score.Of(By("brier_decomposition:resolution", several).Value - By("brier_decomposition:discrimination", several).Value), "reliability less miscalibration", Score.Of(lost));
        }),
        Of("calibration_error", "calibration_error_below_root_reliability", "The square of the calibration error is at most the reliability of the Brier score: bins hide miscalibration and never add any.", static (metric, several) =>
        {
            Score error = SetLaws.Measure(metric, several.Records), reliability = By("brier_decomposition", several);
            if (!error.IsScored) return LawFinding.DoesNotApply;
            return LawFinding.Of(error.Value * error.Value <= reliability.Value + Scoring.Rounding, ("reliability", reliability), ("calibration error", error));
        }),
        Of("auroc", "auroc_sees_order_only", "Confidences that all are halved leave it alone.", static (metric, several) => Changed(metric, several, static answer => [answer[0] / 2, answer[1]], static area => area)),
        Of("auroc", "auroc_of_the_opposite", "Where what was right is wrong and what was wrong is right, it is 1 less what it was.", static (metric, several) => Changed(metric, several, static answer => [answer[0], 1 - answer[1]], static area => 1 - area)),
        OfOne("pooled_word_error_rate", "word_error_rate"), OfOne("pooled_character_error_rate", "character_error_rate"), OfOne("pooled_perplexity", "perplexity"), OfOne("pooled_bits_per_byte", "bits_per_byte"),
    ];

    private static MetricLaw Of(string metric, string id, string statement, Func<ISetMetric, LawCase, LawFinding> examine) => SetLaws.Of(id, statement, $"`{metric}`", card => card.Id == metric, examine);

    /// <summary>Of a single record the pooled rate is the record's own.</summary>
    private static MetricLaw OfOne(string pooled, string single) => Of(pooled, $"{pooled}_of_one", $"Of a single record it is the record's `{single}`.", (metric, several) =>
    {
        Score own = MetricCatalogue.Get(single).Measure(several.First), rate = SetLaws.Measure(metric, [several.First]);
        return own.IsScored && rate.IsScored ? SetLaws.Alike(single, own, "the metric", rate) : LawFinding.DoesNotApply;
    });

    private static Score By(string metric, LawCase several) => SetLaws.Measure(MetricCatalogue.Library.ParseSet(metric), several.Records);

    private static (double Reliability, double[][] Read)? Parts(ISetMetric metric, LawCase several)
    {
        double[][] read = [.. several.Records.Select(metric.Read).Where(answer => answer.IsScored).Select(answer => answer.Values.ToArray())];
        Score score = SetLaws.Measure(metric, several.Records);
        return score.IsScored ? (score.Value, read) : null;
    }

    private static LawFinding Changed(ISetMetric metric, LawCase several, Func<double[], double[]> change, Func<double, double> expected)
    {
        SetContribution[] read = [.. several.Records.Select(metric.Read).Where(answer => answer.IsScored)];
        if (SetSample.Of(read) is not { } sample || metric.Measure(sample) is not { IsScored: true } score) return LawFinding.DoesNotApply;
        return SetLaws.Alike("required", Score.Of(expected(score.Value)), "found", metric.Measure(SetSample.Of(read.Select(answer => SetContribution.Of(change(answer.Values.ToArray()))))!));
    }
}
