using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MetricLens.Metrics;
using MetricLens.Metrics.Sets;

namespace MetricLens.Tests.Metrics;

/// <summary>The set-level metrics of confidence against their definitions, written without regard to speed.</summary>
public class SetDefinitionTests
{
    private const double Rounding = 1e-12;

    /// <summary>One to fourteen answers whose confidences tie and lie on the edges of tenths now and then.</summary>
    private static Arbitrary<(double Confidence, double Correct)[]> Answers { get; } = (
        from count in Gen.Choose(1, 14)
        from answers in (from step in Gen.Choose(0, 20) from right in Gen.Choose(0, 1) select (step / 20.0, (double)right)).ArrayOf(count)
        select answers).ToArbitrary();

    [Property(MaxTest = 500)]
    public Property The_error_of_wide_bins_is_that_of_the_definition() => Prop.ForAll(Answers, Gen.Choose(1, 12).ToArbitrary(), (answers, bins) =>
    {
        double error = Enumerable.Range(0, bins).Sum(bin => Gap(answers.Where(answer => (bin == 0 && answer.Confidence == 0) || (answer.Confidence > (double)bin / bins && answer.Confidence <= (bin + 1.0) / bins))));
        AssertScores(error / answers.Length, answers.Length, $"calibration_error:of_scores{(bins == 10 ? "" : $":{bins}")}", answers);
    });

    [Property(MaxTest = 500)]
    public Property The_error_of_equal_masses_is_that_of_the_definition() => Prop.ForAll(Answers, Gen.Choose(1, 12).ToArbitrary(), (answers, bins) =>
    {
        (double, double)[] sorted = [.. answers.Order()];
        double error = 0;
        for (int bin = 0, start = 0; bin < bins; bin++)
        {
            int size = (sorted.Length / bins) + (bin < sorted.Length % bins ? 1 : 0);
            error += Gap(sorted.AsSpan(start, size).ToArray());
            start += size;
        }
        AssertScores(error / answers.Length, answers.Length, $"calibration_error:equal_mass:of_scores{(bins == 10 ? "" : $":{bins}")}", answers);
    });

    [Property(MaxTest = 500)]
    public Property The_area_is_the_share_of_pairs_in_order() => Prop.ForAll(Answers, answers =>
    {
        double[] right = [.. answers.Where(answer => answer.Correct == 1).Select(answer => answer.Confidence)], wrong = [.. answers.Where(answer => answer.Correct == 0).Select(answer => answer.Confidence)];
        double won = right.Sum(high => wrong.Sum(low => high > low ? 1 : high == low ? 0.5 : 0));
        if (right.Length > 0 && wrong.Length > 0) AssertScores(won / (right.Length * wrong.Length), answers.Length, "auroc:of_scores", answers);
        else Assert.Equal(right.Length == 0 ? "no answer is right" : "no answer is wrong", Measure("auroc:of_scores", answers).UnscoredReason);
    });

    [Property(MaxTest = 500)]
    public Property The_parts_of_the_brier_score_are_those_of_the_definition() => Prop.ForAll(Answers, answers =>
    {
        double overall = answers.Average(answer => answer.Correct);
        var groups = answers.GroupBy(answer => answer.Confidence).Select(group => (Stated: group.Key, Count: group.Count(), Share: group.Average(answer => answer.Correct))).ToArray();
        double Mean(Func<(double Stated, int Count, double Share), double> term) => groups.Sum(group => group.Count * term(group)) / answers.Length;
        AssertScores(Mean(group => (group.Stated - group.Share) * (group.Stated - group.Share)), answers.Length, "brier_decomposition:of_scores", answers);
        AssertScores(Mean(group => (group.Share - overall) * (group.Share - overall)), answers.Length, "brier_decomposition:resolution:of_scores", answers);
        AssertScores(overall * (1 - overall), answers.Length, "brier_decomposition:uncertainty:of_scores", answers);
        AssertScores(answers.Average(answer => (answer.Confidence - answer.Correct) * (answer.Confidence - answer.Correct)), answers.Length, "brier_decomposition:score:of_scores", answers);
    });

