using MetricLens.Import;
using MetricLens.Records;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Import;

/// <summary>Each format's fixture becomes the records that it describes.</summary>
public class ReaderTests
{
    private const string Small = "EleutherAI/pythia-160m";

    [Fact]
    public void Samples_of_choices_bring_options_log_probabilities_and_logged_scores()
    {
        Record record = Imports.Load(Imports.Fixture("lm_eval")).Example("1", Small, "toy_choice");
        Assert.Equal(["hot water", "frozen water", "dry sand"], record.Choices.ToArray());
        Assert.Equal([-8.5, -8.75, -7], record.ChoiceLogprobs.ToArray());
        Assert.Equal(1, record.Gold);
        Assert.Equal(0, record.Scores!["lm_eval:acc"]);
        Assert.Equal(("pythia", 162322944), (record.Family, record.Scales.Params));
        Assert.Equal("Question: Ice is\nAnswer:", record.Prompt);
    }

    [Fact]
    public void Each_filter_of_a_document_is_an_arm()
    {
        RecordSet records = Imports.Load(Imports.Fixture("lm_eval"));
        Assert.Equal("7", records.Example("1", Small, "toy_sums", "flexible-extract").Output);
        Assert.Equal("[invalid]", records.Example("1", Small, "toy_sums", "strict-match").Output);
    }

    [Fact]
    public void A_single_log_likelihood_is_that_of_the_target()
    {
        Record record = Imports.Load(Imports.Fixture("lm_eval")).Example("2", Small, "toy_last_word");
        Assert.Equal([double.NegativeInfinity], record.TargetLogprobs.ToArray());
        Assert.Equal(0, record.Scores!["lm_eval:is_greedy"]);
        Assert.DoesNotContain("lm_eval:perplexity", record.Scores.Keys);
    }

