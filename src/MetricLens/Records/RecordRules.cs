using System.Globalization;

namespace MetricLens.Records;

/// <summary>The rules that a record must keep by itself, whatever it was read from.</summary>
public static class RecordRules
{
    /// <summary>No model gives a finite log-probability below this; sums of squares of what is above it stay finite.</summary>
    private const double LeastLogprob = -1e9;

    private static readonly Dictionary<string, double> NoScores = [];

    /// <summary>The first rule that a record breaks, or <see langword="null"/> where it keeps all.</summary>
    public static RecordViolation? FirstViolation(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Names(record) ?? Scales(record) ?? Targets(record) ?? Choices(record) ?? Scores(record);
    }

    private static RecordViolation? Names(Record record) =>
        Empty("task", record.Task) ?? Empty("family", record.Family) ?? Empty("model", record.Model)
        ?? Empty("example_id", record.ExampleId);

    private static RecordViolation? Empty(string field, string? value) =>
        string.IsNullOrEmpty(value) ? new(field, "empty", "a text that is not empty") : null;

    private static RecordViolation? Scales(Record record)
    {
        foreach (ScaleAxis axis in ScaleAxes.All)
        {
            if (record.Scales[axis] is { } value && !(value > 0 && double.IsFinite(value)))
                return new(axis.Id(), Number(value), "a positive, finite number");
        }
        return null;
    }

    private static RecordViolation? Targets(Record record)
    {
        if (record.TargetTokens is { } target && record.OutputTokens is { } output
            && target.Length > 0 && output.Length > 0 && !ReferenceEquals(target.Vocabulary, output.Vocabulary))
            return new("output_tokens", "of another kind than 'target_tokens'", "both as texts or both as integers");
        if (record.TargetTokens is { } tokens && !record.TargetLogprobs.IsEmpty && tokens.Length != record.TargetLogprobs.Length)
            return WrongLength("target_logprobs", record.TargetLogprobs.Length, "target_tokens", tokens.Length);
        return Logprobs("target_logprobs", record.TargetLogprobs.Span);
    }

    private static RecordViolation? Choices(Record record)
    {
        int choices = record.Choices.Length;
        if (choices == 1) return new("choices", "an array of 1", "at least 2 options");
        if (!record.ChoiceLogprobs.IsEmpty && record.ChoiceLogprobs.Length != choices)
            return WrongLength("choice_logprobs", record.ChoiceLogprobs.Length, "choices", choices);
        if (record.Gold is { } gold && !(gold >= 0 && gold < choices))
            return new("gold", Number(gold), choices == 0 ? "'choices' beside it" : $"an index from 0 to {Number(choices - 1)}");
        return Logprobs("choice_logprobs", record.ChoiceLogprobs.Span);
    }

    private static RecordViolation? Scores(Record record)
    {
        foreach ((string name, double value) in record.Scores ?? NoScores)
            if (!double.IsFinite(value)) return new($"scores.{name}", Number(value), "a finite number");
        return null;
    }

    private static RecordViolation? Logprobs(string field, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] <= 0)) return new($"{field}[{Number(i)}]", Number(values[i]), "a number at most 0");
            if (values[i] < LeastLogprob && !double.IsNegativeInfinity(values[i]))
                return new($"{field}[{Number(i)}]", Number(values[i]), $"at least {Number(LeastLogprob)}, or -Infinity");
        }
        return null;
    }

    internal static RecordViolation WrongLength(string field, int length, string other, int expected) =>
        new(field, $"an array of {Number(length)}", $"{Number(expected)} entries, as many as '{other}' has");

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
