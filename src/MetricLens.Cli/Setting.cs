using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;

namespace MetricLens.Cli;

/// <summary>One setting of a settings file: an option by its name without hyphens, or the inputs.</summary>
/// <param name="Symbol">The option or argument.</param>
internal sealed record Setting(Symbol Symbol)
{
    /// <summary>The name of the inputs.</summary>
    private const string Input = "input";

    /// <summary>The name of the report's folder.</summary>
    public const string Output = "out";

    /// <summary>The name in the file.</summary>
    public string Key => Symbol is Argument ? Input : Symbol.Name.TrimStart('-');

    /// <summary>The type of its value on the command line.</summary>
    public Type Type => Symbol is Option option ? option.ValueType : ((Argument)Symbol).ValueType;

    /// <summary>Whether it is a path, and of what.</summary>
    public PathKind Path => Values.Of(Symbol).Path;

    /// <summary>Whether results can depend on it; neither on the threads nor on the place.</summary>
    public bool SaysResults => Key is not (Output or "threads");

    /// <summary>What a file must have for it, as a noun phrase.</summary>
    public string Expected => Type.IsArray ? "an array of texts" : IsFlag ? "true or false" : IsText ? "a text" : IsWhole ? "a whole number" : "a number";

    /// <summary>Whether it is said with true or false.</summary>
    public bool IsFlag => Type == typeof(bool);

    /// <summary>Whether it is said with a text.</summary>
    public bool IsText => Type == typeof(string);

    /// <summary>Whether it is said with a number that has no fraction.</summary>
    public bool IsWhole => Type == typeof(int?) || Type == typeof(long?);

    /// <summary>Whether a command line says it.</summary>
    public bool IsGiven(ParseResult parsed) => Symbol switch
    {
        Argument argument => parsed.GetResult(argument) is { Tokens.Count: > 0 },
        Option option => parsed.GetResult(option) is { Implicit: false },
        _ => false,
    };

    /// <summary>What a command line says for it, as texts.</summary>
    public IEnumerable<string> ValuesOf(ParseResult parsed)
    {
        IReadOnlyList<Token> tokens = (Symbol is Argument argument ? parsed.GetResult(argument)?.Tokens : parsed.GetResult((Option)Symbol)?.Tokens) ?? [];
        return IsFlag && tokens.Count == 0 ? ["true"] : tokens.Select(token => token.Value);
    }

    /// <summary>A value of a file as a command line would say it; <see langword="null"/> where it is not of the setting's kind.</summary>
    public string[]? Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array when Type.IsArray && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(item => item.GetString()!)],
        JsonValueKind.String when IsText => [value.GetString()!],
        JsonValueKind.True or JsonValueKind.False when IsFlag => [value.GetBoolean() ? "true" : "false"],
        JsonValueKind.Number when !IsText && !IsFlag && !Type.IsArray => [value.GetRawText()],
        _ => null,
    };

    /// <summary>Writes what a command line says for it into a file.</summary>
    public void Write(Utf8JsonWriter json, IReadOnlyList<string> values)
    {
        json.WritePropertyName(Key);
        if (Type.IsArray)
        {
            json.WriteStartArray();
            foreach (string value in values) json.WriteStringValue(value);
            json.WriteEndArray();
            return;
        }
        string single = values[^1];
        if (IsFlag) json.WriteBooleanValue(bool.Parse(single));
        else if (IsText) json.WriteStringValue(single);
        else if (IsWhole) json.WriteNumberValue(long.Parse(single, CultureInfo.InvariantCulture));
        else json.WriteNumberValue(double.Parse(single, CultureInfo.InvariantCulture));
    }
}
