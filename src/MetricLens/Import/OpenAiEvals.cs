using System.Globalization;
using System.Text.Json;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Logs of OpenAI evals: a line of specification, one of the final report, and events of samples.</summary>
internal sealed class OpenAiEvals : ForeignFormat
{
    private const string ScorePrefix = "openai_evals:";

    private static readonly HashSet<string> Wanted = ["spec", "sample_id", "type", "data"];

    public override string Id => "openai_evals";

    public override string Name => "OpenAI evals log (JSON Lines)";

    public override IReadOnlyList<FieldMapping> Mappings =>
    [
        new("spec.eval_name", "task"),
        new("spec.completion_fns[0]", "model"),
        new("sample_id", "example_id"),
        new("sampling.prompt", "prompt"),
        new("match.sampled, else sampling.sampled", "output"),
        new("match.expected", "target"),
        new("match.options", "choices where cond_logp gives each a log-probability"),
        new("cond_logp.completion, logp", "choices, choice_logprobs; gold where 'expected' is one of them"),
        new("match.correct", "scores openai_evals:match"),
        new("metrics.<name>", "scores openai_evals:<name>"),
        new("pick_option, raw, extra, error, final_report", "not kept; counted"),
    ];

    public override bool Recognizes(FileHead head) => head.HasAll("spec") || head.HasAll("final_report") || head.HasAll("run_id", "event_id") || head.HasAll("sample_id", "type", "data");

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        (string task, string model) = Spec(file);
        file.Model = model;
        using JsonCursor cursor = JsonCursor.OfLines(file.Path, file.Limits);
        var samples = new Dictionary<string, OpenAiSample>(StringComparer.Ordinal);
        var order = new List<OpenAiSample>();
        foreach ((ReadOnlyMemory<byte> line, long number) in file.Lines())
        {
            file.Attempt<object>(() =>
            {
                Take(line.Span, number);
                return null;
            });
        }
        foreach (OpenAiSample sample in order)
        {
            if (file.Attempt(() => sample.ToRecord(task, model, file)) is { } record) yield return record;
        }

