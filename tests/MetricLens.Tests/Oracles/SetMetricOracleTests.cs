using System.Text.Json;
using MetricLens.Metrics;
using MetricLens.Tests.Metrics;

namespace MetricLens.Tests.Oracles;

/// <summary>numpy, scikit-learn and nltk against the set-level metrics; each disagreement is listed with its reason.</summary>
public class SetMetricOracleTests
{
    private static readonly JsonElement Calibration = Oracle.Section("set_metrics.json", "calibration");

    [Theory]
    [InlineData("calibration_error", "prob", "ece_width10")]
    [InlineData("calibration_error:1", "prob", "ece_width1")]
    [InlineData("calibration_error:15", "prob", "ece_width15")]
    [InlineData("calibration_error", "prob_rounded", "ece_width10_rounded_ties")]
    [InlineData("calibration_error:equal_mass", "prob", "ece_mass10")]
    [InlineData("helm:ece_10_bin", "prob", "ece_helm_em10")]
    [InlineData("helm:ece_10_bin", "prob_rounded", "ece_helm_em10_rounded_ties")]
    public void Calibration_errors_agree_with_numpy(string id, string confidences, string expected) =>
        Assert.Equal(Calibration.Number(expected), Measure(id + ":of_scores", confidences), 1e-14);

    [Theory]
    [InlineData("reliability", "murphy_rounded", "reliability")]
    [InlineData("resolution", "murphy_rounded", "resolution")]
    [InlineData("uncertainty", "murphy_rounded", "uncertainty")]
    [InlineData("score", "murphy_rounded", "brier")]
    [InlineData("miscalibration", "corp_rounded", "miscalibration")]
    [InlineData("discrimination", "corp_rounded", "discrimination")]
    [InlineData("uncertainty", "corp_rounded", "uncertainty")]
    public void The_parts_of_the_brier_score_agree_with_numpy_and_scikit_learn(string part, string section, string name) =>
        Assert.Equal(Calibration.GetProperty(section).Number(name), Measure($"brier_decomposition:{part}:of_scores", "prob_rounded"), 1e-14);

    [Theory]
    [InlineData("miscalibration")]
    [InlineData("discrimination")]
    [InlineData("uncertainty")]
    public void Where_no_confidences_tie_the_isotonic_parts_agree_too(string part) =>
        Assert.Equal(Calibration.GetProperty("corp").Number(part), Measure($"brier_decomposition:{part}:of_scores", "prob"), 1e-14);

    [Fact]
    public void The_binary_brier_score_is_scikit_learns() =>
        Assert.Equal(Oracle.Section("set_metrics.json", "sklearn_binary").Number("brier"), Measure("brier_decomposition:score:of_scores", "prob"), 1e-14);

    [Fact]
    public void Multiclass_losses_agree_with_scikit_learn()
    {
        JsonElement section = Oracle.Section("set_metrics.json", "sklearn_multiclass");
        int[] gold = section.Integers("gold")!;
        Record[] records = [.. section.GetProperty("probs").EnumerateArray().Select((row, i) => Given.Choice([.. row.Numbers().Select(value => Math.Log(value))], gold[i]))];
        Assert.Equal(section.Number("log_loss"), records.Average(record => MetricCatalogue.Get("choice_log_loss").Measure(record).Value), 1e-13);
        Assert.Equal(section.Number("brier_sum_mean"), records.Average(record => MetricCatalogue.Get("brier").Measure(record).Value), 1e-13);
    }

    [Fact]
    public void Bleu_agrees_with_nltk_save_where_an_order_has_no_match()
    {
        int zeros = 0;
        foreach (JsonElement row in Oracle.Section("set_metrics.json", "bleu_nltk").EnumerateArray())
        {
            Record record = Given.OfText(Words(row, "pred"), Words(row, "ref"));
            Assert.Equal(row.Number("bleu_w1000"), Bleu("bleu:1", record), 1e-14);
            // The weights (0, 0, 0, 1) ask for 4-grams alone, which BLEU of no order does.
            // nltk puts the smallest double in the place of a precision of 0, here the score is 0.
            if (row.Number("bleu_uniform4") < 1e-60)
            {
                Assert.Equal(0, Bleu("bleu", record));
                zeros++;
            }
            else
            {
                Assert.Equal(row.Number("bleu_uniform4"), Bleu("bleu", record), 1e-14);
            }
        }
        Assert.True(zeros > 0);
    }

    [Fact]
    public void Rouge_l_agrees_with_an_independent_program()
    {
        foreach (JsonElement row in Oracle.Section("set_metrics.json", "rouge_l_tokens").EnumerateArray())
            Assert.Equal(row.Number("f"), MetricCatalogue.Get("rouge_l:none").Measure(Given.OfText(Words(row, "pred"), Words(row, "ref"))).Value, 1e-14);
    }

    private static string Words(JsonElement row, string name) => string.Join(' ', row.GetProperty(name).EnumerateArray().Select(word => word.GetString()));

    private static double Bleu(string id, Record record)
    {
        ISetMetric metric = MetricCatalogue.Library.ParseSet(id);
        return metric.Measure(SetSample.Of([metric.Read(record)])!).Value;
    }

    private static double Measure(string id, string confidences)
    {
        ISetMetric metric = MetricCatalogue.Library.ParseSet(id);
        double[] stated = Calibration.Numbers(confidences), right = Calibration.Numbers("y");
        IEnumerable<Record> records = stated.Select((confidence, i) => new Record
        {
            Task = "t", Model = "m", ExampleId = "1", Scores = new Dictionary<string, double> { ["confidence"] = confidence, ["correct"] = right[i] },
        });
        return metric.Measure(SetSample.Of(records.Select(metric.Read))!).Value;
    }
}
