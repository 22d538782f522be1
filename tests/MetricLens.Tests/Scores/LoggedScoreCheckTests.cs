using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens.Tests.Scores;

public class LoggedScoreCheckTests
{
    [Fact]
    public void Agreements_disagreements_and_what_cannot_be_computed_are_told_apart()
    {
        var check = new LoggedScoreCheck(name => name == "tool:acc" ? new MultipleChoiceAccuracy() : null);
        check.Observe(Line("1", 1, [-1, -2]));
        check.Observe(Line("2", 1, [-3, -2]));
        check.Observe(Line("3", 1, null));
        LoggedScoreAgreement[] results = [.. check.Results];
        Assert.Equal(["tool:acc", "tool:other"], results.Select(result => result.Name));
        Assert.Equal((true, 3, 1, 1), (results[0].IsChecked, results[0].Logged, results[0].Agreeing, results[0].Unscored));
        Assert.Equal(("2", 1, 0, "f", 2), (results[0].Disagreements[0].ExampleId, results[0].Disagreements[0].Logged, results[0].Disagreements[0].Computed, results[0].Disagreements[0].File, results[0].Disagreements[0].Line));
        Assert.False(results[1].IsChecked);
    }

    private static RecordLine Line(string id, double logged, double[]? logprobs) => new(new Record
    {
        Task = "t", Model = "m", ExampleId = id, Choices = new[] { "a", "b" }, ChoiceLogprobs = logprobs, Gold = 0,
        Scores = new Dictionary<string, double> { ["tool:acc"] = logged, ["tool:other"] = 0, ["own"] = 5 },
    }, "f", long.Parse(id, System.Globalization.CultureInfo.InvariantCulture), []);
}
