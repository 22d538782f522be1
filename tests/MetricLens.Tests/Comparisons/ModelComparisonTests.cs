using MetricLens.Comparisons;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Statistics;

namespace MetricLens.Tests.Comparisons;

public class ModelComparisonTests
{
    private static readonly ComparisonOptions Options = new() { Resamples = 2000, Metrics = ["exact_match"] };

    [Fact]
    public void Single_runs_of_a_0_1_metric_get_the_exact_test()
    {
        PairFinding pair = Compare(Family.Records([Family.Right(30, 40), Family.Right(18, 40)])).Findings.Single();
        MetricDifference difference = pair.Differences.Single();
        Assert.Equal(((12, 0), McNemar.ExactPValue(12, 0)), (difference.Disagreements!.Value, difference.P));
        Assert.Equal(0.3, difference.Difference.Value, 12);
        Assert.Equal((0.75, 0.45), (difference.First, difference.Second));
        Assert.Equal(PairedTest.SmallestShown(40, 12, 0.05, 0.8), difference.SmallestShown);
        Assert.Equal(1, difference.Lead);
        Assert.True(difference.IsSignificant);
        Assert.Equal(Ordering.Holds, pair.Ordering);
    }

    [Fact]
    public void Clusters_and_seeds_get_the_bootstrap()
    {
        string[] models = [Family.Right(30, 40), Family.Right(18, 40)];
        Assert.False(Compare(Family.Records(models, clusters: i => $"c{i / 2}")).Findings[0].Differences[0].IsExact);
        IEnumerable<Record> seeded = Family.Records([.. models, Family.Right(32, 40)]).Select(record => record.Model switch { "m02" => record.As(model: "m00", seed: 1), "m00" => record.As(seed: 0), _ => record });
        ModelComparison comparison = Compare(seeded);
        Assert.False(comparison.Findings[0].Differences[0].IsExact);
        Assert.Equal(2, comparison.Findings[0].First.Runs.Count);
        Assert.Equal(31.0 / 40, comparison.Findings[0].Differences[0].First, 12);
        Assert.Single(Compare(seeded, "m00 seed 1").Findings[0].First.Runs);
    }

    [Fact]
    public void Turning_the_sides_turns_the_signs_alone()
    {
        Record[] records = [.. Texts()];
        foreach ((MetricDifference one, MetricDifference other) in Compare(records, options: new() { Resamples = 500 }).Findings[0].Differences
            .Zip(Compare(records, "m01", "m00", new() { Resamples = 500 }).Findings[0].Differences))
        {
            Assert.Equal(one.Difference.Value, -other.Difference.Value);
            Assert.Equal((one.P, one.SmallestShown, one.Lead), (other.P, other.SmallestShown, -other.Lead));
        }
    }

    [Fact]
    public void A_lower_distance_leads()
    {
        PairFinding pair = Compare(Texts(), options: new() { Resamples = 500, Metrics = ["normalized_token_edit_distance"] }).Findings.Single();
        Assert.True(pair.Differences[0].Difference.Value > 0);
        Assert.Equal(-1, pair.Differences[0].Lead);
    }

    [Fact]
    public void Metrics_that_contradict_each_other_flip_the_order()
    {
        // m00 is right on half the examples and far off on the rest; m01 is never right and always near.
        PairFinding pair = Compare(Texts(), options: new() { Resamples = 2000 }).Findings.Single();
        Assert.Equal(["exact_match", "normalized_token_edit_distance"], pair.Differences.Select(difference => difference.Metric.Id));
        Assert.Equal([1, -1], pair.Differences.Select(difference => difference.Lead));
        Assert.Equal(Ordering.Flips, pair.Ordering);
    }

    [Fact]
    public void P_values_are_corrected_over_tasks()
    {
        IEnumerable<Record> records = Enumerable.Range(0, 12).SelectMany(task =>
            Family.Records([Family.Right(20 + task, 40), Family.Right(18, 40)]).Select(record => record.As(task: $"t{task:00}")));
        ModelComparison all = Compare(records), few = Compare(records.Where(record => string.CompareOrdinal(record.Task, "t05") < 0));
        Assert.Equal(MultipleTesting.BenjaminiHochberg([.. P(all)]), Adjusted(all));
        Assert.Equal(MultipleTesting.Holm([.. P(few)]), Adjusted(few));

        static IEnumerable<double> P(ModelComparison comparison) => comparison.Findings.Select(pair => pair.Differences[0].P);
        static IEnumerable<double> Adjusted(ModelComparison comparison) => comparison.Findings.Select(pair => pair.Differences[0].PAdjusted);
    }

    [Fact]
    public void Only_shared_examples_count()
    {
        PairFinding pair = Compare(Family.Records(["1111100000..", "..0010011011"])).Findings.Single();
        Assert.Equal((8, 4), (pair.Examples, pair.DroppedExamples));
    }

