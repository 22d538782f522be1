using MetricLens.Jumps;
using MetricLens.Reports;
using MetricLens.Reports.Explaining;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Reports;

public class ExplanationTests
{
    [Theory]
    [InlineData("step", "en", "Verdict over all: survives.")]
    [InlineData("step", "zh", "总结论：跳变成立。")]
    [InlineData("flat", "en", "Verdict over all: no apparent jump.")]
    [InlineData("flat", "zh", "总结论：没有表观跳变。")]
    public void An_explanation_ends_in_the_verdict(string world, string language, string last) =>
        Assert.Equal(last, Explanation.Of(Finding(world), language)[^1]);

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Every_sentence_but_the_verdicts_carries_a_number(string language)
    {
        foreach (string world in new[] { "smooth_curve", "step", "hinge", "flat", "half_step" })
        {
            IReadOnlyList<string> sentences = Explanation.Of(Finding(world), language);
            Assert.True(sentences.Count >= 4);
            Assert.All(sentences.SkipLast(1), sentence => Assert.True(sentence.Any(char.IsAsciiDigit) || sentence.Contains("erdict", StringComparison.Ordinal) || sentence.Contains("结论", StringComparison.Ordinal), sentence));
        }
    }

    [Fact]
    public void The_step_share_said_is_the_step_share_found()
    {
        TaskFinding finding = Finding("step");
        string share = FindingWords.StepShare(finding.Metrics[0])!;
        Assert.Contains(Explanation.Of(finding), sentence => sentence.Contains(share, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_language_is_refused() => Assert.Contains("en", Assert.Throws<ArgumentException>(() => Explanation.Of(Finding("flat"), "fr")).Message, StringComparison.Ordinal);

    [Fact]
    public void Chinese_has_a_phrase_of_its_own_for_every_reason_verdict_axis_and_metric()
    {
        var phrases = new ChinesePhrases();
        Assert.All(Enum.GetValues<Reason>(), reason => AssertChinese(phrases.Reason(reason)));
        Assert.All(Enum.GetValues<Verdict>(), verdict => AssertChinese(phrases.Verdict(verdict)));
        Assert.All(MetricLens.Records.ScaleAxes.All, axis => AssertChinese(phrases.Axis(axis)));
        Assert.All(MetricLens.Metrics.MetricCatalogue.All, metric => AssertChinese(phrases.Metric(metric.Card)));
        Assert.Equal(Enum.GetValues<Reason>().Length, Enum.GetValues<Reason>().Select(phrases.Reason).Distinct().Count());
    }

    private static void AssertChinese(string text) => Assert.Contains(text, character => character is >= '\u4e00' and <= '\u9fff');

    private static TaskFinding Finding(string world) => Investigation.Of(
        MetricLens.Records.RecordSet.Of(Simulator.Records(WorldCatalogue.Get(world), new() { Examples = 200 })), new() { Resamples = 1000 }).Run().Findings[0];
}
