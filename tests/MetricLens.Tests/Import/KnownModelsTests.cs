using MetricLens.Import;
using MetricLens.Records;

namespace MetricLens.Tests.Import;

public class KnownModelsTests
{
    [Theory]
    [InlineData("EleutherAI/pythia-1.4b", "pythia", 1414647808)]
    [InlineData("EleutherAI/pythia-v1.1-1.4b@step143000", "pythia", 1414647808)]
    [InlineData("meta-llama/Llama-2-7b-hf", "llama-2", 7e9)]
    [InlineData("meta-llama/Llama-2-7b-chat-hf", "llama-2-instruct", 7e9)]
    [InlineData("Qwen/Qwen3-8B", "qwen3-instruct", 8.2e9)]
    [InlineData("Qwen/Qwen3-8B-Base", "qwen3", 8.2e9)]
    [InlineData("Qwen/Qwen2.5-72B-Instruct", "qwen2.5-instruct", 72.7e9)]
    [InlineData("microsoft/Phi-3-mini-4k-instruct", "phi-3-instruct", 3.8e9)]
    [InlineData("google/gemma-3-27b-pt", "gemma-3", 27e9)]
    [InlineData("openai/davinci", "gpt-3-api", 175e9)]
    [InlineData("Qwen/Qwen9-8B", null, 0)]
    [InlineData("google/gemma-2-9b-it", "gemma-2-instruct", 9e9)]
    [InlineData("facebook/opt-125m", "opt", 125e6)]
    public void A_name_is_found_without_its_organization_and_revision(string name, string? family, double parameters)
    {
        KnownModel? known = KnownModels.Find(name);
        Assert.Equal(family, known?.Family);
        if (known is not null) Assert.Equal(parameters, known.Scales.Params);
    }

    [Fact]
    public void Every_model_has_a_source_a_size_and_the_basis_of_its_flops()
    {
        Assert.True(KnownModels.All.Count > 120);
        Assert.All(KnownModels.All, model =>
        {
            Assert.Matches(@"(19|20)\d\d|model card|release|estimate", model.Source);
            Assert.True(model.Scales.Params > 1e6);
            Assert.Equal(model.Scales.TrainFlops is null, model.FlopsBasis == FlopsBasis.None);
            // Published compute counts more or less than the rule of thumb, but not by orders of magnitude.
            if (model.Scales.TrainTokens is { } tokens) Assert.InRange(model.Scales.TrainFlops!.Value / (6 * model.Scales.Params!.Value * tokens), 0.5, 2);
        });
    }

    [Fact]
    public void Published_compute_is_marked_and_a_near_name_suggested()
    {
        Assert.Equal(FlopsBasis.SixParametersTokens, KnownModels.Find("opt-66b")!.FlopsBasis);
        Assert.Equal(FlopsBasis.Published, KnownModels.Find("gpt-3-175b")!.FlopsBasis);
        Assert.Equal("pythia-160m", KnownModels.Nearest("pythia-16m0"));
        Assert.Equal("meta-llama-3.1-8b-instruct", KnownModels.Nearest("Meta-Llama-3_1-8B-Instruct"));
        Assert.Null(KnownModels.Nearest("gpt-4o"));
        Assert.Null(KnownModels.Nearest("mixtral-8x7b-instruct-v0.1"));
    }

    [Fact]
    public void Sizes_that_were_never_published_are_marked_as_estimates()
    {
        Assert.All(KnownModels.All.Where(model => model.Family == "gpt-3-api"), model => Assert.StartsWith("an estimate", model.Source));
        Assert.Equal(4, KnownModels.All.Count(model => model.Family == "gpt-3-api"));
        Assert.All(KnownModels.All.Where(model => model.Family == "gpt-3"), model => Assert.Equal(FlopsBasis.Published, model.FlopsBasis));
    }

    [Fact]
    public void The_models_table_comes_before_what_is_published_and_can_be_left_alone()
    {
        var table = new ModelsTable([new ModelsTableRow("EleutherAI/pythia-160m", null, null, new ScaleValues { Params = 5 })]);
        RecordSet records = Imports.Load(Imports.Fixture("lm_eval"), new ImportOptions { Records = new RecordReadOptions { ModelsTable = table } });
        Assert.Equal(5, records.Keys.Runs.First(run => run.Model == "EleutherAI/pythia-160m").Scales.Params);
        Assert.All(Imports.Load(Imports.Fixture("lm_eval"), new ImportOptions { UsesKnownModels = false }).Keys.Runs, run => Assert.Equal(default, run.Scales));
    }

    [Fact]
    public void A_step_of_training_has_the_models_size_and_not_its_tokens()
    {
        using var folder = new Records.TemporaryFolder();
        folder.File("m/results_1.json", "{\"results\":{},\"config\":{\"model_args\":\"pretrained=EleutherAI/pythia-70m,revision=step3000\"}}");
        string line = "{\"doc_id\":0,\"target\":\"a\",\"filtered_resps\":[\"b\"],\"filter\":\"none\",\"metrics\":[]}";
        Run run = Assert.Single(Imports.Load(folder.File("m/samples_t_1.jsonl", line)).Keys.Runs);
        Assert.Equal(("EleutherAI/pythia-70m@step3000", "pythia", 3000, 70426624, null), (run.Model, run.Family, run.Scales.Step, run.Scales.Params, run.Scales.TrainTokens));
    }
}
