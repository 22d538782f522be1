using System.Globalization;
using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Tests.Reports;

public class FindingWordsTests
{
    private static readonly MetricCard LogLikelihood = MetricCatalogue.Get("target_log_likelihood").Card;
    private static readonly MetricCard EditDistance = MetricCatalogue.Get("normalized_token_edit_distance").Card;

    /// <summary>From nought to 30 of 40 between the third and the fourth of six scales.</summary>
    private static readonly TaskFinding Jumping = Finding(0, 0, 0, 30, 32, 33);

    [Fact]
    public void The_title_names_task_and_verdict() => Assert.Equal("task: survives", FindingWords.Title(Told(Verdict.Survives)));

    [Fact]
    public void The_title_names_a_family_and_an_arm_that_are_given()
    {
        Record[] records = [.. Family.Records([Family.Right(1, 4), Family.Right(2, 4)]).Select(record => new Record
        {
            Task = "task", Family = "width", Arm = "few-shot", Model = record.Model, ExampleId = record.ExampleId,
            Scales = record.Scales, Targets = record.Targets, Output = record.Output,
        })];
        Assert.Equal("task (width, few-shot)", FindingWords.Subject(Run(records).Findings[0]));
    }

    [Fact]
    public void An_artifact_is_told_by_what_smooth_progress_explains() => Assert.Equal(
        "Smooth progress in target log-likelihood explains 83 % [70, 97] of the jump in exact match from m02 to m03; it was under way before.",
        FindingWords.Sentence(Told(Verdict.Artifact, new(0.83, 0.7, 0.97, 0.6, 0.7))));

