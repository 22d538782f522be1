using MetricLens.Records;
using MetricLens.Simulation;

namespace MetricLens.Tests.Simulation;

public class SimulatorTests
{
    public static TheoryData<string> Ids => WorldCatalogueTests.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void Every_world_makes_records_that_keep_the_rules(string id)
    {
        var options = new SimulationOptions { Models = 5, Examples = 20, SeedsPerScale = 2, ClusterSize = 3 };
        var records = RecordSet.Of(Simulator.Records(WorldCatalogue.Get(id), options));
        Assert.Equal(5 * 2 * 20, records.Count);
        Assert.Equal([id], records.Keys.Tasks);
        Assert.Equal(10, records.Keys.Runs.Count);
        Assert.All(records.Keys.Runs, run => Assert.Equal("simulated", run.Family));
        Assert.Equal(7, records.Keys.Examples.Select(example => example.Cluster).Distinct().Count());
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_same_options_make_the_same_records_from_any_number_of_threads(string id)
    {
        var options = new SimulationOptions { Models = 4, Examples = 10, Seed = 7, Noise = ModelNoise.HeavyTailed };
        string[] first = Lines(id, options);
        var others = new string[4][];
        Parallel.For(0, others.Length, i => others[i] = Lines(id, options));
        Assert.All(others, other => Assert.Equal(first, other));
        Assert.NotEqual(first, Lines(id, options with { Seed = 8 }));
    }

    [Fact]
    public void A_model_answers_as_before_when_seeds_are_added_or_tokens_are_looked_at_or_not()
    {
        var options = new SimulationOptions { Examples = 10 };
        Record[] all = [.. Simulator.Records(WorldCatalogue.Get("smooth"), options)];
        Assert.Equal(Line(all[35]), Line(Simulator.Records(WorldCatalogue.Get("smooth"), options).Skip(35).First()));
    }

    [Fact]
    public void Models_are_named_so_that_they_sort_by_scale()
    {
        var records = RecordSet.Of(Simulator.Records(WorldCatalogue.Get("flat"), new() { Models = 12, Examples = 1 }));
        Assert.Equal("m01", records.Keys.Runs[0].Model);
        Assert.Equal(records.Keys.Runs.Select(run => run.Model), records.Keys.Runs.Select(run => run.Model).Order(StringComparer.Ordinal));
        Assert.Equal(1e7, records.Keys.Runs[0].Scales.Params);
        Assert.Equal(1e11, records.Keys.Runs[^1].Scales.Params);
    }

    [Fact]
    public void Spacings_are_what_they_say()
    {
        Assert.Equal([8.54, 9.11, 9.83, 11.24], Positions(new() { Models = 4, Spacing = ScaleSpacing.GptLike }), (x, y) => Math.Abs(x - y) < 1e-6);
        double[] wide = Positions(new() { Models = 6, Spacing = ScaleSpacing.OneWideGap });
        double[] gaps = [.. wide.Skip(1).Zip(wide, (next, before) => next - before)];
        Assert.Equal([4 / 7.0, 4 / 7.0, 12 / 7.0, 4 / 7.0, 4 / 7.0], gaps, (x, y) => Math.Abs(x - y) < 1e-5);
    }

    /// <summary>40,000 answers to one question at one ability; the band is four binomial standard errors.</summary>
    [Fact]
    public void An_exact_match_has_the_product_of_the_tokens_probabilities()
    {
        var options = new SimulationOptions { Models = 2, Examples = 40_000, DifficultySpread = 0, TokenSpread = 0.5, Tau = 0, Length = 3 };
        Record[] last = [.. Simulator.Records(WorldCatalogue.Get("smooth_curve"), options with { Seed = 3 }).Where(record => record.Model == "m1")];
        double expected = last.Average(record => Math.Exp(record.TargetLogprobs.ToArray().Sum()));
        double seen = last.Count(record => record.Output == record.Targets.Span[0]) / (double)last.Length;
        Assert.InRange(seen, expected - (4 * Math.Sqrt(expected / last.Length)), expected + (4 * Math.Sqrt(expected / last.Length)));
        double tokens = last.Average(record => record.TargetLogprobs.ToArray().Average(Math.Exp));
        double right = last.Average(record => Enumerable.Range(0, 3).Count(i => record.Output![i] == record.Targets.Span[0][i]) / 3.0);
        Assert.InRange(right, tokens - (4 * Math.Sqrt(tokens / (3 * last.Length))), tokens + (4 * Math.Sqrt(tokens / (3 * last.Length))));
    }

    [Fact]
    public void Texts_and_tokens_say_the_same()
    {
        foreach (Record record in Simulator.Records(WorldCatalogue.Get("step"), new() { Models = 3, Examples = 20, Length = 4 }))
        {
            Assert.Equal(4, record.TargetLogprobs.Length);
            Assert.Equal(record.Output, record.OutputTokens!.ToString().Replace(" ", "", StringComparison.Ordinal));
            Assert.Equal(record.Targets.Span[0], record.TargetTokens!.ToString().Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Without_a_margin_the_right_choice_is_likeliest_as_often_as_by_guessing(int choices)
    {
        var options = new SimulationOptions { Models = 2, Examples = 10_000, Tau = 0, Choices = choices };
        Record[] first = [.. Simulator.Records(WorldCatalogue.Get("smooth_choice"), options).Where(record => record.Model == "m1")];
        Assert.All(first, record => Assert.Equal(1, record.ChoiceLogprobs.ToArray().Sum(Math.Exp), 1e-12));
        double chance = 1.0 / choices, error = 4 * Math.Sqrt(chance * (1 - chance) / first.Length);
        Assert.InRange(first.Count(record => Best(record) == record.Gold) / (double)first.Length, chance - error, chance + error);
        for (int gold = 0; gold < choices; gold++)
            Assert.InRange(first.Count(record => record.Gold == gold) / (double)first.Length, chance - error, chance + error);
    }

    [Theory]
    [InlineData(ModelNoise.Normal, 1)]
    [InlineData(ModelNoise.HeavyTailed, 1)]
    [InlineData(ModelNoise.Normal, 5)]
    public void Noise_between_models_and_difficulty_have_the_spreads_asked_for(ModelNoise noise, int clusterSize)
    {
        var options = new SimulationOptions { Models = 100, SeedsPerScale = 20, Examples = 1, DifficultySpread = 0, TokenSpread = 0, Tau = 0.4, Noise = noise, Length = 1 };
        // Half of the noise lies within 0.6745 (normal) or 0.7649 / √3 (t with 3 degrees of freedom) of its deviation; four standard errors.
        double half = 0.4 * (noise == ModelNoise.Normal ? 0.6745 : 0.7649 / Math.Sqrt(3));
        Assert.InRange(Abilities("flat", options).Count(ability => Math.Abs(ability + 1) < half) / 2000.0, 0.5 - 0.045, 0.5 + 0.045);

        double[] difficulties = Abilities("flat", new() { Models = 2, Tau = 0, TokenSpread = 0, Length = 1, Examples = 5000, ClusterSize = clusterSize })[..5000];
        Assert.InRange(difficulties.Average(ability => (ability + 1) * (ability + 1)), 0.49 * 0.85, 0.49 * 1.15);
        double shared = Enumerable.Range(0, 2500).Average(pair => (difficulties[2 * pair] + 1) * (difficulties[(2 * pair) + 1] + 1));
        if (clusterSize == 1) Assert.InRange(shared, -0.04, 0.04);
        else Assert.True(shared > 0.1);
    }

    [Fact]
    public void An_option_out_of_its_range_is_named()
    {
        AssertRefused(new() { Models = 1 }, "Models");
        AssertRefused(new() { Examples = 0 }, "Examples");
        AssertRefused(new() { Length = 0 }, "Length");
        AssertRefused(new() { Tau = double.NaN }, "Tau");
        AssertRefused(new() { Tau = -1 }, "Tau");
        AssertRefused(new() { SeedsPerScale = 0 }, "SeedsPerScale");
        AssertRefused(new() { ClusterSize = 0 }, "ClusterSize");
        AssertRefused(new() { DifficultySpread = double.PositiveInfinity }, "DifficultySpread");
        AssertRefused(new() { TokenSpread = -0.1 }, "TokenSpread");
        AssertRefused(new() { Spacing = ScaleSpacing.GptLike }, "Models");
        AssertRefused(new() { Spacing = (ScaleSpacing)9 }, "Spacing");
        AssertRefused(new() { Noise = (ModelNoise)9 }, "Noise");
        AssertRefused(new() { Choices = 4 }, "Choices");
        AssertRefused(new() { Choices = 1 }, "Choices", "smooth_choice");
        Assert.Throws<ArgumentException>(() => Simulator.Records(WorldCatalogue.Get("flat"), new() { Task = "" }));
    }

    private static void AssertRefused(SimulationOptions options, string option, string world = "smooth") =>
        Assert.Equal(option, Assert.Throws<ArgumentOutOfRangeException>(() => Simulator.Records(WorldCatalogue.Get(world), options)).ParamName);

    private static double[] Positions(SimulationOptions options) =>
        [.. RecordSet.Of(Simulator.Records(WorldCatalogue.Get("flat"), options with { Examples = 1 })).Keys.Runs.Select(run => Math.Log10(run.Scales.Params!.Value))];

    /// <summary>The log-odds of each record's first token.</summary>
    private static double[] Abilities(string world, SimulationOptions options) =>
        [.. Simulator.Records(WorldCatalogue.Get(world), options).Select(record => record.TargetLogprobs.Span[0]).Select(log => log - Math.Log(-Math.Exp(log) + 1))];

    private static int Best(Record record)
    {
        double[] logprobs = record.ChoiceLogprobs.ToArray();
        return Array.IndexOf(logprobs, logprobs.Max());
    }

    private static string[] Lines(string world, SimulationOptions options) => [.. Simulator.Records(WorldCatalogue.Get(world), options).Select(Line)];

    private static string Line(Record record) => string.Join('|', record.Model, record.Seed, record.ExampleId, record.Output, record.Targets.IsEmpty ? "" : record.Targets.Span[0],
        string.Join(' ', record.TargetLogprobs.ToArray().Concat(record.ChoiceLogprobs.ToArray()).Select(BitConverter.DoubleToInt64Bits)), record.Gold);
}