        void Take(ReadOnlySpan<byte> line, long number)
        {
            cursor.Open(line, number);
            cursor.Advance();
            JsonFields fields = cursor.Fields("", Wanted);
            cursor.End();
            if (fields.Get("sample_id") is not { } id) return;
            string type = fields.Require("type", "the event's type").Text();
            JsonValue data = fields.Require("data", "the event's data");
            string name = id.Id();
            if (!samples.TryGetValue(name, out OpenAiSample? sample))
            {
                samples[name] = sample = new OpenAiSample(name, fields.Place);
                order.Add(sample);
            }
            sample.Take(type, data, file);
        }
    }

    /// <summary>Task and model, which stand in a line that need not be the first.</summary>
    private static (string Task, string Model) Spec(ImportFile file)
    {
        using JsonCursor cursor = JsonCursor.OfLines(file.Path, file.Limits);
        foreach ((ReadOnlyMemory<byte> line, long number) in file.Lines())
        {
            if (line.Span.IndexOf("\"spec\""u8) < 0) continue;
            try
            {
                cursor.Open(line.Span, number);
                cursor.Advance();
                if (cursor.Fields("", Wanted).Get("spec") is not { Kind: JsonValueKind.Object } spec) continue;
                return (file.Options.Map.Constant("task") ?? spec.Require("eval_name", "the eval's name").Text(),
                    file.Options.Map.Constant("model") ?? spec.Require("completion_fns", "an array of models").Items() switch
                    {
                        [var first, ..] => first.Text(),
                        _ => throw spec.Fault("without a model", "at least one in 'completion_fns'"),
                    });
            }
            catch (InputDataException) when (file.Options.IsLenient)
            {
                // It is counted when the lines are taken.
            }
        }
        return (file.Options.Map.Constant("task") ?? throw NoSpec("task"), file.Options.Map.Constant("model") ?? throw NoSpec("model"));

        // Where the specification is missing because its line is broken, that line is what is at fault.
        InputDataException NoSpec(string field) => file.Options.IsLenient ? Absent(field) : BrokenLine(file) ?? Absent(field);

        InputDataException Absent(string field) => file.Fault(0, "spec", "absent", $"a line with the run's specification, or --map {field}:=NAME");
    }

    /// <summary>What is wrong with the first line that is no object of JSON; <see langword="null"/> where all are.</summary>
    private static InputDataException? BrokenLine(ImportFile file)
    {
        using JsonCursor cursor = JsonCursor.OfLines(file.Path, file.Limits);
        try
        {
            foreach ((ReadOnlyMemory<byte> line, long number) in file.Lines())
            {
                cursor.Open(line.Span, number);
                cursor.Advance();
                cursor.Fields("", Wanted);
                cursor.End();
            }
            return null;
        }
        catch (InputDataException fault)
        {
            return fault;
        }
    }

    /// <summary>What the events of one sample say.</summary>
    private sealed class OpenAiSample(string id, JsonPlace place)
    {
        private readonly Dictionary<string, double> _scores = new(StringComparer.Ordinal);
        private readonly List<(string Text, double Logprob)> _options = [];
        private string? _prompt;
        private string? _sampled;
        private string[]? _expected;
        private bool _isAnswered;

        public void Take(string type, JsonValue data, ImportFile file)
        {
            switch (type)
            {
                case "match": TakeMatch(data); break;
                case "sampling": TakeSampling(data, file); break;
                case "cond_logp": TakeOption(data, file); break;
                case "metrics": TakeMetrics(data, file); break;
                default: file.Journal.Note($"openai_evals: events of type '{(type.Length <= 40 ? type : type[..40])}', not kept"); break;
            }
        }

        public Imported? ToRecord(string task, string model, ImportFile file)
        {
            if (!_isAnswered && _options.Count == 0)
            {
                file.Journal.Note("openai_evals: samples with neither a match nor an answer, dropped");
                return null;
            }
            bool isChoice = _options.Count >= 2;
            int[] right = [.. Enumerable.Range(0, _options.Count).Where(i => _expected?.Contains(_options[i].Text, StringComparer.Ordinal) ?? false)];
            return new Imported(place.Line)
            {
                Record = new Record
                {
                    Task = task,
                    Model = model,
                    Family = file.Options.Map.Constant("family", Record.DefaultFamily)!,
                    Arm = file.Options.Map.Constant("arm"),
                    ExampleId = id,
                    Prompt = _prompt,
                    Output = _sampled,
                    Targets = _expected,
                    Choices = isChoice ? _options.Select(option => option.Text).ToArray() : null,
                    ChoiceLogprobs = isChoice ? _options.Select(option => option.Logprob).ToArray() : null,
                    Gold = isChoice && right.Length == 1 ? right[0] : null,
                    Scores = _scores.Count > 0 ? _scores : null,
                },
            };
        }

        private void TakeMatch(JsonValue data)
        {
            if (_scores.ContainsKey(ScorePrefix + "match")) throw data.Fault($"a second match of sample '{id}'", "one match a sample");
            if (data.Require("correct", "true or false").ScoreOrNull() is not { } correct) throw data.Require("correct", "true or false").Mistyped("true or false");
            _scores[ScorePrefix + "match"] = correct;
            _isAnswered = true;
            if (data.Get("expected") is { } expected) _expected = Texts(expected);
            if (data.Get("sampled") is { } sampled) _sampled = Texts(sampled).FirstOrDefault();
        }

        private void TakeSampling(JsonValue data, ImportFile file)
        {
            _isAnswered = true;
            if (data.Get("sampled") is { } sampled) _sampled ??= Texts(sampled).FirstOrDefault();
            if (file.Wants(RecordFields.Prompt) && data.Get("prompt") is { } prompt) _prompt ??= Prompt(prompt);
        }

        private void TakeOption(JsonValue data, ImportFile file)
        {
            if (_options.Count == file.Limits.Choices) throw data.Fault("another option", FormattableString.Invariant($"at most {file.Limits.Choices} a sample (limit choices)"));
            JsonValue logprob = data.Require("logp", "a log-probability");
            double value = logprob.Logprob();
            _options.Add((data.Require("completion", "the option's text").Text(), value <= 0 ? value : throw logprob.Mistyped("a number at most 0")));
        }

        private void TakeMetrics(JsonValue data, ImportFile file)
        {
            foreach ((string name, JsonValue value) in data.Properties())
            {
                if (value.ScoreOrNull() is not { } score) file.Journal.Note($"openai_evals: metric '{name}' without a number, left out");
                else if (!_scores.TryAdd(ScorePrefix + name, score)) throw value.Fault($"a second '{name}' of sample '{id}'", "each metric once a sample");
            }
        }

        private static string[] Texts(JsonValue value) => value.Kind switch
        {
            JsonValueKind.Array => [.. value.Items().Select(item => item.Text())],
            JsonValueKind.Number => [value.Number().ToString(CultureInfo.InvariantCulture)],
            _ => [value.Text("a text or an array of texts")],
        };

        private static string Prompt(JsonValue prompt) => prompt.Kind == JsonValueKind.Array
            ? string.Join("\n\n", prompt.Items().Select(message => message.Kind == JsonValueKind.Object ? message.Get("content") is { Kind: JsonValueKind.String } text ? text.Text() : "" : message.Text()))
            : prompt.Text("a text or an array of messages");
    }
}
