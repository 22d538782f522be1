using System.Text.Json;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Tests.Metrics;
using MetricLens.Text;

namespace MetricLens.Tests.Oracles;

/// <summary>RapidFuzz, jiwer's, SQuAD's, HELM's and lm-eval's rules and numpy against the options and tools of the catalogue; each disagreement is listed with its reason.</summary>
public class CatalogueOracleTests
{
    [Fact]
    public void Indel_and_lcs_distances_agree_with_rapidfuzz()
    {
        foreach (JsonElement row in Cases("edit_distance"))
        {
            bool isText = row.GetProperty("kind").GetString() == "string";
            int[] a = isText ? CodePoints.Of(Text(row, "a")) : row.Integers("a")!, b = isText ? CodePoints.Of(Text(row, "b")) : row.Integers("b")!;
            Assert.Equal(row.Number("indel_distance"), EditDistance.Of<int>(a, b, EditRule.Indel));
            Assert.Equal(Math.Max(a.Length, b.Length) - row.Number("lcs_length"), EditDistance.Of<int>(a, b, EditRule.Lcs));
            Assert.Equal(row.Number("lcs_length"), EditAlignment.Of<int>(a, b, EditRule.Indel).Count(step => step.Operation == EditOperation.Kept));
            double sum = a.Length + b.Length, distance = EditDistance.Levenshtein<int>(a, b);
            Assert.Equal(row.Number("levenshtein_ratio_2d_over_sum"), sum == 0 ? 1 : 1 - (distance / sum), 1e-15);
            if (isText) Assert.Equal(row.Number("distance_utf8_bytes"), EditDistance.Levenshtein<byte>(System.Text.Encoding.UTF8.GetBytes(Text(row, "a")), System.Text.Encoding.UTF8.GetBytes(Text(row, "b"))));
            if (b.Length == 0) continue;
            Record record = isText ? Given.OfText(Text(row, "a"), Text(row, "b")) : Given.Blank(outputTokens: TokenSequence.Of(a), targetTokens: TokenSequence.Of(b));
            Assert.Equal(row.Number("normalized_similarity"), Measure("token_edit_similarity", record), 1e-15);
            Assert.Equal(1 - row.Number("indel_normalized_similarity"), Measure("normalized_token_edit_distance:indel", record), 1e-15);
            // jiwer counts insertions where the reference is empty; here such a record is unscored.
            if (isText) Assert.Equal(row.Number("error_rate_ref_b"), Measure("character_error_rate", record), 1e-15);
        }
    }

    [Theory]
    [InlineData("squad:exact_match", "squad_em")]
    [InlineData("squad:f1", "squad_f1")]
    [InlineData("helm:f1_score", "helm_f1")]
    [InlineData("helm:exact_match", "helm_exact_match")]
    [InlineData("helm:quasi_exact_match", "helm_quasi_exact_match")]
    [InlineData("helm:prefix_exact_match", "helm_prefix_exact_match")]
    [InlineData("helm:quasi_prefix_exact_match", "helm_quasi_prefix_exact_match")]
    [InlineData("lm_eval:exact_match", "lmeval_em")]
    [InlineData("lm_eval:exact_match:ignore_case", "lmeval_em_case")]
    [InlineData("lm_eval:exact_match:ignore_punctuation", "lmeval_em_punct")]
    [InlineData("lm_eval:exact_match:ignore_case:ignore_punctuation", "lmeval_em_case_punct")]
    [InlineData("lm_eval:exact_match:ignore_numbers", "lmeval_em_numbers")]
    [InlineData("lm_eval:exact_match:ignore_white_space", "lmeval_em_rx_ws")]
    public void A_tools_metric_gives_the_tools_number_in_every_case(string id, string column)
    {
        foreach (JsonElement row in Cases("text_match"))
            Assert.Equal(row.Number(column), Measure(id, Given.OfText(Text(row, "pred"), Text(row, "gold"))), 1e-15);
    }

    [Fact]
    public void F1_of_words_is_squads_save_for_targets_without_words()
    {
        foreach (JsonElement row in Cases("text_match"))
        {
            Score score = MetricCatalogue.Get("token_f1:squad").Measure(Given.OfText(Text(row, "pred"), Text(row, "gold")));
            Assert.Equal(Text(row, "norm_gold").Length > 0, score.IsScored);
            if (score.IsScored) Assert.Equal(row.Number("squad_f1"), score.Value, 1e-15);
        }
    }

