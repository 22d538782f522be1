using System.Text.Json;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Tests.Metrics;
using MetricLens.Text;

namespace MetricLens.Tests.Oracles;

/// <summary>RapidFuzz, HELM's and lm-eval's rules and numpy, against the metrics; each disagreement is listed with its reason.</summary>
public class MetricOracleTests
{
    [Fact]
    public void Edit_distances_agree_with_rapidfuzz()
    {
        foreach (JsonElement row in Cases("edit_distance"))
        {
            bool isText = row.GetProperty("kind").GetString() == "string";
            int[] a = isText ? CodePoints.Of(Text(row, "a")) : row.Integers("a")!;
            int[] b = isText ? CodePoints.Of(Text(row, "b")) : row.Integers("b")!;
            Assert.Equal((row.Number("len_a"), row.Number("len_b")), (a.Length, b.Length));
            Assert.Equal(row.Number("distance"), EditDistance.Levenshtein<int>(a, b));
            if (isText) Assert.Equal(row.Number("distance_utf16_code_units"), EditDistance.Levenshtein(Text(row, "a").AsSpan(), Text(row, "b").AsSpan()));

            Record record = isText
                ? Given.OfText(Text(row, "a"), Text(row, "b"))
                : Given.Blank(outputTokens: TokenSequence.Of(a), targetTokens: TokenSequence.Of(b));
            Score distance = new TokenEditDistance().Measure(record), normalized = new NormalizedTokenEditDistance().Measure(record);
            // An empty target is unscored here, a plain distance there.
            Assert.Equal(b.Length > 0, distance.IsScored);
            Assert.Equal(b.Length > 0, normalized.IsScored);
            if (b.Length == 0) continue;
            Assert.Equal(row.Number("distance"), distance.Value);
            Assert.Equal(row.Number("normalized_distance"), normalized.Value, 1e-15);
        }
    }

    [Fact]
    public void Normalized_texts_agree_with_python()
    {
        foreach (JsonElement row in Cases("text_match"))
        {
            Assert.Equal(Text(row, "norm_pred"), TextNormalization.QuasiExact(Text(row, "pred")));
            Assert.Equal(Text(row, "norm_gold"), TextNormalization.QuasiExact(Text(row, "gold")));
        }
    }

    [Fact]
    public void Exact_match_agrees_with_lm_eval_save_for_empty_targets_and_trailing_nuls()
    {
        foreach (JsonElement row in Cases("text_match"))
        {
            Score score = new ExactMatch().Measure(Given.OfText(Text(row, "pred"), Text(row, "gold")));
            // An empty target is unscored here; lm-eval compares it.
            Assert.Equal(Text(row, "gold").Length > 0, score.IsScored);
            if (!score.IsScored) continue;
            // lm-eval compares numpy arrays, which lose trailing NULs: "x\0" equals "x" there.
            bool losesNul = Text(row, "pred").EndsWith('\0');
            Assert.Equal(losesNul ? 1 - row.Number("lmeval_em") : row.Number("lmeval_em"), score.Value);
        }
    }

    [Fact]
    public void Exact_match_agrees_with_helm_once_white_space_at_the_ends_is_stripped()
    {
        int stripped = 0;
        foreach (JsonElement row in Cases("text_match"))
        {
            string output = Text(row, "pred"), target = Text(row, "gold");
            Score trimmed = new ExactMatch().Measure(Given.OfText(output.Trim(), target.Trim()));
            if (!trimmed.IsScored) continue;
            Assert.Equal(row.Number("helm_exact_match"), trimmed.Value);
            // HELM strips first; this metric takes the text untouched.
            double untouched = new ExactMatch().Measure(Given.OfText(output, target)).Value;
            if (untouched == trimmed.Value) continue;
            Assert.Equal((1, 0), (trimmed.Value, untouched));
            Assert.NotEqual(output.Trim(), output);
            stripped++;
        }
        Assert.Equal(4, stripped);
    }

    [Fact]
    public void Quasi_exact_match_agrees_with_helm_save_for_targets_of_which_nothing_is_left()
    {
        int empty = 0;
        foreach (JsonElement row in Cases("text_match"))
        {
            Score score = new QuasiExactMatch().Measure(Given.OfText(Text(row, "pred"), Text(row, "gold")));
            Assert.Equal(Text(row, "norm_gold").Length > 0, score.IsScored);
            if (score.IsScored) Assert.Equal(row.Number("helm_quasi_exact_match"), score.Value);
            else empty++;
        }
        Assert.Equal(5, empty);
    }

    [Fact]
    public void Choice_metrics_agree_with_numpy_save_for_single_choices()
    {
        foreach (JsonElement row in Cases("multiple_choice"))
        {
            double[] logprobs = row.Numbers("loglik");
            Record record = Given.Choice(logprobs, row.GetProperty("gold").GetInt32());
            // One option is certain whatever the model says: unscored here, certain there.
            bool isChoice = logprobs.Length > 1;
            Agree(isChoice, row.Number("acc_tie_fraction"), new MultipleChoiceAccuracy().Measure(record), 0);
            Agree(isChoice, row.Number("p_choices_correct"), new ChoiceProbability().Measure(record), 0);
            Agree(isChoice, row.Number("margin_logit"), new ChoiceMargin().Measure(record), 0);
            // The oracle takes 1 − p of a rounded p, with an error of up to 1e-15 near certainty.
            Agree(isChoice, row.Number("brier_sum"), new Brier().Measure(record), 1e-15);
            // It takes the log-sum-exp from the log-probability: one unit in the last place of that, which is 1e-13 at −800.
            Agree(isChoice, row.Number("log_loss"), new ChoiceLogLoss().Measure(record), 1e-15 + Math.BitIncrement(-logprobs.Min()) + logprobs.Min());
            if (isChoice) Assert.Equal(row.Number("brier_mean_over_classes"), new Brier().Measure(record).Value / logprobs.Length, 1e-15);
        }
    }

    private static void Agree(bool isChoice, double expected, Score score, double absolute)
    {
        Assert.Equal(isChoice, score.IsScored);
        if (isChoice) Assert.Equal(expected, score.Value, Math.Max(absolute, 1e-14 * Math.Abs(expected)));
    }

    private static JsonElement[] Cases(string section)
    {
        JsonElement[] cases = [.. Oracle.Section("metrics.json", section).GetProperty("cases").EnumerateArray()];
        Assert.NotEmpty(cases);
        return cases;
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
