using MetricLens.Import;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Import;

/// <summary>The shapes that other versions of the tools give their logs: each is read for what it says, or refused in words.</summary>
public class LogShapeTests
{
    private const string Spec = """{"spec": {"completion_fns": ["m"], "eval_name": "t"}}""";

    [Fact]
    public void Metrics_of_an_openai_sample_are_scores_and_numbers_are_answers()
    {
        using var folder = new TemporaryFolder();
        RecordImport import = Imports.Of(null, folder.File("log.jsonl", $$$"""
            {{{Spec}}}
            {"sample_id": "a", "type": "match", "data": {"correct": true, "expected": 4, "sampled": 5}}
            {"sample_id": "a", "type": "metrics", "data": {"f1": 0.5, "note": "x"}}
            {"sample_id": "a", "type": "an event that is of a kind which nobody has heard of yet", "data": {}}
            """));
        Record record = import.Load().Example("a");
        Assert.Equal(0.5, record.Scores!["openai_evals:f1"]);
        Assert.Equal(["4"], record.Targets.ToArray());
        Assert.Equal("5", record.Output);
        Assert.Contains(import.Report().Notes, note => note.What.Contains("metric 'note' without a number", StringComparison.Ordinal));
        Assert.Contains(import.Report().Notes, note => note.What.Contains("'an event that is of a kind which nobody '", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"spec": {"completion_fns": [], "eval_name": "t"}}""", """{"sample_id": "a", "type": "match", "data": {"correct": true}}""", "without a model")]
    [InlineData("""{"final_report": {}}""", """{"sample_id": "a", "type": "match", "data": {"correct": true}}""", "'spec' is absent")]
    [InlineData(Spec, """{"sample_id": "a", "type": "metrics", "data": {"f1": 1}}|{"sample_id": "a", "type": "metrics", "data": {"f1": 0}}""", "a second 'f1' of sample 'a'")]
    [InlineData(Spec, """{"sample_id": "a", "type": "match", "data": {"correct": "maybe"}}""", "true or false")]
    public void An_openai_log_that_says_too_little_or_twice_is_refused(string spec, string events, string fault)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("log.jsonl", $"{spec}\n{events.Replace('|', '\n')}\n");
        Assert.Contains(fault, folder.ErrorOf(() => Imports.Load(file)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"named\"", "named")]
    [InlineData("{\"name\": \"other\"}", "other")]
    [InlineData("7", "file")]
    public void A_big_bench_task_is_named_by_text_object_or_file(string task, string expected)
    {
        using var folder = new TemporaryFolder();
        Record record = Imports.Load(BigBench(folder, task, """{"input": "x", "targets": ["y"], "output": "y", "correct": 1.0}""")).Example("0");
        Assert.Equal((expected, "y"), (record.Task, record.Output));
    }

    [Fact]
    public void Big_bench_scores_above_nought_are_no_log_probabilities_and_two_best_options_no_gold()
    {
        using var folder = new TemporaryFolder();
        RecordImport import = Imports.Of(null, BigBench(folder, "\"t\"", """{"input": "x", "targets": ["a", "b"], "scores": [0.5, -1.0], "target_values": {"a": 1, "b": 1}, "correct": 1.0}"""));
        Record record = import.Load().Example("0");
        Assert.Equal(["a", "b"], record.Choices.ToArray());
        Assert.Empty(record.ChoiceLogprobs.ToArray());
        Assert.Null(record.Gold);
        Assert.Contains(import.Report().Notes, note => note.What.Contains("above 0", StringComparison.Ordinal));
        Assert.Contains(import.Report().Notes, note => note.What.Contains("no single best option", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"input": "x", "targets": ["a", "b"], "scores": [-0.5], "target_values": {"a": 1}, "correct": 1.0}""", "2 entries, as many as 'targets' has")]
    [InlineData("""{"input": "x", "targets": [TOO MANY], "target_values": {}, "correct": 1.0}""", "limit choices")]
    public void Big_bench_options_that_do_not_fit_are_refused(string sample, string fault)
    {
        using var folder = new TemporaryFolder();
        string many = string.Join(", ", Enumerable.Range(0, new ImportLimits().Choices + 1).Select(i => $"\"{i}\""));
        string file = BigBench(folder, "\"t\"", sample.Replace("TOO MANY", many, StringComparison.Ordinal));
        Assert.Contains(fault, folder.ErrorOf(() => Imports.Load(file)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"config": {"model_args": {"pretrained": "a/b", "revision": "step3000"}}}""", "a/b@step3000")]
    [InlineData("""{"config": {"model_args": {"model": "a/c", "dtype": 16}}}""", "a/c")]
    [InlineData("""{"config": {"model_args": "engine=davinci,revision=main"}}""", "davinci")]
    [InlineData("""{"config": {"model": "hf"}}""", "hf")]
    [InlineData("""{"config": {"model_args": 3, "model": "hf"}}""", "hf")]
    [InlineData("""{"model_name": "x/y", "config": {}}""", "x/y")]
    [InlineData("""{"model_name": "x/z"}""", "x/z")]
    [InlineData("not JSON", "org/folder")]
    [InlineData("""{"config": {"model_args": "pretrained="}}""", "org/folder")]
    public void An_lm_eval_model_is_named_by_its_results_or_its_folder(string results, string model)
    {
        using var folder = new TemporaryFolder();
        folder.File("org__folder/results_1.json", results);
        string samples = folder.File("org__folder/samples_t_1.jsonl", Choice("[[-1, true], [-2, false]]", """[["q", " a"], ["q", " b"]]""", "\"0\""));
        Assert.Equal(model, Imports.Load(samples).Single().Model);
    }

    [Theory]
    [InlineData("\"1\"", 1, null)]
    [InlineData("\" b \"", 1, null)]
    [InlineData("0", 0, null)]
    [InlineData("\"c\"", null, "'target' names no single option")]
    [InlineData("\"9\"", null, "'target' names no single option")]
    public void The_right_option_of_an_lm_eval_sample_is_a_place_or_a_text(string target, int? gold, string? note)
    {
        using var folder = new TemporaryFolder();
        RecordImport import = Imports.Of(null, folder.File("m/samples_t_1.jsonl", Choice("""[["-1", "True"], ["-2", "False"]]""", """[["q", " a"], ["q", " b"]]""", target)));
        Record record = import.Load().Single();
        Assert.Equal(gold, record.Gold);
        Assert.Equal(["a", "b"], record.Choices.ToArray());
        Assert.Equal(note is not null, import.Report().Notes.Any(told => told.What.Contains(note ?? "'target'", StringComparison.Ordinal)));
        Assert.Equal(note is not null, record.Targets.Length == 1);
    }

    [Fact]
    public void Options_that_stand_in_the_contexts_are_numbered()
    {
        using var folder = new TemporaryFolder();
        RecordImport import = Imports.Of(null, folder.File("m/samples_t_1.jsonl", Choice("[[-1, true], [-2, false]]", """[["q one", " ends"], ["q two", " ends"]]""", "\"1\"")));
        Assert.Equal(["0", "1"], import.Load().Single().Choices.ToArray());
        Assert.Contains(import.Report().Notes, note => note.What.Contains("are numbered", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[[-1, true], [-2, false]]", """[["q", " a"]]""", "1 requests")]
    [InlineData("[]", """[["q", " a"]]""", "an array of 0")]
    [InlineData("[[-1, true], \"b\"]", """[["q", " a"], ["q", " b"]]""", "filtered_resps[1]")]
    [InlineData("[[1, true], [-2, false]]", """[["q", " a"], ["q", " b"]]""", "a number at most 0")]
    public void An_lm_eval_sample_whose_parts_do_not_fit_is_refused(string answers, string arguments, string fault)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("m/samples_t_1.jsonl", Choice(answers, arguments, "\"0\""));
        Assert.Contains(fault, folder.ErrorOf(() => Imports.Load(file)), StringComparison.Ordinal);
    }

    private static string Choice(string answers, string arguments, string target) =>
        $$"""{"doc_id": 0, "doc": {}, "target": {{target}}, "arguments": {{arguments}}, "resps": {{answers}}, "filtered_resps": {{answers}}, "filter": "none", "acc": 1.0}""" + "\n";

    private static string BigBench(TemporaryFolder folder, string task, string sample) => folder.File("file.json",
        $$"""{"model": {"model_name": "2m", "model_family": "BIG-G T=0", "total_params": 2000000}, "task": {{task}}, "queries": [{"function": "generate_text", "shots": 0, "samples": [{{sample}}]}]}""");
}
