using System.Security.Cryptography;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Samples that lm-evaluation-harness logs with <c>--log_samples</c>: one line a document and filter.</summary>
/// <remarks>The task is in the file's name, the model in the results file beside it or in the folder's name.</remarks>
internal sealed class LmEvalSamples : ForeignFormat
{
    private const string ScorePrefix = "lm_eval:";
    private const string MutualInformation = "acc_mutual_info";
    private const string NoFilter = "none";

    private static readonly HashSet<string> Wanted = ["doc_id", "target", "arguments", "resps", "filtered_resps", "filter", "metrics"];

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
        var seen = new Dictionary<(string, string), (UInt128 Content, long Line)>();
        foreach ((ReadOnlyMemory<byte> line, long number) in file.Lines())
        {
            if (file.Attempt(() => Map(line.Span, number)) is { } record) yield return record;
        }

        Imported? Map(ReadOnlySpan<byte> line, long number)
        {
            cursor.Open(line, number);
            cursor.Advance();
            JsonFields fields = cursor.Fields("", Wanted);
            cursor.End();
            string id = fields.Require("doc_id", "an integer or a text").Id();
            string filter = fields.Get("filter")?.Text() ?? NoFilter;
            UInt128 content = Hash(line);
            if (!seen.TryAdd((id, filter), (content, number)))
            {
                (UInt128 before, long at) = seen[(id, filter)];
                if (before != content)
                    throw fields.Fault("doc_id", FormattableString.Invariant($"{id} for the second time, other than on line {at}"), "each document and filter once");
                file.Journal.Note("lm_eval: duplicate lines of one document and filter, dropped");
                return null;
            }
            return new Imported(number) { Record = RecordOf(fields, id, filter) };
        }

        Record RecordOf(JsonFields fields, string id, string filter)
        {
            LmEvalAnswer answer = LmEvalAnswer.Of(fields, MetricNames(fields).Contains(MutualInformation), file);
            return new Record
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
                Scores = Scores(fields, answer, file),
            };
        }
    }

    /// <summary>The task lies between the first and the last underscore, for its own name may have some.</summary>
    private static string? TaskOf(string name)
    {
        const string Prefix = "samples_";
        int last = name.LastIndexOf('_');
        return name.StartsWith(Prefix, StringComparison.Ordinal) && last > Prefix.Length ? name[Prefix.Length..last] : null;
    }

    private static HashSet<string> MetricNames(JsonFields fields) =>
        fields.Get("metrics") is { } metrics ? [.. metrics.Items("an array of metrics' names").Select(name => name.Text())] : [];

    private static Dictionary<string, double>? Scores(JsonFields fields, LmEvalAnswer answer, ImportFile file)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string name in MetricNames(fields).Order(StringComparer.Ordinal))
        {
            if (fields.Get(name)?.ScoreOrNull() is { } score) scores[ScorePrefix + name] = score;
            else file.Journal.Note($"lm_eval: metric '{name}' logged without a number, left out");
        }
        if (answer.IsGreedy is { } isGreedy) scores[ScorePrefix + "is_greedy"] = isGreedy ? 1 : 0;
        return scores.Count > 0 ? scores : null;
    }

    private static UInt128 Hash(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
