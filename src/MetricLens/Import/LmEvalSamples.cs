using System.IO.Hashing;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Samples that lm-evaluation-harness logs with <c>--log_samples</c>: one line a document and filter.</summary>
/// <remarks>The task is in the file's name, the model in the results file beside it or in the folder's name.</remarks>
internal sealed class LmEvalSamples : ForeignFormat
{
    /// <summary>What the names of logged scores begin with.</summary>
    public const string ScorePrefix = "lm_eval:";

    /// <summary>The score of the metric that asks for every option twice.</summary>
    public const string MutualInformation = ScorePrefix + "acc_mutual_info";

    /// <summary>The score that tells whether the target is what the model would have said.</summary>
    public const string Greedy = ScorePrefix + "is_greedy";

    /// <summary>What the harness calls a filter that changes nothing.</summary>
    public const string NoFilter = "none";

    /// <summary>The fields that are looked at beside the metrics' own.</summary>
    public static readonly IReadOnlySet<string> Wanted = new HashSet<string>(StringComparer.Ordinal) { "doc_id", "target", "arguments", "resps", "filtered_resps", "filter", "metrics" };

    public override string Id => "lm_eval";

    public override string Name => "lm-evaluation-harness samples (JSON Lines)";

    public override IReadOnlyList<FieldMapping> Mappings =>
    [
        new("the task in samples_<task>_<time>.jsonl", "task"),
        new("model_name of results_*.json beside it, else the folder's name", "model"),
        new("doc_id", "example_id"),
        new("filter other than 'none'", "arm"),
        new("revision=step<n> of the model", "step"),
        new("arguments: context", "prompt"),
        new("arguments: continuation, without the blank that all begin with", "choices"),
        new("filtered_resps: pairs (log-likelihood, is greedy)", "choice_logprobs"),
        new("filtered_resps: one pair", "target_logprobs: the sum as one entry, since its tokens are not logged; scores lm_eval:is_greedy"),
        new("filtered_resps: text", "output"),
        new("target", "gold where it is an index or an option's text, else target"),
        new("each metric that is a number", "scores lm_eval:<metric>"),
        new("doc, resps, hashes", "not kept"),
    ];

    public override bool Recognizes(FileHead head) => head.HasAll("doc_id") && (head.HasAll("resps") || head.HasAll("filtered_resps") || head.HasAll("doc"));

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        string? taskName = TaskOf(file.Name);
        string task = file.Options.Map.Constant("task", taskName)
            ?? throw new InputDataException(file.Path, 0, "task", $"not to be told from the file's name '{file.Name}'", "a name such as samples_<task>_<time>.jsonl, or --map task:=NAME");
        (string model, double? step) = LmEvalModel.Of(file);
        file.Model = model;
        using JsonCursor cursor = JsonCursor.OfLines(file.Path, file.Limits);
        var seen = new Dictionary<string, Dictionary<string, (UInt128 Content, long Line)>>(StringComparer.Ordinal);
        IReadOnlySet<string> wanted = LmEvalAnswer.IsWanted(file) ? Wanted : new HashSet<string>(Wanted.Except(["target", "arguments"]), StringComparer.Ordinal);
        LmEvalShape? shape = null;
        foreach ((ReadOnlyMemory<byte> line, long number) in file.Lines())
        {
            if (file.Attempt(() => Map(line.Span, number)) is { } record) yield return record;
        }

        Imported? Map(ReadOnlySpan<byte> line, long number)
        {
            if (shape?.Read(line) == true)
                return IsNew(shape.Id, shape.Filter, line, number) ? new Imported(number) { Record = RecordOf(shape.Id, shape.Filter, shape.Answer(), Scores(shape.Names, shape.Scores, file)) } : null;
            cursor.Open(line, number);
            cursor.Advance();
            JsonFields fields = cursor.Fields("", wanted);
            cursor.End();
            string id = fields.Require("doc_id", "an integer or a text").Id();
            string filter = fields.Get("filter")?.Text() ?? NoFilter;
            if (!IsNew(id, filter, line, number)) return null;
            string[] names = ScoreNames(fields);
            LmEvalAnswer answer = LmEvalAnswer.Of(fields, names.Contains(MutualInformation), file);
            if (answer.IsGreedy is not null) names = [.. names.Where(name => name != Greedy), Greedy];
            double?[] scores = [.. names.Select(name => name == Greedy ? answer.IsGreedy is { } isGreedy ? isGreedy ? 1 : 0 : null : fields.Get(name[ScorePrefix.Length..])?.ScoreOrNull())];
            shape = LmEvalShape.Of(line, names, file);
            return new Imported(number) { Record = RecordOf(id, filter, answer, Scores(names, scores, file)) };
        }

        bool IsNew(string id, string filter, ReadOnlySpan<byte> line, long number)
        {
            UInt128 content = XxHash128.HashToUInt128(line);
            if (!seen.TryGetValue(filter, out Dictionary<string, (UInt128 Content, long Line)>? documents)) seen[filter] = documents = new(StringComparer.Ordinal);
            if (documents.TryAdd(id, (content, number))) return true;
            (UInt128 before, long at) = documents[id];
            if (before != content)
                throw file.Fault(number, "doc_id", FormattableString.Invariant($"{id} for the second time, other than on line {at}"), "each document and filter once");
            file.Journal.Note("lm_eval: duplicate lines of one document and filter, dropped");
            return false;
        }

        Record RecordOf(string id, string filter, LmEvalAnswer answer, IReadOnlyDictionary<string, double>? scores) => new()
        {
            Task = task,
            Model = model,
            Family = file.Options.Map.Constant("family", Record.DefaultFamily)!,
            ExampleId = id,
            Arm = filter == NoFilter ? file.Options.Map.Constant("arm") : filter,
            Scales = new ScaleValues { Step = step },
            Prompt = answer.Prompt,
            Targets = answer.Targets,
            Output = answer.Output,
            TargetLogprobs = answer.TargetLogprobs,
            Choices = answer.Choices,
            ChoiceLogprobs = answer.ChoiceLogprobs,
            Gold = answer.Gold,
            Scores = scores,
        };
    }

    /// <summary>The task lies between the first and the last underscore, for its own name may have some.</summary>
    private static string? TaskOf(string name)
    {
        const string Prefix = "samples_";
        int last = name.LastIndexOf('_');
        return name.StartsWith(Prefix, StringComparison.Ordinal) && last > Prefix.Length ? name[Prefix.Length..last] : null;
    }

    /// <summary>The names that a line's scores have in a record, sorted.</summary>
    private static string[] ScoreNames(JsonFields fields) => fields.Get("metrics") is not { } metrics ? []
        : [.. metrics.Items("an array of metrics' names").Select(name => ScorePrefix + name.Text()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static NamedScores? Scores(string[] names, IReadOnlyList<double?> values, ImportFile file)
    {
        if (names.Length == 0) return null;
        // Mostly every name has a number, and the records share the names.
        if (!values.Contains(null)) return new NamedScores(names, [.. values.Select(value => value!.Value)]);
        foreach ((string name, double? value) in names.Zip(values))
            if (value is null) file.Journal.Note($"lm_eval: metric '{name[ScorePrefix.Length..]}' logged without a number, left out");
        int[] kept = [.. Enumerable.Range(0, names.Length).Where(i => values[i] is not null)];
        return kept.Length == 0 ? null : new NamedScores([.. kept.Select(i => names[i])], [.. kept.Select(i => values[i]!.Value)]);
    }
}