    [Fact]
    public void A_log_likelihood_that_is_not_a_number_never_comes_in()
    {
        using var folder = new TemporaryFolder();
        string line = File.ReadLines(Directory.GetFiles(Imports.Fixture("lm_eval", "EleutherAI__pythia-160m"), "samples_toy_choice*")[0]).First();
        string file = folder.File("m/samples_t_1.jsonl", line.Replace("\"-8.75\"", "\"nan\"", StringComparison.Ordinal));
        Assert.Contains("filtered_resps[1][0]' is \"nan\"; expected a log-probability", folder.ErrorOf(() => Imports.Load(file)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_line_twice_is_dropped_and_another_answer_to_the_same_document_refused()
    {
        using var folder = new TemporaryFolder();
        string[] lines = File.ReadAllLines(Directory.GetFiles(Imports.Fixture("lm_eval", "EleutherAI__pythia-160m"), "samples_toy_choice*")[0]);
        RecordImport import = Imports.Of(null, folder.File("m/samples_t_1.jsonl", string.Join('\n', [.. lines, lines[0]])));
        Assert.Equal(4, import.Load().Count);
        Assert.Contains(import.Report().Notes, note => note.What.Contains("duplicate", StringComparison.Ordinal) && note.Count == 1);
        string other = folder.File("n/samples_t_1.jsonl", string.Join('\n', [.. lines, lines[0].Replace("-6.5", "-6.25", StringComparison.Ordinal)]));
        Assert.Contains(":5: field 'doc_id' is 0 for the second time, other than on line 1", folder.ErrorOf(() => Imports.Load(other)), StringComparison.Ordinal);
    }

    [Fact]
    public void Helm_keeps_trials_apart_and_joins_the_scores_beside_them()
    {
        RecordSet records = Imports.Load(Imports.Fixture("helm", "run"));
        Assert.Equal(6, records.Count);
        Assert.Equal(("animals:kind=pets", "openai/davinci", "id1"), (records[0].Task, records[0].Model, records[0].Cluster));
        Assert.Equal(["woof", "bark"], records.Example("id2").Targets.ToArray());
        Assert.Equal(1, records.Example("id1#1").Scores!["helm:quasi_exact_match"]);
        Assert.Equal(["B"], records.Example("id3").Targets.ToArray());
    }

    [Fact]
    public void Helm_references_asked_apart_become_one_choice()
    {
        Record record = Imports.Load(Imports.Fixture("helm", "run", "scenario_state.json")).Example("id4");
        Assert.Equal([-0.7, -3.75], record.ChoiceLogprobs.ToArray());
        Assert.Equal(0, record.Gold);
    }

    [Fact]
    public void Helm_predictions_find_their_references_beside_them()
    {
        Record record = Imports.Load(Imports.Fixture("helm", "predictions")).Example("id2");
        Assert.Equal(" moo", record.Output);
        Assert.Equal(["woof", "bark"], record.Targets.ToArray());
        Assert.Equal(0, record.Scores!["helm:quasi_exact_match"]);
    }

    [Theory, InlineData("toy_quiz.eval"), InlineData("toy_quiz_zstd.eval")]
    public void Inspect_archives_say_what_the_log_in_json_says(string archive) => Assert.Equal(
        Imports.Lines(Imports.Load(Imports.Fixture("inspect", "toy_quiz.json"))).Order(StringComparer.Ordinal),
        Imports.Lines(Imports.Load(Imports.Fixture("inspect", archive))).Order(StringComparer.Ordinal));

    [Fact]
    public void Inspect_letters_are_scores_and_attachments_are_put_in()
    {
        RecordSet records = Imports.Load(Imports.Fixture("inspect", "toy_quiz.json"));
        Assert.Equal(0.5, records.Example("two").Scores!["inspect:match"]);
        Assert.Equal("What colour is the sky?", records.Example("two").Prompt);
        Assert.Equal("1", records.Example("1#epoch2").Cluster);
        Assert.Equal(1, records.Example("3").Gold);
        Assert.Equal(0, records.Example("3").Scores!["inspect:match.style"]);
    }

    [Fact]
    public void Events_of_one_sample_become_one_record()
    {
        RecordSet records = Imports.Load(Imports.Fixture("openai_evals"));
        Assert.Equal(3, records.Count);
        Assert.Equal(["6", "six"], records.Example("toy.dev.1").Targets.ToArray());
        Assert.Equal(1, records.Example("toy.dev.0").Scores!["openai_evals:match"]);
        Assert.Equal([-0.25, -1.5], records.Example("toy.dev.2").ChoiceLogprobs.ToArray());
    }

    [Fact]
    public void Nested_columns_of_parquet_are_put_together()
    {
        RecordSet records = Imports.Load(Imports.Fixture("lighteval"));
        Assert.Equal("toy|facts|0", records[0].Task);
        Assert.Equal([" cold", " hot"], records.Example("0").Choices.ToArray());
        Assert.Equal([-3.5, -0.5], records.Example("0").ChoiceLogprobs.ToArray());
        Assert.Equal(["hello", "hi"], records.Example("2").Targets.ToArray());
        Assert.Null(records.Example("2").Scores);
    }

    [Fact]
    public void Big_bench_logs_bring_choices_and_generations()
    {
        RecordSet records = Imports.Load(Imports.Fixture("big_bench", "toy_facts.json"));
        Assert.Equal(1, records.Example("1", arm: "0-shot").Gold);
        Assert.Equal([-3, -3.5], records.Example("1", arm: "0-shot").ChoiceLogprobs.ToArray());
        Assert.Equal("yes", records.Example("0", arm: "2-shot").Output);
        Assert.Equal(1_500_000, records[0].Scales.Params);
    }

    [Fact]
    public void Files_of_means_bring_means_and_standard_errors()
    {
        RecordImport import = Imports.Of(null, Imports.Fixture("lm_eval"), Imports.Fixture("big_bench"), Imports.Fixture("tables", "means.csv"));
        import.Load();
        AggregateScore mean = Assert.Single(import.Means, mean => mean is { Model: Small, Metric: "acc_norm" });
        Assert.Equal((0.25, 4), (mean.StandardError, mean.Examples));
        Assert.Equal("2-shot", import.Means.Last(mean => mean.Task == "toy_facts").Arm);
        Assert.Equal(6, import.Means.Count(mean => mean.Task == "toy"));
    }

    [Fact]
    public void Tables_in_csv_keep_line_breaks_and_tell_arrays_from_texts()
    {
        RecordSet records = Imports.Load(Imports.Fixture("tables", "answers.csv"));
        Record record = records.Example("2", "small");
        Assert.Equal("he said \"b\",\nthen left", record.Output);
        Assert.Equal(["a", "b"], record.Targets.ToArray());
        Assert.Equal("", records.Example("1", "large").Output);
        Assert.Null(records.Example("q").Output);
        Assert.Equal(5, records.Census.UnknownFields["note"]);
    }

    [Fact]
    public void Tables_in_parquet_tell_null_from_empty()
    {
        RecordSet records = Imports.Load(Imports.Fixture("tables", "answers.parquet"));
        Assert.Equal("", records.Example("1", "large").Output);
        Assert.Equal([-0.5, double.NegativeInfinity], records.Example("q").ChoiceLogprobs.ToArray());
        Assert.Null(records.Example("q").Output);
    }

    [Fact]
    public void A_map_names_columns_and_constants()
    {
        var options = new ImportOptions { Map = FieldMap.Of(["task:=letters", "model=llm", "example_id=question_id", "target=answer", "output=pred"]) };
        RecordSet records = Imports.Load(Imports.Fixture("tables", "renamed.csv"), options);
        Assert.Equal(("letters", "A", ""), (records[0].Task, records[0].Output, records[1].Output));
        Assert.Throws<ArgumentException>(() => FieldMap.Of(["modle=llm"]));
        Assert.Throws<ArgumentException>(() => FieldMap.Of(["model=a", "model:=b"]));
    }

    public static TheoryData<string> DamagedFiles => [.. Directory.GetFiles(Imports.Fixture("damaged")).Select(file => Path.GetFileName(file))];

    [Theory, MemberData(nameof(DamagedFiles))]
    public void What_fuzzing_found_is_a_data_error(string name)
    {
        string path = Imports.Fixture("damaged", name);
        foreach (string? format in new[] { "lighteval", "table" })
        {
            InputDataException refusal = Assert.Throws<InputDataException>(() => Imports.Load(path, new ImportOptions { Format = format }));
            Assert.Equal((path, "a damaged Parquet file"), (refusal.Origin, refusal.Value));
        }
    }

    [Fact]
    public void One_folder_of_many_formats_is_one_set()
    {
        RecordImport import = Imports.Of(null, Imports.Fixture("lm_eval"), Imports.Fixture("helm"), Imports.Fixture("openai_evals"), Imports.Fixture("lighteval"), Imports.Fixture("big_bench"));
        Assert.Equal(26 + 8 + 3 + 3 + 3, import.Load().Count);
        Assert.Equal(8, import.Report().Files.Select(file => file.Format).Distinct().Count());
    }

    [Fact]
    public void What_is_in_no_known_format_is_refused_where_it_is_named_and_told_in_a_folder()
    {
        using var folder = new TemporaryFolder();
        string odd = folder.File("odd.json", "{\"a\": 1}");
        folder.File("runs.jsonl", "{\"task\":\"t\",\"model\":\"m\",\"example_id\":1}");
        Assert.Contains("in no format that is known", folder.ErrorOf(() => Imports.Load(odd)), StringComparison.Ordinal);
        RecordImport import = Imports.Of(null, folder.Root);
        Assert.Single(import.Load());
        Assert.EndsWith("odd.json", Assert.Single(import.Report().LeftAside).Path, StringComparison.Ordinal);
    }
}
