using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Simulation;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Metrics;

/// <summary>A metric from outside the library, as a user would write one.</summary>
public sealed class OutputLength : IMetric
{
    public MetricCard Card { get; } = new()
    {
        Id = "output_length",
        Name = "output length",
        Summary = "The number of characters of the output.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.ThresholdFine,
        Inputs = RecordFields.Output,
        Reference = "none",
        Examples = [new("Three characters.", Given.OfText("abc"), 3)],
    };

    public Score Measure(Record record) => record.Output is null ? Score.Unscored("no output") : Score.Of(record.Output == "fail" ? double.NaN : record.Output.Length);
}

public sealed class UserMetricTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_assembly_brings_its_metrics()
    {
        MetricCatalogue catalogue = MetricAssembly.AddTo(MetricCatalogue.Library, typeof(OutputLength).Assembly.Location);
        Assert.Equal(3, catalogue.Parse("output_length").Measure(Given.OfText("abc")).Value);
        Assert.Equal("threshold(output_length,3)", catalogue.Parse("threshold(output_length,3)").Card.Id);
        Assert.Throws<ArgumentException>(() => MetricCatalogue.Get("output_length"));
    }

    [Fact]
    public void An_assembly_that_will_not_do_is_a_fault_of_the_data()
    {
        string text = _folder.File("text.dll", "no assembly");
        Assert.Contains("no .NET assembly", Fault(text), StringComparison.Ordinal);
        Assert.Contains("no file", Fault(text + ".none"), StringComparison.Ordinal);
        Assert.Contains("an assembly without metrics", Fault(typeof(MathNet.Numerics.Constants).Assembly.Location), StringComparison.Ordinal);
        string own = typeof(OutputLength).Assembly.Location;
        MetricCatalogue once = MetricAssembly.AddTo(MetricCatalogue.Library, own);
        Assert.Contains("The id 'output_length' is taken", Assert.Throws<InputDataException>(() => MetricAssembly.AddTo(once, own)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_joins_an_investigation_in_a_notebook()
    {
        var records = RecordSet.Of(Simulator.Records(WorldCatalogue.Get("smooth"), new SimulationOptions { Examples = 40 }));
        InvestigationResult plain = Investigation.Of(records, new() { Resamples = 1000 }).Run(), more = Investigation.Of(records, new() { Resamples = 1000 }).With(new OutputLength()).Run();
        Assert.Null(plain.Scores.Find("output_length"));
        Assert.NotNull(more.Scores.Find("output_length"));
        Assert.Equal(plain.Findings[0].Overall, more.Findings[0].Overall);
    }

    [Fact]
    public void A_metric_that_fails_is_told_with_the_record()
    {
        var records = RecordSet.Of([Given.OfText("fail", "x")]);
        InputDataException fault = Assert.Throws<InputDataException>(() => ScoreTable.Of(records, [new OutputLength()]));
        Assert.Contains("metric 'output_length' fails on example '1' of model 'model'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("brier", "is taken")]
    [InlineData("threshold", "is taken")]
    [InlineData("My Metric", "must have an id of lower-case letters")]
    public void An_id_that_will_not_do_is_an_argument_error(string id, string said)
    {
        MetricCard card = new OutputLength().Card with { Id = id };
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => MetricCatalogue.Library.With(new Renamed(card))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_score_is_a_metric()
    {
        string file = _folder.File("cards.json", """
            [{"id":"judge","score":"judge_score","direction":"higher_is_better","minimum":0,"maximum":10,"continuity":"threshold_fine","latent_scale":"logit"},
             {"id":"nats","direction":"lower_is_better","minimum":0,"maximum":null,"continuity":"continuous","latent_scale":"negative_log_loss","tier":"A","chance":"ln 2"}]
            """);
        IReadOnlyList<DeclaredScore> scores = MetricCardFile.Load(file);
        MetricCard judge = scores[0].Card;
        Assert.Equal(("judge", 10, LatentScale.Logit, EvidenceTier.Text), (judge.Id, judge.Maximum, judge.LatentScale, judge.Tier));
        Assert.Equal((double.PositiveInfinity, EvidenceTier.TargetLogprobs, "ln 2"), (scores[1].Card.Maximum, scores[1].Card.Tier, scores[1].Card.Chance));
        Assert.Equal(7, scores[0].Measure(Logged("judge_score", 7)).Value);
        Assert.Equal("the score 'judge_score' is outside its declared range", scores[0].Measure(Logged("judge_score", 11)).UnscoredReason);
        Assert.Equal("no score 'judge_score'", scores[0].Measure(Logged("other", 1)).UnscoredReason);
    }

    [Theory]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "an empty array")]
    [InlineData("[1]", "an object")]
    [InlineData("""{"direction":"higher_is_better"}""", "the metric's id")]
    [InlineData("""{"id":"x","direction":"up","minimum":0,"maximum":1,"continuity":"continuous"}""", "'higher_is_better' or 'lower_is_better'")]
    [InlineData("""{"id":"x","direction":"higher_is_better","maximum":1,"continuity":"continuous"}""", "a number, or null")]
    [InlineData("""{"id":"x","direction":"higher_is_better","minimum":"0","maximum":1,"continuity":"continuous"}""", "a number, or null")]
    [InlineData("""{"id":"x","direction":"higher_is_better","minimum":1,"maximum":0,"continuity":"continuous"}""", "a minimum below its maximum")]
    [InlineData("""{"id":"x","direction":"higher_is_better","minimum":0,"maximum":null,"continuity":"continuous","latent_scale":"logit"}""", "a finite range")]
    [InlineData("""{"id":"x","direction":"higher_is_better","minimum":0,"maximum":1,"continuity":"threshold_coarse","latent_scale":"logit"}""", "while it is threshold-coarse")]
    [InlineData("""{"id":"x","direktion":"higher_is_better"}""", "did you mean 'direction'?")]
    [InlineData("""{"id":"x","direction":"higher_is_better","minimum":0,"maximum":1,"continuity":"continuous","latent_scale":"logit","tier":"D"}""", "A, B or C")]
    public void A_faulty_card_is_told_with_its_field(string json, string said)
    {
        string file = _folder.File("card.json", json);
        InputDataException fault = Assert.Throws<InputDataException>(() => MetricCardFile.Load(file));
        Assert.StartsWith(file, fault.Message, StringComparison.Ordinal);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
    }

    private static string Fault(string path) => Assert.Throws<InputDataException>(() => MetricAssembly.AddTo(MetricCatalogue.Library, path)).Message;

    private static Record Logged(string name, double value) => new() { Task = "t", Model = "m", ExampleId = "1", Scores = new Dictionary<string, double> { [name] = value } };

    private sealed class Renamed(MetricCard card) : IMetric
    {
        public MetricCard Card => card;

        public Score Measure(Record record) => Score.Of(0);
    }
}
