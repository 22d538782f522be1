using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Metrics;

/// <summary>Metrics of numbers that a record brings along, and cards of such numbers.</summary>
public sealed class LoggedScoreTests : IDisposable
{
    private const string Sound = """{"id":"x","direction":"higher_is_better","minimum":0,"maximum":1,"continuity":"continuous"}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("step_success", "steps_passed", "steps", 3, 4, 0.75)]
    [InlineData("unit_test_share", "tests_passed", "tests", 3, 4, 0.75)]
    [InlineData("step_power", "steps_passed", "steps", 1, 2, 0.25)]
    [InlineData("pass_at_k", "c", "n", 3, 4, 0.75)]
    [InlineData("pass_at_k:2", "c", "n", 1, 4, 0.5)]
    [InlineData("task_success", "steps_passed", "steps", 4, 4, 1)]
    public void A_share_is_of_two_counts(string metric, string passed, string all, double right, double whole, double score)
    {
        Assert.Equal(score, Measure(metric, (passed, right), (all, whole)).Value, 1e-15);
        Assert.Equal($"no score '{passed}'", Measure(metric, (all, whole)).UnscoredReason);
        Assert.Equal($"no score '{all}'", Measure(metric, (passed, right)).UnscoredReason);
        Assert.Equal($"the score '{passed}' is no count", Measure(metric, (passed, 0.5), (all, whole)).UnscoredReason);
        Assert.Equal($"the score '{passed}' is no count", Measure(metric, (passed, -1), (all, whole)).UnscoredReason);
        Assert.Equal($"the score '{all}' is no count", Measure(metric, (passed, right), (all, 3e9)).UnscoredReason);
        Assert.Equal($"the score '{all}' is not finite", Measure(metric, (passed, right), (all, double.NaN)).UnscoredReason);
    }

    [Fact]
    public void Counts_go_up_to_the_greatest_whole_number_and_together()
    {
        Assert.Equal(int.MaxValue, Measure("step_success", ("steps_passed", 0), ("steps", int.MaxValue)).Units);
        Assert.Equal("the score 'steps' is 0: there is nothing to pass", Measure("step_success", ("steps_passed", 0), ("steps", 0)).UnscoredReason);
        Assert.Equal("the score 'steps_passed' is above 'steps'", Measure("step_success", ("steps_passed", 5), ("steps", 4)).UnscoredReason);
        Assert.Equal("the score 'steps_passed' is above 'steps'", Measure("task_success", ("steps_passed", 5), ("steps", 4)).UnscoredReason);
        Assert.Equal("more samples passed than there are", Measure("pass_at_k", ("c", 5), ("n", 4)).UnscoredReason);
        Assert.Equal("fewer than 5 samples", Measure("pass_at_k:5", ("c", 4), ("n", 4)).UnscoredReason);
        Assert.Equal("fewer than 1 samples", Measure("pass_at_k", ("c", 0), ("n", 0)).UnscoredReason);
        Assert.Equal("the score 'success' is neither 0 nor 1", Measure("task_success", ("success", 0.5), ("steps_passed", 4), ("steps", 4)).UnscoredReason);
        Assert.Equal(0, Measure("task_success", ("success", 0), ("steps_passed", 4), ("steps", 4)).Value);
    }

    [Fact]
    public void Pass_at_k_asks_for_counts_that_can_be()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PassAtK.Estimate(3, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PassAtK.Estimate(3, 1, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => PassAtK.Estimate(3, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PassAtK.Estimate(3, 4, 1));
        Assert.Equal((0, 1, 1, 0), (PassAtK.Estimate(3, 0, 3), PassAtK.Estimate(3, 1, 3), PassAtK.Estimate(3, 3, 1), PassAtK.Estimate(1, 0, 1)));
    }

    [Fact]
    public void A_declared_score_is_inside_its_range_ends_included()
    {
        DeclaredScore score = Assert.Single(MetricCardFile.Load(File(Sound)));
        Assert.Equal((0, 1), (score.Measure(Logged(("x", 0))).Value, score.Measure(Logged(("x", 1))).Value));
        Assert.Equal("the score 'x' is outside its declared range", score.Measure(Logged(("x", -0.001))).UnscoredReason);
        Assert.Equal("the score 'x' is outside its declared range", score.Measure(Logged(("x", 1.001))).UnscoredReason);
        Assert.Equal(("x", "x", "A score that came with the records as 'x'.", "", "declared by the user", LatentScale.None, EvidenceTier.None, RecordFields.Scores, MetricLevel.Example),
            (score.Card.Id, score.Card.Name, score.Card.Summary, score.Card.Chance, score.Card.Reference, score.Card.LatentScale, score.Card.Tier, score.Card.Inputs, score.Card.Level));
    }

    [Fact]
    public void A_card_says_what_it_says()
    {
        const string Full = """
            {"id":"my_score","score":"logged","name":"My score","summary":"Mine.","direction":"lower_is_better","minimum":null,"maximum":5.5,"continuity":"threshold_fine","latent_scale":"none","tier":"A","chance":"2","reference":"Me (2026)"}
            """;
        DeclaredScore score = Assert.Single(MetricCardFile.Load(File(Full)));
        MetricCard card = score.Card;
        Assert.Equal(("my_score", "My score", "Mine.", Direction.LowerIsBetter, double.NegativeInfinity, 5.5), (card.Id, card.Name, card.Summary, card.Direction, card.Minimum, card.Maximum));
        Assert.Equal((Continuity.ThresholdFine, LatentScale.None, EvidenceTier.None, "2", "Me (2026)"), (card.Continuity, card.LatentScale, card.Tier, card.Chance, card.Reference));
        Assert.Equal(3, score.Measure(Logged(("logged", 3))).Value);
        Assert.Equal(["A score that came with the records as 'logged'.", "my score"], MetricCardFile.Load(File(Sound.Replace("\"x\"", "\"my_score\",\"score\":\"logged\"", StringComparison.Ordinal))).SelectMany(own => new[] { own.Card.Summary, own.Card.Name }));
    }

    [Theory]
    [InlineData("A", EvidenceTier.TargetLogprobs)]
    [InlineData("B", EvidenceTier.ChoiceLogprobs)]
    [InlineData("C", EvidenceTier.Text)]
    public void A_tier_is_a_letter(string letter, EvidenceTier tier) =>
        Assert.Equal(tier, Assert.Single(MetricCardFile.Load(File(Sound.Replace("}", $",\"latent_scale\":\"logit\",\"tier\":\"{letter}\"}}", StringComparison.Ordinal)))).Card.Tier);

    [Theory]
    [InlineData("[]", "the input is an empty array; expected at least one card")]
    [InlineData("7", "field '' is 7; expected an object")]
    [InlineData("[SOUND,7]", "field '[1].' is 7; expected an object")]
    [InlineData("[SOUND,{}]", "field '[1].id' is missing; expected the metric's id")]
    [InlineData("""{"id":""}""", "field 'id' is ; expected a text that is not empty")]
    [InlineData("""{"id":7}""", "field 'id' is 7; expected a text that is not empty")]
    [InlineData("""{"id":"x"}""", "field 'direction' is missing; expected 'higher_is_better' or 'lower_is_better'")]
    [InlineData("""{"id":"x","direction":"HigherIsBetter"}""", "field 'direction' is HigherIsBetter; expected 'higher_is_better' or 'lower_is_better'")]
    [InlineData("""{"id":"x","direction":"lower_is_better","minimum":1e999,"maximum":1}""", "field 'minimum' is 1e999; expected a number, or null where there is no bound")]
    [InlineData("""{"id":"x","direction":"lower_is_better","minimum":true,"maximum":1}""", "field 'minimum' is True; expected a number, or null where there is no bound")]
    [InlineData("""{"id":"x","direction":"lower_is_better","minimum":0}""", "field 'maximum' is missing; expected a number, or null where there is no bound")]
    [InlineData("""{"id":"x","direction":"lower_is_better","minimum":0,"maximum":1}""", "field 'continuity' is missing; expected 'threshold_coarse' or 'threshold_fine' or 'continuous'")]
    [InlineData("""{"id":"x","latent_scale":"log"}""", "field 'latent_scale' is log; expected 'none' or 'negative_log_loss' or 'logit'")]
    [InlineData("{\n\"id\":", "no JSON")]
    public void A_fault_is_told_with_its_place(string json, string said)
    {
        string file = File(json.Replace("SOUND", Sound, StringComparison.Ordinal)), message = Assert.Throws<InputDataException>(() => MetricCardFile.Load(file)).Message;
        // Only what is no JSON has a line.
        Assert.StartsWith(said == "no JSON" ? $"{file}:2: " : $"{file}: ", message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_is_a_fault_of_the_data() => Assert.Contains("no file", Assert.Throws<InputDataException>(() => MetricCardFile.Load("/nowhere/cards.json")).Message, StringComparison.Ordinal);

    private string File(string json) => _folder.File("card.json", json);

    private static Score Measure(string metric, params (string Name, double Value)[] scores) => MetricCatalogue.Get(metric).Measure(Logged(scores));

    private static Record Logged(params (string Name, double Value)[] scores) => new() { Task = "t", Model = "m", ExampleId = "1", Scores = scores.ToDictionary(score => score.Name, score => score.Value) };
}
