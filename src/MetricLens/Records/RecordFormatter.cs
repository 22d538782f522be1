using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MetricLens.Records;

/// <summary>Puts records into lines of the record format.</summary>
internal sealed class RecordFormatter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _lines = new();
    private readonly Utf8JsonWriter _json;
    private long _place;

    /// <remarks>The relaxed encoder leaves letters of every script readable; the lines are for no web page.</remarks>
    public RecordFormatter() =>
        _json = new Utf8JsonWriter(_lines, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = false });

    /// <summary>The lines appended since the last <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _lines.WrittenSpan;

    public void Clear() => _lines.ResetWrittenCount();

    public void Dispose() => _json.Dispose();

    /// <summary>Appends a record's line.</summary>
    /// <param name="record">The record.</param>
    /// <param name="place">Its 1-based place, which errors name as its line.</param>
    public void Append(Record record, long place)
    {
        ArgumentNullException.ThrowIfNull(record);
        _place = place;
        if (RecordRules.FirstViolation(record) is { } violation) throw Fault(violation.Field, violation.Value, violation.Expected);
        _json.Reset();
        _json.WriteStartObject();
        Keys(record);
        Content(record);
        _json.WriteEndObject();
        _json.Flush();
        _lines.Write("\n"u8);
    }

    private void Keys(Record record)
    {
        Text("task", record.Task);
        Text("model", record.Model);
        Text("example_id", record.ExampleId);
        if (record.Family != Record.DefaultFamily) Text("family", record.Family);
        Number("params", record.Scales.Params);
        Number("train_tokens", record.Scales.TrainTokens);
        Number("train_flops", record.Scales.TrainFlops);
        Number("train_loss", record.Scales.TrainLoss);
        Number("step", record.Scales.Step);
        if (record.Seed is { } seed) _json.WriteNumber("seed", seed);
        Text("arm", record.Arm);
        Text("cluster", record.Cluster);
    }

    private void Content(Record record)
    {
        Text("prompt", record.Prompt);
        if (record.Targets.Length == 1) Text("target", record.Targets.Span[0]);
        else Texts("target", record.Targets.Span);
        Text("output", record.Output);
        Tokens("target_tokens", record.TargetTokens);
        Tokens("output_tokens", record.OutputTokens);
        Logprobs("target_logprobs", record.TargetLogprobs.Span);
        Texts("choices", record.Choices.Span);
        Logprobs("choice_logprobs", record.ChoiceLogprobs.Span);
        if (record.Gold is { } gold) _json.WriteNumber("gold", gold);
        if (record.Scores is not { Count: > 0 } scores) return;
        _json.WriteStartObject("scores");
        foreach ((string name, double value) in scores) _json.WriteNumber(WellFormed("scores", name), value);
        _json.WriteEndObject();
    }

    private void Text(string field, string? value)
    {
        if (value is not null) _json.WriteString(field, WellFormed(field, value));
    }

    private void Number(string field, double? value)
    {
        if (value is { } number) _json.WriteNumber(field, number);
    }

    private void Texts(string field, ReadOnlySpan<string> values)
    {
        if (values.IsEmpty) return;
        _json.WriteStartArray(field);
        for (int i = 0; i < values.Length; i++)
            _json.WriteStringValue(WellFormed(field, values[i] ?? throw Fault(FormattableString.Invariant($"{field}[{i}]"), "null", "a text")));
        _json.WriteEndArray();
    }

    private void Tokens(string field, TokenSequence? tokens)
    {
        if (tokens is null) return;
        bool isInteger = ReferenceEquals(tokens.Vocabulary, TokenVocabulary.Integers);
        _json.WriteStartArray(field);
        foreach (int id in tokens.Ids)
        {
            if (isInteger) _json.WriteNumberValue(id);
            else _json.WriteStringValue(WellFormed(field, tokens.Vocabulary.Text(id)));
        }
        _json.WriteEndArray();
    }

    private void Logprobs(string field, ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return;
        _json.WriteStartArray(field);
        foreach (double value in values)
        {
            if (double.IsNegativeInfinity(value)) _json.WriteRawValue("-Infinity"u8, skipInputValidation: true);
            else _json.WriteNumberValue(value);
        }
        _json.WriteEndArray();
    }

    /// <summary>The text, once it is known that UTF-8 can hold it: the JSON writer would put another character in place of half a pair.</summary>
    private string WellFormed(string field, string text)
    {
        int at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        while (at >= 0 && at < text.Length)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out _, out int length) != OperationStatus.Done)
                throw Fault(field, FormattableString.Invariant($"text with half a surrogate pair at {at}"), "text that UTF-8 can hold");
            at += length;
        }
        return text;
    }

    private InputDataException Fault(string field, string value, string expected) => new("records", _place, field, value, expected);
}
