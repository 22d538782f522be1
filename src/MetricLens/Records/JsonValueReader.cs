using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MetricLens.Records;

/// <summary>Reads the values of a record's fields from one line after another, and says which field is at fault and why.</summary>
/// <remarks>Each method reads the value on which the JSON reader stands, and leaves it on the value's last token.</remarks>
/// <param name="maxDepth">How deep the values of unknown fields may nest.</param>
internal sealed class JsonValueReader(int maxDepth)
{
    private const string TextExpected = "a text";
    private const int NoElement = -1;
    private readonly TextCache _texts = new();
    private readonly List<string> _textList = [];
    private readonly List<int> _integerList = [];
    private readonly List<double> _numberList = [];
    private string _file = "";
    private long _line;
    private IReadOnlyList<long> _bareStarts = [];

    /// <summary>Turns to a line.</summary>
    /// <param name="file">The file that errors name.</param>
    /// <param name="line">The 1-based line that errors name.</param>
    /// <param name="bareStarts">Where the line has numbers that were quoted by <see cref="NonFiniteLiterals"/>.</param>
    public void Open(string file, long line, IReadOnlyList<long> bareStarts)
    {
        _file = file;
        _line = line;
        _bareStarts = bareStarts;
    }

    public InputDataException Fault(string? field, string value, string expected, Exception? cause = null) =>
        new(_file, _line, field, value, expected, cause);

    /// <summary>Moves to the next token.</summary>
    public void Advance(ref Utf8JsonReader json)
    {
        if (!json.Read()) throw Fault(null, "cut off", "a whole JSON object");
    }

    /// <summary>The name of the property on which the reader stands.</summary>
    public string Name(ref Utf8JsonReader json) => Decoded(ref json, null);

    public string Text(ref Utf8JsonReader json, string field, string expected = TextExpected, int element = NoElement)
    {
        if (json.TokenType != JsonTokenType.String || IsBare(ref json)) throw Mistyped(ref json, field, expected, element);
        return Decoded(ref json, field, element);
    }

    public string? TextOrNull(ref Utf8JsonReader json, string field) => IsNull(ref json) ? null : Text(ref json, field);

    /// <summary>An id: a text, or an integer of any length as its digits.</summary>
    public string Id(ref Utf8JsonReader json, string field)
    {
        const string Expected = "a text or an integer";
        if (json.TokenType != JsonTokenType.Number) return Text(ref json, field, Expected);
        ReadOnlySpan<byte> digits = json.ValueSpan;
        if (digits.TrimStart((byte)'-').ContainsAnyExceptInRange((byte)'0', (byte)'9')) throw Mistyped(ref json, field, Expected);
        return digits.SequenceEqual("-0"u8) ? "0" : _texts.Text(digits);
    }

