using MetricLens.Curves;
using MetricLens.Import;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Simulation;
using MetricLens.Survival;
using MetricLens.Tests.Reports;

namespace MetricLens.Tests.Investigations;

/// <summary>Means without their examples go through the same tests, and say what they cannot tell.</summary>
public class MeansTests
{
    private static readonly InvestigationOptions Options = new() { Resamples = 1000, Threads = 1, VerdictsOnly = true, Draws = new() };

    /// <summary>Accuracies with a jump, and the loss in nats of a smooth and of a stepping world.</summary>
    private static readonly double[] Accuracy = [0.02, 0.03, 0.03, 0.05, 0.52, 0.63, 0.66, 0.71];

    private static readonly double[] Smooth = [2.05, 1.66, 1.33, 1.08, 0.87, 0.71, 0.56, 0.46];

    private static readonly double[] Stepping = [2.05, 2.02, 1.99, 1.97, 0.61, 0.6, 0.59, 0.585];

    [Theory]
    [InlineData("smooth", Verdict.Artifact, Verdict.Survives)]
    [InlineData("step", Verdict.Survives, Verdict.Artifact)]
    public void Means_of_a_known_world_say_what_its_examples_say_or_cannot_tell(string world, Verdict truth, Verdict falsehood)
    {
        const int Runs = 20;
        int same = 0, told = 0, jumps = 0;
        for (int seed = 0; seed < Runs; seed++)
        {
            ScoreTable scores = SimulatedScores.Of(WorldCatalogue.Get(world), new() { Models = 8, Examples = 200, Length = 20, Seed = seed });
            TaskFinding examples = Investigation.Of(scores, Options).Run().Findings[0], means = Investigation.Of(MeansOf(scores), Options).Run().Findings[0];
            Assert.Contains(Reason.MeansOnly, means.Reasons);
            Assert.DoesNotContain(Reason.MeansOnly, examples.Reasons);
            Assert.NotEqual(falsehood, means.Overall);
            if (means.Overall == examples.Overall) same++;
            if (means.Overall == truth) told++;
            if (examples.Jump.Status == JumpStatus.Apparent) jumps++;
            Assert.Equal(examples.Jump.Above, means.Jump.Above);
            Assert.Equal(examples.Jump.Linearity!.Value, means.Jump.Linearity!.Value, 1e-9);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{world}: {same} of {Runs} as by examples, {told} {truth.Id()}, {jumps} jumps by examples");
        Assert.True(same >= 0.85 * Runs, $"{same} of {Runs} as by examples");
        Assert.True(told >= 0.6 * Runs, $"{told} of {Runs} {truth.Id()}");
    }

    [Fact]
    public void Shared_examples_make_the_unpaired_test_of_a_jump_the_more_cautious_one()
    {
        ScoreTable scores = SimulatedScores.Of(WorldCatalogue.Get("smooth"), new() { Models = 6, Examples = 200, DifficultySpread = 3, Seed = 4 });
        TaskFinding examples = Investigation.Of(scores, Options).Run().Findings[0], means = Investigation.Of(MeansOf(scores), Options).Run().Findings[0];
        Assert.True(means.Jump.Gain!.Upper - means.Jump.Gain.Lower > examples.Jump.Gain!.Upper - examples.Jump.Gain.Lower);
        Assert.True(means.Jump.PAdjusted > examples.Jump.PAdjusted);
    }

    [Fact]
    public void The_step_share_of_means_is_that_of_their_latent_scores_with_independent_errors()
    {
        MetricFinding metric = Finding(Rows("log_loss_of_mine", Smooth, error: 0.04)).Metrics[0];
        double[] latent = Array.ConvertAll(Smooth, loss => -Math.Log(loss));
        double[,] covariance = new double[8, 8];
        for (int k = 0; k < 8; k++) covariance[k, k] = Math.Pow(0.04 / Smooth[k], 2);
        SurvivalFinding expected = SurvivalTest.Run(LatentCurve.Of([.. Enumerable.Range(0, 8).Select(k => 6.0 + k)], latent, covariance), 4, new());
        Assert.Equal(expected.Narrower!.Share!.Value, metric.Survival!.Narrower!.Share!.Value, 1e-9);
        Assert.Equal(expected.Narrower.ShareBounds(0.05)!.Value.Upper, metric.Survival.Narrower.ShareBounds(0.05)!.Value.Upper, 1e-9);
        Assert.Equal(Verdict.Artifact, metric.Verdict);
    }

    [Fact]
    public void Without_examples_there_is_no_link_no_explained_jump_and_no_concentration()
    {
        TaskFinding finding = Finding(Rows("log_loss_of_mine", Stepping, error: 0.04), verdictsOnly: false);
        MetricFinding metric = finding.Metrics[0];
        Assert.Equal(Verdict.Survives, metric.Verdict);
        Assert.Equal((null, null, null), (metric.Link, metric.Explained, metric.Survival!.Concentration));
        Assert.NotNull(metric.Forecast);
        Assert.All(metric.Reconstruction!.Points, point => Assert.Null(point.Raw));
        Assert.Throws<InvalidOperationException>(() => finding.Jump.Curve!.PointScores(0));
        Assert.NotEmpty(finding.Sensitivity().Rows);
        Assert.Contains("of which the means are known", MetricLens.Reports.Explanation.Of(finding)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_standard_error_nor_number_leaves_indices_and_nothing_tested()
    {
        AggregateScore[] rows = [.. Rows("log_loss_of_mine", Smooth, error: 0.04).Select(row => row.Metric == "accuracy" ? row with { Examples = null } : row)];
        TaskFinding finding = Finding(rows, verdictsOnly: false);
        Assert.Equal(Verdict.Inconclusive, finding.Overall);
        Assert.Equal([Reason.MeansOnly, Reason.NoStandardError], finding.Reasons);
        Assert.Equal((0.47, double.NegativeInfinity, double.PositiveInfinity), (Math.Round(finding.Jump.Gain!.Value, 9), finding.Jump.Gain.Lower, finding.Jump.Gain.Upper));
        Assert.Null(finding.Jump.PAdjusted);
        double[] steps = [0.01, 0, 0.02, 0.47, 0.11, 0.03, 0.05];
        Assert.Equal(0.69 / Math.Sqrt(steps.Select(step => step * step).Average()), finding.Jump.Linearity!.Value, 1e-9);
        Assert.Equal(0.69 / 0.03, finding.Jump.Breakthroughness!.Value, 1e-9);
        Assert.Equal("+0.47", MetricLens.Reports.FindingWords.Gain(finding.Jump));
        Assert.Contains("standard errors", MetricLens.Reports.FindingWords.Sentence(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void A_continuous_metric_without_standard_errors_is_drawn_and_not_tested()
    {
        MetricFinding metric = Finding(Rows("log_loss_of_mine", Smooth, error: null)).Metrics[0];
        Assert.Equal((Verdict.Inconclusive, null), (metric.Verdict, metric.Survival));
        Assert.Contains(Reason.NoStandardError, metric.Reasons);
        Assert.Equal(8, metric.Curve!.Points.Count);
    }

    [Fact]
    public void A_proportion_without_standard_error_has_the_binomial_one()
    {
        ScaleCurve curve = Finding(Rows("log_loss_of_mine", Smooth, error: 0.04)).Jump.Curve!;
        Assert.Equal(0.02 * 0.98 / 400, curve.RunCovariance(0, 0), 1e-12);
        Assert.Equal(0, curve.RunCovariance(0, 1));
        Assert.Equal((400, 400), (curve.Examples, curve.IndependentUnits));
    }

    [Fact]
    public void A_number_of_examples_that_is_not_reported_follows_from_a_standard_error()
    {
        AggregateScore[] rows = [.. Rows("log_loss_of_mine", Smooth, error: 0.04)
            .Select(row => row.Metric == "accuracy" ? row with { Examples = null, StandardError = Math.Sqrt(row.Mean * (1 - row.Mean) / 499) } : row)];
        rows[0] = rows[0] with { Mean = 0, StandardError = 0 };
        ScaleCurve curve = Finding(rows).Jump.Curve!;
        Assert.Equal((0, 500, true), (curve.Examples, curve.IndependentUnits, curve.HasSamplingError));
        Assert.Equal(0, curve.RunCovariance(0, 0));
        Assert.True(curve.Points[0].Mean.Upper is > 0.001 and < 0.02, "Nought of 500 leaves room.");
    }

    [Fact]
    public void Two_sizes_of_a_model_and_two_means_of_a_task_are_data_errors()
    {
        AggregateScore[] rows = Rows("log_loss_of_mine", Smooth, error: 0.04);
        var fault = Assert.Throws<InputDataException>(() => MeanTable.Of([.. rows, rows[0] with { Mean = 0.5, Line = 99 }]));
        Assert.Equal("means.csv:99: field 'accuracy' is 0.5; expected one mean of model 'm0' on task 'sums'; means.csv:1 has 0.02", fault.Message);
        fault = Assert.Throws<InputDataException>(() => MeanTable.Of([.. rows, rows[0] with { Metric = "brier", Scales = new ScaleValues { Params = 7 }, Line = 99 }]));
        Assert.Contains("1000000, as elsewhere for model 'm0'", fault.Message, StringComparison.Ordinal);
        Assert.Equal(rows.Length, MeanTable.Of([.. rows, rows[0]]).Rows.Count + 8);
    }

    [Fact]
    public void What_is_no_metric_or_leaves_its_range_is_left_out_and_counted()
    {
        AggregateScore[] rows = [.. Rows("sharpness", Smooth, error: 0.04), .. Rows("exact_match", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 70, 80], error: 0.04).Where(row => row.Metric != "accuracy")];
        MeanTable table = MeanTable.Of(rows);
        Assert.Equal(8, table.Rows.Count);
        Assert.Equal([8, 8], table.LeftOut.Values);
        Assert.Equal(["'exact_match' on task 'sums' leaves the range of exact_match", "'sharpness' is no known metric"], table.LeftOut.Keys);
    }

    [Theory]
    [InlineData("ppl", 7.3890560989306495, 0.5, "target_loss", 2, 0.06766764161830635)]
    [InlineData("log_likelihood", -2, 0.5, "target_loss", 2, 0.5)]
    [InlineData("bleu", 34, 2.0, "bleu", 0.34, 0.02)]
    [InlineData("acc_norm", 0.25, 0.1, "lm_eval:acc_norm", 0.25, 0.1)]
    [InlineData("quasi_exact_match", 0.25, null, "quasi_exact_match", 0.25, null)]
    public void Names_of_tools_are_metrics_in_their_own_unit(string name, double mean, double? error, string id, double own, double? ownError)
    {
        ReportedMetric metric = new ReportedMetrics(MetricCatalogue.Library).Find(name)!;
        (double Mean, double? StandardError) converted = metric.Of(mean, error)!.Value;
        Assert.Equal(id, metric.Card.Id);
        Assert.Equal(own, converted.Mean, 1e-12);
        Assert.Equal(ownError ?? -1, converted.StandardError ?? -1, 1e-12);
    }

    [Fact]
    public void A_task_without_a_raw_metric_is_named_and_the_others_are_judged()
    {
        AggregateScore[] rows = [.. Rows("log_loss_of_mine", Smooth, error: 0.04), .. Rows("ppl", Array.ConvertAll(Smooth, Math.Exp), error: 0.04).Where(row => row.Metric == "ppl").Select(row => row with { Task = "words" })];
        InvestigationResult result = Investigation.Of(MeanTable.Of(rows, Catalogue), Options with { Catalogue = Catalogue }).Run();
        Assert.Equal("words", Assert.Single(result.WithoutRawMetric).Task);
        Assert.Equal("sums", Assert.Single(result.Findings).Key.Task);
        MeanTable none = MeanTable.Of(rows.Where(row => row.Task == "words"));
        Assert.Contains("a raw metric, such as accuracy", Assert.Throws<InputDataException>(() => Investigation.Of(none, Options).Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_the_raw_metric_is_left_out_and_a_metric_that_some_run_lacks_judges_nothing()
    {
        AggregateScore[] rows = [.. Rows("log_loss_of_mine", Smooth, error: 0.04).Where(row => !(row.Metric == "accuracy" && row.Model == "m7"))];
        Assert.Equal(7, Finding(rows).Jump.Curve!.Points.Count);
        rows = [.. Rows("log_loss_of_mine", Smooth, error: 0.04).Where(row => !(row.Metric != "accuracy" && row.Model == "m7"))];
        Assert.Equal([Reason.MeansOnly, Reason.NoContinuousMetric], Finding(rows).Reasons);
    }

    [Fact]
    public void Verdicts_of_means_are_written_with_their_reason_and_their_number()
    {
        InvestigationResult result = Investigation.Of(MeanTable.Of(Rows("log_loss_of_mine", Smooth, error: 0.04), Catalogue), Options with { Catalogue = Catalogue, VerdictsOnly = false }).Run();
        using var json = System.Text.Json.JsonDocument.Parse(Findings.Bytes(stream => MetricLens.Reports.VerdictsJson.Write(result, stream)));
        Assert.Equal(16, json.RootElement.GetProperty("input").GetProperty("means").GetInt32());
        Assert.All(json.RootElement.GetProperty("verdicts").EnumerateArray(), verdict =>
        {
            Assert.Equal("means_only", verdict.GetProperty("reasons")[0].GetString());
            Assert.Equal((400, 0), (verdict.GetProperty("examples").GetInt32(), verdict.GetProperty("dropped_examples").GetInt32()));
        });
        string csv = System.Text.Encoding.UTF8.GetString(Findings.Bytes(stream => MetricLens.Reports.CurvesCsv.Write(result.Findings, stream)));
        Assert.Equal(1 + 16, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("sums,default,,params,1000000,m0,,multiple_choice_accuracy,400,0.02,", csv, StringComparison.Ordinal);
    }

    private static MetricCatalogue Catalogue { get; } = MetricCatalogue.Library.With(new DeclaredScore(MetricCatalogue.Get("choice_log_loss").Card with { Id = "log_loss_of_mine", Examples = [] }, "log_loss_of_mine"));

    private static TaskFinding Finding(IEnumerable<AggregateScore> rows, bool verdictsOnly = true) =>
        Assert.Single(Investigation.Of(MeanTable.Of(rows, Catalogue), Options with { Catalogue = Catalogue, VerdictsOnly = verdictsOnly }).Run().Findings);

    /// <summary>Eight models with an accuracy each, of 400 examples, and a mean under another metric.</summary>
    private static AggregateScore[] Rows(string metric, double[] means, double? error) =>
    [
        .. Accuracy.Select((mean, k) => Row(k, "accuracy", mean, null, k + 1)), .. means.Select((mean, k) => Row(k, metric, mean, error, k + 11)),
    ];

    private static AggregateScore Row(int model, string metric, double mean, double? error, long line) =>
        new("sums", Record.DefaultFamily, $"m{model}", null, metric, mean, error, 400, new ScaleValues { Params = Math.Pow(10, 6 + model) }, "means.csv", line);

    /// <summary>The means that a table of scores would be reported as.</summary>
    private static MeanTable MeansOf(ScoreTable scores)
    {
        Comparison comparison = Comparison.Of(scores.Keys)[0];
        return MeanTable.Of(scores.Columns.Select(column => ScaleCurve.Of(comparison, column, ScaleAxis.Params)).OfType<ScaleCurve>().SelectMany(curve => curve.Runs.Select((run, i) =>
            new AggregateScore(comparison.Key.Task, comparison.Key.Family, run.Run.Model, null, curve.Metric.Id, run.Mean.Value, Math.Sqrt(curve.RunCovariance(i, i)), curve.Examples, run.Run.Scales, "means.csv", 0))));
    }
}