    [Theory]
    [InlineData("lm_eval:acc", "acc_first_argmax", true)]
    [InlineData("lm_eval:acc_norm", "acc_norm_chars", true)]
    [InlineData("lm_eval:acc_bytes", "acc_bytes", true)]
    [InlineData("lm_eval:brier_score", "brier_sum", true)]
    [InlineData("multiple_choice_accuracy:first", "acc_first_argmax", false)]
    [InlineData("multiple_choice_accuracy:characters:first", "acc_norm_chars", false)]
    [InlineData("multiple_choice_accuracy:bytes:first", "acc_bytes", false)]
    [InlineData("brier:mean", "brier_mean_over_classes", false)]
    [InlineData("brier:half", "brier_half", false)]
    [InlineData("brier:epsilon", "schaeffer2024_brier_eps1e9", false)]
    [InlineData("choice_text_probability", "p_vocab_correct", false)]
    [InlineData("choice_probability:epsilon", "schaeffer2024_p_choices_correct_eps1e8", false)]
    [InlineData("choice_entropy", "entropy", false)]
    [InlineData("spherical_score", "spherical", false)]
    [InlineData("ranked_probability_score", "rps_normalized", false)]
    [InlineData("ranked_probability_score:sum", "rps_sum", false)]
    public void Choice_metrics_agree_with_numpy(string id, string column, bool takesOneChoice)
    {
        foreach (JsonElement row in Cases("multiple_choice"))
        {
            double[] logprobs = row.Numbers("loglik");
            Record record = new()
            {
                Task = "t", Model = "m", ExampleId = "1", ChoiceLogprobs = logprobs, Gold = row.GetProperty("gold").GetInt32(),
                Choices = row.GetProperty("choices").EnumerateArray().Select(choice => choice.GetString()!).ToArray(),
            };
            Score score = MetricCatalogue.Get(id).Measure(record);
            // One option is certain whatever the model says: unscored in the library's own metrics.
            Assert.Equal(takesOneChoice || logprobs.Length > 1, score.IsScored);
            // The oracle takes 1 − p of a rounded p near certainty, with an error of up to 1e-15.
            if (score.IsScored) Oracle.Close(row.Number(column), score.Value, 1e-14, 1e-15, $"{id} of {string.Join(' ', logprobs)}");
        }
    }

    [Fact]
    public void Options_as_texts_sum_to_what_numpy_sums()
    {
        foreach (JsonElement row in Cases("multiple_choice").Where(row => row.GetProperty("loglik").GetArrayLength() > 1))
        {
            double[] logprobs = row.Numbers("loglik"), asTexts = [.. Enumerable.Range(0, logprobs.Length).Select(gold => Measure("choice_text_probability", Given.Choice(logprobs, gold)))];
            // Options that all are impossible in floating point make no distribution, and sum to 0.
            Oracle.Close(row.Number("p_vocab_choices"), asTexts.Sum(), 1e-14, 1e-300, "of the options");
            Oracle.Close(row.Number("p_vocab_incorrect"), asTexts.Sum() - asTexts[row.GetProperty("gold").GetInt32()], 1e-14, 1e-15, "of the wrong options");
        }
    }

    [Fact]
    public void Pass_at_k_agrees_with_exact_fractions()
    {
        foreach (JsonElement row in Oracle.Section("metrics.json", "pass_at_k").EnumerateArray())
        {
            int n = row.GetProperty("n").GetInt32(), c = row.GetProperty("c").GetInt32(), k = row.GetProperty("k").GetInt32();
            Record record = new() { Task = "t", Model = "m", ExampleId = "1", Scores = new Dictionary<string, double> { ["n"] = n, ["c"] = c } };
            Assert.Equal(row.Number("value"), Measure($"pass_at_k:{k}", record), 1e-14);
        }
    }

    private static double Measure(string id, Record record) => MetricCatalogue.Get(id).Measure(record).Value;

    private static JsonElement[] Cases(string section) => [.. Oracle.Section("metrics.json", section).GetProperty("cases").EnumerateArray()];

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
