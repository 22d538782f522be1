using System.IO.Compression;
using System.Text.Json;
using MetricLens.Metrics;
using MetricLens.Simulation;

namespace MetricLens.Cli.Tests;

public sealed class OtherCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<string> Worlds => [.. WorldCatalogue.All.Select(world => world.Card.Id)];

    [Fact]
    public void Scores_go_to_the_output_where_a_hyphen_asks_for_it()
    {
        Call call = Call.Of("score", _scratch.Simulated("smooth"), "--metrics", "exact_match, token_accuracy", "--out", "-");
        Assert.Equal("task,family,model,seed,arm,example_id,metric,score,unscored_reason,cluster,params,train_tokens,train_flops,train_loss,step,units,chance", call.Lines[0]);
        Assert.Equal(1 + (2 * 8 * 60), call.Lines.Length);
    }

    [Fact]
    public void Scores_are_compressed_by_the_name_of_the_file()
    {
        string input = _scratch.Simulated("smooth");
        Call plain = Call.Of("score", input, "--out", _scratch["deep", "scores.csv"]), compressed = Call.Of("score", input, "--out", _scratch["scores.csv.gz"]);
        Assert.Equal((0, 0), (plain.ExitCode, compressed.ExitCode));
        using var gzip = new GZipStream(File.OpenRead(_scratch["scores.csv.gz"]), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        Assert.Equal(File.ReadAllText(_scratch["deep", "scores.csv"]), reader.ReadToEnd());
    }

    [Fact]
    public void The_catalogue_lists_every_metric_as_a_table_and_as_json()
    {
        Call table = Call.Of("metrics"), json = Call.Of("metrics", "--json");
        Assert.All(MetricCatalogue.Library.Cards, card => Assert.Contains($"| {card.Id} ", table.Output, StringComparison.Ordinal));
        Assert.All(MetricWrapper.All, wrapper => Assert.Contains(wrapper.Call, table.Output, StringComparison.Ordinal));
        Assert.Equal(MetricCatalogue.Library.Cards.Select(card => card.Id),
            JsonDocument.Parse(json.Output).RootElement.GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("id").GetString()));
    }

    [Theory, MemberData(nameof(Worlds))]
    public void Every_world_can_be_written_and_is_named_in_help(string world)
    {
        Assert.True(new FileInfo(_scratch.Simulated(world)).Length > 0);
        Assert.Contains(world, Call.Of("simulate", "--help").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_makes_a_simulation()
    {
        byte[] one = File.ReadAllBytes(_scratch.Simulated("step")), again = File.ReadAllBytes(_scratch.Simulated("step")), other = File.ReadAllBytes(_scratch.Simulated("step", "--seed", "2"));
        Assert.Equal(one, again);
        Assert.NotEqual(one, other);
    }
}
