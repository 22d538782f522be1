using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace MetricLens.Records;

/// <summary>Makes a record of a line, or says what is wrong with it; one for each thread.</summary>
/// <param name="models">The scales of models whose records do not carry them.</param>
/// <param name="maxDepth">How deep the values of unknown fields may nest.</param>
internal sealed class RecordParser(ModelsTable? models, int maxDepth = RecordReadOptions.DefaultMaxDepth)
{
    /// <summary>Deeper than <see cref="JsonValueReader"/> allows, known fields included, so that its own, clearer error comes first.</summary>
    private readonly JsonReaderOptions _jsonOptions = new() { MaxDepth = maxDepth + RecordReadOptions.DefaultMaxDepth };

    private readonly JsonValueReader _values = new(maxDepth);
    private readonly List<string> _unknown = [];
    private HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The record of a line.</summary>
    /// <exception cref="InputDataException">The line breaks a rule of the record format.</exception>
    public RecordLine Parse(ReadOnlySpan<byte> line, string file, long number)
    {
        ReadOnlySpan<byte> quoted = NonFiniteLiterals.Quote(line, out IReadOnlyList<long> bareStarts);
        _values.Open(file, number, bareStarts);
        RequireUtf8(line);
        try
        {
            RecordDraft draft = Draft(quoted);
            return new RecordLine(Checked(draft), file, number, _unknown.Count == 0 ? [] : [.. _unknown]);
        }
        catch (JsonException exception)
        {
            long at = exception.BytePositionInLine ?? 0;
            at -= 2 * bareStarts.Count(start => start < at);
            throw _values.Fault(null, FormattableString.Invariant($"not JSON at byte {at + 1}"), "a JSON object", exception);
        }
    }

    private void RequireUtf8(ReadOnlySpan<byte> line)
    {
        if (Utf8.IsValid(line)) return;
        long valid = 0;
        while (Rune.DecodeFromUtf8(line[(int)valid..], out _, out int length) == System.Buffers.OperationStatus.Done) valid += length;
        throw _values.Fault(null, FormattableString.Invariant($"not UTF-8 at byte {valid + 1}"), "UTF-8 text");
    }

    private RecordDraft Draft(ReadOnlySpan<byte> line)
    {
        // Not said to be the final block: a line that ends too early then reads false instead of as a syntax error.
        var json = new Utf8JsonReader(line, isFinalBlock: false, new JsonReaderState(_jsonOptions));
        ReadOnlySpan<byte> text = line.TrimStart(" \t\r"u8);
        if (!text.StartsWith("{"u8)) throw _values.Fault(null, Beginning(text), "a JSON object");
        _unknown.Clear();
        if (_names.Count > 1000) _names = new HashSet<string>(StringComparer.Ordinal); // Clearing costs what the fullest record did.
        _names.Clear();
        var draft = new RecordDraft();
        _values.Advance(ref json);
        for (_values.Advance(ref json); json.TokenType == JsonTokenType.PropertyName; _values.Advance(ref json))
        {
            string name = _values.Name(ref json);
            if (!_names.Add(name)) throw _values.Fault(name, "given twice", "each field once");
            _values.Advance(ref json);
            if (TakeKey(ref json, draft, name) || TakeScale(ref json, draft, name) || TakeContent(ref json, draft, name)) continue;
            _values.Skip(ref json, name);
            _unknown.Add(name);
        }
        json.Read(); // Throws where anything but white space follows.
        return draft;
    }

    private bool TakeKey(ref Utf8JsonReader json, RecordDraft draft, string name)
    {
        switch (name)
        {
            case "task": draft.Task = _values.Text(ref json, name); return true;
            case "model": draft.Model = _values.Text(ref json, name); return true;
            case "example_id": draft.ExampleId = _values.Id(ref json, name); return true;
            case "family": draft.Family = _values.TextOrNull(ref json, name); return true;
            case "seed": draft.Seed = _values.IntegerOrNull(ref json, name); return true;
            case "arm": draft.Arm = _values.TextOrNull(ref json, name); return true;
            case "cluster": draft.Cluster = _values.TextOrNull(ref json, name); return true;
            default: return false;
        }
    }

    private bool TakeScale(ref Utf8JsonReader json, RecordDraft draft, string name)
    {
        switch (name)
        {
            case "params": draft.Scales = draft.Scales with { Params = Scale(ref json, name) }; return true;
            case "train_tokens": draft.Scales = draft.Scales with { TrainTokens = Scale(ref json, name) }; return true;
            case "train_flops": draft.Scales = draft.Scales with { TrainFlops = Scale(ref json, name) }; return true;
            case "train_loss": draft.Scales = draft.Scales with { TrainLoss = Scale(ref json, name) }; return true;
            case "step": draft.Scales = draft.Scales with { Step = Scale(ref json, name) }; return true;
            default: return false;
        }
    }

    private bool TakeContent(ref Utf8JsonReader json, RecordDraft draft, string name)
    {
        switch (name)
        {
            case "prompt": draft.Prompt = _values.TextOrNull(ref json, name); return true;
            case "target": draft.Targets = _values.TextOrTextsOrNull(ref json, name); return true;
            case "output": draft.Output = _values.TextOrNull(ref json, name); return true;
            case "target_tokens": draft.TargetTokens = _values.TokensOrNull(ref json, name); return true;
            case "output_tokens": draft.OutputTokens = _values.TokensOrNull(ref json, name); return true;
            case "target_logprobs": draft.TargetLogprobs = _values.LogprobsOrNull(ref json, name); return true;
            case "choices": draft.Choices = _values.TextsOrNull(ref json, name); return true;
            case "choice_logprobs": draft.ChoiceLogprobs = _values.LogprobsOrNull(ref json, name); return true;
            case "gold": draft.Gold = _values.IndexOrNull(ref json, name); return true;
            case "scores": draft.Scores = _values.ScoresOrNull(ref json, name); return true;
            default: return false;
        }
    }

    private double? Scale(ref Utf8JsonReader json, string name) => _values.NumberOrNull(ref json, name, "a positive, finite number");

    private Record Checked(RecordDraft draft)
    {
        if (draft.Missing is { } missing) throw _values.Fault(missing, "absent", missing == "example_id" ? "a text or an integer" : "a text");
        AlignEmptyTokens(draft);
        Record record = draft.ToRecord();
        if ((RecordRules.FirstViolation(record) ?? draft.EmptyArrayViolation()) is { } violation)
            throw _values.Fault(violation.Field, violation.Value, violation.Expected);
        if (models is null) return record;
        if (models.FirstContradiction(record) is { } contradiction)
            throw _values.Fault(contradiction.Field, contradiction.Value, contradiction.Expected);
        draft.Scales = draft.Scales.Or(models.ScalesOf(record.Family, record.Model, record.Seed));
        return draft.ToRecord();
    }

    /// <summary>Gives an empty token array, which could be of texts or of integers, the kind of the other array.</summary>
    private static void AlignEmptyTokens(RecordDraft draft)
    {
        if (draft.TargetTokens is not { } target || draft.OutputTokens is not { } output) return;
        if (target.Length == 0) draft.TargetTokens = TokenSequence.FromIds(default, output.Vocabulary);
        else if (output.Length == 0) draft.OutputTokens = TokenSequence.FromIds(default, target.Vocabulary);
    }

    /// <summary>As much of a line as an error shows.</summary>
    private static string Beginning(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line[..Math.Min(line.Length, 400)]);
}