    /// <summary>The isotonic fit by its max-min formula: the greatest over what begins no later of the least mean over what ends no earlier.</summary>
    [Property(MaxTest = 300)]
    public Property Recalibration_is_the_isotonic_fit() => Prop.ForAll(Answers, answers =>
    {
        double[] stated = [.. answers.Select(answer => answer.Confidence).Distinct().Order()];
        double Share(int from, int to) => answers.Where(answer => answer.Confidence >= stated[from] && answer.Confidence <= stated[to]).Average(answer => answer.Correct);
        double Fit(double confidence)
        {
            int at = Array.IndexOf(stated, confidence);
            return Enumerable.Range(0, at + 1).Max(from => Enumerable.Range(at, stated.Length - at).Min(to => Share(from, to)));
        }
        double overall = answers.Average(answer => answer.Correct);
        double fitted = answers.Average(answer => Math.Pow(Fit(answer.Confidence) - answer.Correct, 2)), given = answers.Average(answer => Math.Pow(answer.Confidence - answer.Correct, 2));
        AssertScores(given - fitted, answers.Length, "brier_decomposition:miscalibration:of_scores", answers);
        AssertScores((overall * (1 - overall)) - fitted, answers.Length, "brier_decomposition:discrimination:of_scores", answers);
    });

    [Fact]
    public void An_edge_and_its_neighbours_are_in_the_bins_that_hold_them()
    {
        for (int bins = 1; bins <= 60; bins++)
        {
            for (int edge = 0; edge <= bins; edge++)
            {
                double at = (double)edge / bins;
                Assert.Equal(Math.Max(0, edge - 1), CalibrationError.WidthBin(at, bins));
                if (edge > 0) Assert.Equal(edge - 1, CalibrationError.WidthBin(Math.BitDecrement(at), bins));
                if (edge < bins) Assert.Equal(edge, CalibrationError.WidthBin(Math.BitIncrement(at), bins));
            }
        }
    }

    [Fact]
    public void A_logged_answer_needs_a_confidence_from_0_to_1_and_an_outcome_of_0_or_1()
    {
        ISetMetric area = MetricCatalogue.Library.ParseSet("auroc:of_scores");
        Assert.Equal("the score 'confidence' is not in [0, 1]", area.Read(Logged(1.5, 1)).UnscoredReason);
        Assert.Equal("the score 'confidence' is not in [0, 1]", area.Read(Logged(-0.5, 1)).UnscoredReason);
        Assert.Equal("the score 'correct' is neither 0 nor 1", area.Read(Logged(0.5, 0.5)).UnscoredReason);
        Assert.Equal("no score 'confidence'", area.Read(Given.OfText("x")).UnscoredReason);
        Assert.True(area.Read(Logged(0, 0)).IsScored && area.Read(Logged(1, 1)).IsScored);
    }

    private static double Gap(IEnumerable<(double Confidence, double Correct)> bin) => Math.Abs(bin.Sum(answer => answer.Confidence) - bin.Sum(answer => answer.Correct));

    private static void AssertScores(double expected, double units, string metric, (double, double)[] answers)
    {
        Score score = Measure(metric, answers);
        Assert.Equal(expected, score.Value, Rounding);
        Assert.Equal(units, score.Units);
    }

    private static Score Measure(string metric, (double Confidence, double Correct)[] answers)
    {
        ISetMetric set = MetricCatalogue.Library.ParseSet(metric);
        return set.Measure(SetSample.Of(answers.Select(answer => set.Read(Logged(answer.Confidence, answer.Correct))))!);
    }

    private static Record Logged(double confidence, double correct) => new()
    {
        Task = "t",
        Model = "m",
        ExampleId = "1",
        Scores = new Dictionary<string, double> { ["confidence"] = confidence, ["correct"] = correct },
    };
}