    public long? IntegerOrNull(ref Utf8JsonReader json, string field)
    {
        if (IsNull(ref json)) return null;
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out long value)) return value;
        throw Mistyped(ref json, field, "an integer");
    }

    public int? IndexOrNull(ref Utf8JsonReader json, string field)
    {
        if (IsNull(ref json)) return null;
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt32(out int value)) return value;
        throw Mistyped(ref json, field, "an integer index into 'choices'");
    }

    public double? NumberOrNull(ref Utf8JsonReader json, string field, string expected)
    {
        if (IsNull(ref json)) return null;
        if (json.TokenType == JsonTokenType.Number && json.TryGetDouble(out double value) && double.IsFinite(value)) return value;
        throw Mistyped(ref json, field, expected);
    }

    /// <summary>One text or an array of texts.</summary>
    public string[]? TextOrTextsOrNull(ref Utf8JsonReader json, string field)
    {
        if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.Null) return TextsOrNull(ref json, field);
        return [Text(ref json, field, "a text or an array of texts")];
    }

    public string[]? TextsOrNull(ref Utf8JsonReader json, string field)
    {
        if (IsNull(ref json)) return null;
        OpenArray(ref json, field, "an array of texts");
        _textList.Clear();
        while (NextElement(ref json)) _textList.Add(Text(ref json, field, TextExpected, _textList.Count));
        return [.. _textList];
    }

    public double[]? LogprobsOrNull(ref Utf8JsonReader json, string field)
    {
        if (IsNull(ref json)) return null;
        OpenArray(ref json, field, "an array of numbers at most 0");
        _numberList.Clear();
        while (NextElement(ref json)) _numberList.Add(Logprob(ref json, field, _numberList.Count));
        return [.. _numberList];
    }

    /// <summary>An array of texts or of integers; an empty one counts as texts.</summary>
    public TokenSequence? TokensOrNull(ref Utf8JsonReader json, string field)
    {
        if (IsNull(ref json)) return null;
        OpenArray(ref json, field, "an array of texts or of integers");
        _textList.Clear();
        _integerList.Clear();
        while (NextElement(ref json))
        {
            if (_textList.Count > 0) _textList.Add(Text(ref json, field, "a text, like the tokens before it", _textList.Count));
            else if (_integerList.Count > 0) _integerList.Add(IntegerToken(ref json, field, "an integer of 32 bits, like the tokens before it"));
            else if (json.TokenType == JsonTokenType.Number) _integerList.Add(IntegerToken(ref json, field, "an integer of 32 bits or a text"));
            else _textList.Add(Text(ref json, field, "a text or an integer", 0));
        }
        return _integerList.Count > 0
            ? TokenSequence.Of(CollectionsMarshal.AsSpan(_integerList))
            : TokenSequence.Of(CollectionsMarshal.AsSpan(_textList));
    }

    /// <summary>An object of numbers, of which those that are <c>null</c> are left out; none at all is the same as absent.</summary>
    public Dictionary<string, double>? ScoresOrNull(ref Utf8JsonReader json, string field)
    {
        if (IsNull(ref json)) return null;
        if (json.TokenType != JsonTokenType.StartObject) throw Mistyped(ref json, field, "an object of numbers");
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (Advance(ref json); json.TokenType == JsonTokenType.PropertyName; Advance(ref json))
        {
            string name = Name(ref json);
            if (!names.Add(name)) throw Fault($"{field}.{name}", "given twice", "each score once");
            Advance(ref json);
            if (NumberOrNull(ref json, $"{field}.{name}", "a finite number") is { } value) scores[name] = value;
        }
        return scores.Count > 0 ? scores : null;
    }

    /// <summary>Passes over the value of a field that the format does not know; its texts are checked all the same.</summary>
    public void Skip(ref Utf8JsonReader json, string field)
    {
        int depth = json.CurrentDepth;
        do
        {
            if (json.CurrentDepth >= maxDepth && json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                throw Fault(field, "nested too deep", FormattableString.Invariant($"at most {maxDepth} levels"));
            if (json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && json.ValueIsEscaped) Decoded(ref json, field);
            bool isClosed = json.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.PropertyName);
            if (isClosed && json.CurrentDepth == depth) return;
            Advance(ref json);
        }
        while (true);
    }

    private double Logprob(ref Utf8JsonReader json, string field, int index)
    {
        if (json.TokenType == JsonTokenType.Number && json.TryGetDouble(out double value) && double.IsFinite(value)) return value;
        if (json.TokenType == JsonTokenType.String && (json.ValueTextEquals("-Infinity"u8) || json.ValueTextEquals("-inf"u8)))
            return double.NegativeInfinity;
        string expected = json.TokenType == JsonTokenType.Number ? "a finite number at most 0, or -Infinity" : "a number at most 0";
        throw Mistyped(ref json, field, expected, index);
    }

    private int IntegerToken(ref Utf8JsonReader json, string field, string expected) =>
        json.TokenType == JsonTokenType.Number && json.TryGetInt32(out int value)
            ? value
            : throw Mistyped(ref json, field, expected, _integerList.Count);

    private void OpenArray(ref Utf8JsonReader json, string field, string expected)
    {
        if (json.TokenType != JsonTokenType.StartArray) throw Mistyped(ref json, field, expected);
    }

    private bool NextElement(ref Utf8JsonReader json)
    {
        Advance(ref json);
        return json.TokenType != JsonTokenType.EndArray;
    }

    private bool IsBare(ref Utf8JsonReader json) => _bareStarts.Count > 0 && _bareStarts.Contains(json.TokenStartIndex);

    private static bool IsNull(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null;

    private string Decoded(ref Utf8JsonReader json, string? field, int element = NoElement)
    {
        if (!json.ValueIsEscaped) return _texts.Text(json.ValueSpan);
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            string value = $"\"{Encoding.UTF8.GetString(json.ValueSpan)}\"";
            throw Fault(Place(field, element), field is null ? $"one with the field name {value}" : value, "text without half a surrogate pair", exception);
        }
    }

    private InputDataException Mistyped(ref Utf8JsonReader json, string field, string expected, int element = NoElement) =>
        Fault(Place(field, element), Shown(ref json), expected);

    private string Shown(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String when !IsBare(ref json) => $"\"{Encoding.UTF8.GetString(json.ValueSpan)}\"",
        _ => Encoding.UTF8.GetString(json.ValueSpan),
    };

    private static string? Place(string? field, int element) =>
        element == NoElement ? field : string.Create(CultureInfo.InvariantCulture, $"{field}[{element}]");
}
