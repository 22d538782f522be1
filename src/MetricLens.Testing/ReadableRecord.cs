using System.Globalization;
using System.Text;
using MetricLens.Records;

namespace MetricLens.Testing;

/// <summary>Writes a record's content as a person reads it: in the order and under the names of the record format.</summary>
/// <remarks>Unlike the format it can hold what no file can: a NaN, half a surrogate pair. What is no visible character is escaped.</remarks>
public static class ReadableRecord
{
    /// <summary>The record on one line, such as <c>{"target":"4096","output":"4086"}</c>; without content <c>{}</c>.</summary>
    /// <param name="record">The record.</param>
    public static string Of(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        List<string> fields = [];
        void Add(string name, string? value)
        {
            if (value is not null) fields.Add($"\"{name}\":{value}");
        }
        Add("prompt", record.Prompt is null ? null : Quoted(record.Prompt));
        Add("target", record.Targets.Length == 1 ? Quoted(record.Targets.Span[0]) : Listed(record.Targets.ToArray().Select(Quoted)));
        Add("output", record.Output is null ? null : Quoted(record.Output));
        Add("target_tokens", Tokens(record.TargetTokens));
        Add("output_tokens", Tokens(record.OutputTokens));
        Add("target_logprobs", Listed(record.TargetLogprobs.ToArray().Select(Number)));
        Add("choices", Listed(record.Choices.ToArray().Select(Quoted)));
        Add("choice_logprobs", Listed(record.ChoiceLogprobs.ToArray().Select(Number)));
        Add("gold", record.Gold?.ToString(CultureInfo.InvariantCulture));
        if (record.Scores is { } scores)
            Add("scores", $"{{{string.Join(',', scores.OrderBy(score => score.Key, StringComparer.Ordinal).Select(score => $"{Quoted(score.Key)}:{Number(score.Value)}"))}}}");
        return $"{{{string.Join(',', fields)}}}";
    }

    /// <summary>A number with the digits that bring it back, in the invariant culture.</summary>
    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string? Tokens(TokenSequence? tokens)
    {
        if (tokens is null) return null;
        bool isInteger = ReferenceEquals(tokens.Vocabulary, TokenVocabulary.Integers);
        return Listed(tokens.Ids.ToArray().Select(id => isInteger ? id.ToString(CultureInfo.InvariantCulture) : Quoted(tokens.Vocabulary.Text(id)))) ?? "[]";
    }

    private static string? Listed(IEnumerable<string> items)
    {
        string all = string.Join(',', items);
        return all.Length == 0 ? null : $"[{all}]";
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (isPair) quoted.Append(text, i++, 2);
            else if (text[i] is '"' or '\\') quoted.Append('\\').Append(text[i]);
            else if (IsVisible(text[i])) quoted.Append(text[i]);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
        }
        return quoted.Append('"').ToString();
    }

    /// <remarks>A combining mark would join the quote before it, and a space other than the plain one looks like it.</remarks>
    private static bool IsVisible(char c) => c == ' ' || char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned);
}