    [Fact]
    public void An_artifact_without_an_explained_share_claims_none()
    {
        string sentence = FindingWords.Sentence(Told(Verdict.Artifact));
        Assert.Matches(@"^No step in target log-likelihood goes with the jump \(−?\d+ % \[.*\] of the gain\): smooth progress was under way before\.$", sentence);
        Assert.DoesNotContain("explains", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_minor_step_is_told_by_its_share_and_the_rest() => Assert.Matches(
        @"^A step is real but makes up only −?\d+ % \[.*\] of the gain in target log-likelihood; smooth progress explains 40 % \[−5, 81\] of the jump in exact match\.$",
        FindingWords.Sentence(Told(Verdict.Attenuated, new(0.4, -0.05, 0.81, 0.3, 0.7))));

    [Fact]
    public void A_surviving_jump_is_told_by_the_share_of_its_step() => Assert.Matches(
        @"^A step makes up \d+ % \[.*\] of the gain in target log-likelihood: the jump is in the models, not in the metric alone\.$",
        FindingWords.Sentence(Told(Verdict.Survives)));

    [Fact]
    public void A_take_off_is_told_by_its_onset() => Assert.Matches(
        @"^Target log-likelihood is flat up to m0\d and rises from there: the scales below do not foretell the rise\.$",
        FindingWords.Sentence(Told(Verdict.TakesOff)));

    [Fact]
    public void Metrics_that_disagree_are_named_with_what_they_say()
    {
        MetricFinding survives = Told(Verdict.Survives).Metrics[0], artifact = Told(Verdict.Artifact).Metrics[0] with { Metric = EditDistance };
        TaskFinding finding = Jumping with { Overall = Verdict.MetricDependent, Metrics = [survives, artifact], Reasons = [Reason.MetricsDiffer] };
        Assert.Equal("The continuous metrics disagree: survives under target log-likelihood; artifact under normalized token edit distance.", FindingWords.Sentence(finding));
        Assert.Empty(FindingWords.Caveats(finding));
    }

    [Fact]
    public void What_cannot_be_told_says_why()
    {
        TaskFinding finding = Told(Verdict.Inconclusive) with { Reasons = [Reason.ModelNoise, Reason.Edge] };
        Assert.StartsWith("The data cannot tell whether the jump of 0.75 in exact match from m02 to m03 is in the models: "
            + "models differ by more than scale explains; the jump is at the edge of the scales; a step may make up ", FindingWords.Sentence(finding), StringComparison.Ordinal);
        Assert.Empty(FindingWords.Caveats(finding));
    }

    [Fact]
    public void Without_a_continuous_metric_nothing_is_said_of_a_step() => Assert.Equal(
        "The data cannot tell whether the jump of 0.75 in exact match from m02 to m03 is in the models: no continuous metric can be computed.",
        FindingWords.Sentence(Jumping with { Overall = Verdict.Inconclusive, Metrics = [], Reasons = [Reason.NoContinuousMetric] }));

    [Fact]
    public void A_floor_that_hides_says_how_much_and_what_would_show_it()
    {
        string sentence = FindingWords.Sentence(Run(Family.Records([Family.Right(0, 12), Family.Right(0, 12), Family.Right(0, 12)])).Findings[0]);
        Assert.Matches(@"^The data cannot tell whether exact match jumps: too few examples to see the floor; no success in 12 examples leaves room for 0\.\d\d, and \d+ examples would show 0\.10\.$", sentence);
    }

    [Fact]
    public void One_scale_has_no_gap_to_speak_of() => Assert.Equal(
        "The data cannot tell whether exact match jumps: too few scales.", FindingWords.Sentence(Run(Family.Records([Family.Right(3, 8)])).Findings[0]));

    [Theory]
    [InlineData("The largest gain in exact match, 0.05 from m00 to m01, is too small to call a jump.", 10, 12, 12)]
    [InlineData("From no scale to the next does exact match improve: there is no jump to explain.", 30, 20, 10)]
    [InlineData("The largest gain in exact match, 0.25 from m00 to m01, is only 29 % of the rise over all scales: no single gap stands out.", 0, 10, 19, 28, 35)]
    public void No_jump_says_which_rule_it_fails(string sentence, params int[] right) =>
        Assert.Equal(sentence, FindingWords.Sentence(Finding(right) with { Overall = Verdict.NoApparentJump }));

    [Fact]
    public void Counts_are_singular_where_they_are_one()
    {
        Assert.Equal("6 scales, 6 runs, 40 examples", FindingWords.Counts(Jumping));
        Assert.Equal("1 scale, 1 run, 8 examples", FindingWords.Counts(Run(Family.Records([Family.Right(3, 8)])).Findings[0]));
    }

    [Fact]
    public void Caveats_of_a_verdict_are_its_reasons() =>
        Assert.Equal("another scale axis says otherwise; texts only, no log-probabilities",
            FindingWords.Caveats(Told(Verdict.Artifact) with { Reasons = [Reason.AxisDependent, Reason.TextOnlyEvidence] }));

    [Theory]
    [InlineData(Verdict.Artifact)]
    [InlineData(Verdict.Attenuated)]
    [InlineData(Verdict.TakesOff)]
    [InlineData(Verdict.Survives)]
    [InlineData(Verdict.Inconclusive)]
    [InlineData(Verdict.NoApparentJump)]
    [InlineData(Verdict.MetricDependent)]
    public void A_Chinese_sentence_carries_the_numbers_of_the_English_one(Verdict verdict)
    {
        TaskFinding finding = Told(verdict, new(0.83, 0.7, 0.97, 0.6, 0.7));
        string english = FindingWords.Sentence(finding), chinese = FindingWords.Sentence(finding, "zh");
        Assert.Equal(Numbers(english), Numbers(chinese));
        Assert.EndsWith("。", chinese, StringComparison.Ordinal);
        Assert.DoesNotMatch("[A-Za-z]{3,}", chinese);
        Assert.Equal("task：" + ReportTerms.Of(verdict, "zh"), FindingWords.Title(finding, "zh"));
        Assert.Equal("6 个规模点，6 次训练，40 个样例", FindingWords.Counts(finding, "zh"));

        static IEnumerable<string> Numbers(string text) => System.Text.RegularExpressions.Regex.Matches(text, @"−?\d+(?:\.\d+)?").Select(number => number.Value).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Caveats_are_told_in_Chinese_too_and_another_language_is_refused()
    {
        TaskFinding finding = Told(Verdict.Artifact) with { Reasons = [Reason.AxisDependent, Reason.TextOnlyEvidence] };
        Assert.Equal("换一个规模轴结论不同；只有文本，没有对数概率", FindingWords.Caveats(finding, "zh"));
        Assert.Throws<ArgumentException>(() => FindingWords.Sentence(finding, "fr"));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    public void The_culture_leaves_no_trace(string culture)
    {
        TaskFinding finding = Told(Verdict.Artifact, new(1.04, -0.05, 1.2, 0.6, 0.7));
        string expected = FindingWords.Sentence(finding) + FindingWords.Gain(finding.Jump) + FindingWords.Counts(finding);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, FindingWords.Sentence(finding) + FindingWords.Gain(finding.Jump) + FindingWords.Counts(finding));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0.34, "+0.34")]
    [InlineData(0.004, "+0.004")]
    [InlineData(-0.25, "−0.25")]
    [InlineData(0, "0.00")]
    public void A_gain_carries_its_sign(double gain, string expected) => Assert.Equal(expected, FindingWords.GainOf(gain));

    private static InvestigationResult Run(IEnumerable<Record> records) => Investigation.Of(RecordSet.Of(records), new() { Resamples = 1000 }).Run();

    private static TaskFinding Finding(params int[] right) =>
        Run(Family.Records([.. right.Select(count => Family.Right(count, 40))])).Findings[0];

    /// <summary>The jump with a verdict under the log-likelihood, whose latent curve rises by a line and a step.</summary>
    private static TaskFinding Told(Verdict verdict, ExplainedJump? explained = null)
    {
        double[] positions = [7, 8, 9, 10, 11, 12], values = [0.05, 0.21, 0.38, 2.6, 2.83, 2.96];
        double[,] covariance = new double[6, 6];
        for (int k = 0; k < 6; k++) covariance[k, k] = 1e-4;
        ScaleCurve curve = Jumping.Metrics[0].Curve!;
        var metric = new MetricFinding
        {
            Metric = LogLikelihood, Curve = curve, Verdict = verdict, Reasons = [], Explained = explained,
            Survival = SurvivalTest.Run(LatentCurve.Of(positions, values, covariance), 3, new()),
        };
        return Jumping with { Overall = verdict, Metrics = [metric], Reasons = [] };
    }
}
