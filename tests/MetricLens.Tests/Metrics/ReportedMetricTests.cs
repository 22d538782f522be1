using MetricLens.Metrics;

namespace MetricLens.Tests.Metrics;

/// <summary>What a published mean is a mean of, by the name that a tool gave it.</summary>
public class ReportedMetricTests
{
    [Theory]
    [InlineData("accuracy", "multiple_choice_accuracy", 0.5, 0.5)]
    [InlineData("multiple_choice_grade", "multiple_choice_accuracy", 0.5, 0.5)]
    [InlineData("exact_str_match", "exact_match", 0.5, 0.5)]
    [InlineData("em", "exact_match", 0.5, 0.5)]
    [InlineData("bleu", "bleu", 50, 0.5)]
    [InlineData("chrf", "chrf", 50, 0.5)]
    [InlineData("rougeL", "rouge_l", 50, 0.5)]
    [InlineData("rougeLsum", "rouge_l", 50, 0.5)]
    [InlineData("sequence_f1", "token_f1", 50, 0.5)]
    [InlineData("log_likelihood", "target_loss", -2, 2)]
    [InlineData("perplexity", "target_loss", Math.E, 1)]
    [InlineData("ppl", "target_loss", Math.E, 1)]
    [InlineData("log_likelihood_per_char", "target_loss_per_character", -2, 2)]
    [InlineData("log_likelihood_per_word", "target_loss_per_word", -2, 2)]
    [InlineData("multiple_choice_brier_score", "multiple_choice_brier_score", 0.5, 0.5)]
    [InlineData("calibration_multiple_choice_brier_score", "multiple_choice_brier_score", 0.5, 0.5)]
    [InlineData("brier", "brier", 0.5, 0.5)]
    [InlineData("acc_norm", "lm_eval:acc_norm", 0.5, 0.5)]
    [InlineData("quasi_prefix_exact_match", "helm:quasi_prefix_exact_match", 0.5, 0.5)]
    [InlineData("auroc", "auroc", 0.5, 0.5)]
    public void A_tools_name_stands_for_a_metric(string name, string id, double mean, double own)
    {
        ReportedMetric reported = new ReportedMetrics(MetricCatalogue.Library).Find(name)!;
        Assert.Equal(id, reported.Card.Id);
        Assert.Equal(own, reported.Of(mean, null)!.Value.Mean, 1e-15);
        Assert.Null(reported.Of(mean, null)!.Value.StandardError);
    }

    [Fact]
    public void A_name_of_a_user_goes_before_those_of_the_tools()
    {
        MetricCard card = new OutputLength().Card;
        MetricCatalogue catalogue = MetricCatalogue.Library.With(new DeclaredScore(card with { Id = "mine" }, "accuracy")).With(new DeclaredScore(card with { Id = "em" }, "other"));
        Assert.Equal(["mine", "em", "exact_match"], new[] { "accuracy", "em", "exact_str_match" }.Select(name => new ReportedMetrics(catalogue).Find(name)!.Card.Id));
        Assert.Equal((0.5, 0.1), new ReportedMetrics(catalogue).Find("accuracy")!.Of(0.5, 0.1));
        Assert.Null(new ReportedMetrics(catalogue).Find("nobody_knows"));
    }

    /// <summary>A standard error goes with the slope: in hundredths, or over the mean under a logarithm.</summary>
    [Fact]
    public void A_standard_error_is_scaled_as_its_mean_is()
    {
        var reported = new ReportedMetrics(MetricCatalogue.Library);
        Assert.Equal((0.5, 0.02), reported.Find("bleu")!.Of(50, 2));
        Assert.Equal((2, 0.5), reported.Find("log_likelihood")!.Of(-2, 0.5));
        Assert.Equal((Math.Log(4), 0.5), reported.Find("perplexity")!.Of(4, 2));
        Assert.Null(reported.Find("perplexity")!.Of(0, 2));
        Assert.Null(reported.Find("perplexity")!.Of(double.NaN, null));
        Assert.Equal((0, 0.1), reported.Find("accuracy")!.Of(0, 0.1));
    }

    [Fact]
    public void Means_that_no_metric_of_single_records_has_are_given_a_scale()
    {
        MetricCard bleu = new ReportedMetrics(MetricCatalogue.Library).Find("bleu")!.Card;
        Assert.Equal((LatentScale.Logit, EvidenceTier.Text), (bleu.LatentScale, bleu.Tier));
    }
}