    [Theory]
    [InlineData("1..........", ".0000000000")]
    [InlineData("1..........", "00000000000")]
    public void A_task_with_too_few_shared_examples_is_named_with_the_reason(string first, string second)
    {
        ModelComparison comparison = Compare(Family.Records([first, second]));
        Assert.Empty(comparison.Findings);
        Assert.Contains("fewer than two", comparison.Skipped.Single().Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_that_one_side_did_not_answer_is_named()
    {
        IEnumerable<Record> records = Family.Records([Family.Right(5, 9), Family.Right(3, 9)]).Concat(Family.Records([Family.Right(2, 9)]).Select(record => record.As(task: "alone")));
        ModelComparison comparison = Compare(records);
        Assert.Equal(["task"], comparison.Findings.Select(pair => pair.Task));
        Assert.Equal(new SkippedTask("alone", null, "'m01' has no answers"), comparison.Skipped.Single());
    }

    [Fact]
    public void Names_carry_family_and_arm_where_they_must()
    {
        Record[] records = [.. Family.Records([Family.Right(30, 40), Family.Right(18, 40)])];
        Record[] families = [.. records.Select(record => record.As(family: "one")), .. records.Select(record => record.As(family: "two"))];
        Assert.Contains("'one/m00', 'two/m00'", Assert.Throws<ArgumentException>(() => Compare(families)).Message, StringComparison.Ordinal);
        Assert.Equal(0, Compare(families, "one/m00", "two/m00").Findings[0].Differences[0].Difference.Value);
        Assert.Contains("did you mean 'm01'", Assert.Throws<ArgumentException>(() => Compare(records, "m00", "m1")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Compare(records, "m00", "m00"));
    }

    [Fact]
    public void Arms_are_compared_each_by_itself_unless_one_is_named()
    {
        Record[] records = [.. Family.Records([Family.Right(30, 40), Family.Right(18, 40)])];
        Record[] arms = [.. records.Select(record => record.As(arm: "0-shot")), .. records.Select(record => record.As(arm: "5-shot"))];
        Assert.Equal(["0-shot", "5-shot"], Compare(arms).Findings.Select(pair => pair.Arm));
        Assert.Equal(["5-shot"], Compare(arms, options: Options with { Arm = "5-shot" }).Findings.Select(pair => pair.Arm));
        PairFinding across = Compare(arms, "m00 [0-shot]", "m00 [5-shot]").Findings.Single();
        Assert.Equal((null, 0.0), (across.Arm, across.Differences[0].Difference.Value));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComparisonOptions { Alpha = double.NaN }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComparisonOptions { Power = 0.01 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComparisonOptions { Resamples = 1 }.Validate());
        Assert.Throws<ArgumentException>(() => new ComparisonOptions { Metrics = ["exact_mach"] }.Validate());
    }

    [Fact]
    public void Models_of_equal_ability_are_told_apart_no_more_often_than_the_level()
    {
        const int Runs = 400, Examples = 60;
        int told = 0;
        for (int run = 0; run < Runs; run++)
        {
            RandomStream stream = RandomStream.Derive(11, "equal", run);
            string[] models = [.. Enumerable.Range(0, 2).Select(_ => string.Concat(Enumerable.Range(0, Examples).Select(_ => stream.NextDouble() < 0.6 ? '1' : '0')))];
            bool isClustered = run % 2 == 0;
            ModelComparison comparison = Compare(Family.Records(models, clusters: isClustered ? i => $"c{i / 2}" : null), options: Options with { Resamples = 400 });
            told += comparison.Findings[0].Differences[0].IsSignificant ? 1 : 0;
        }
        // At most the level and three binomial standard errors.
        Assert.InRange(told, 1, (int)(Runs * 0.05) + 13);
    }

    /// <summary>Two models whose order depends on the metric: rarely near but often right, and never right but always near.</summary>
    internal static IEnumerable<Record> Texts()
    {
        for (int i = 0; i < 60; i++)
        {
            yield return Text("m00", 1e7, i, i % 2 == 0 ? "abcdef" : "uvwxyz");
            yield return Text("m01", 1e8, i, "abcdez");
        }

        static Record Text(string model, double size, int example, string output) => new()
        {
            Task = "task",
            Model = model,
            ExampleId = $"{example:0000}",
            Scales = new() { Params = size },
            Target = "abcdef",
            Output = output,
            TargetTokens = TokenSequence.Of([.. "abcdef".Select(c => c.ToString())]),
            OutputTokens = TokenSequence.Of([.. output.Select(c => c.ToString())]),
        };
    }

    private static ModelComparison Compare(IEnumerable<Record> records, string first = "m00", string second = "m01", ComparisonOptions? options = null) =>
        ModelComparison.Of(ScoreTable.Of(RecordSet.Of(records), MetricCatalogue.All), first, second, options ?? Options);
}
