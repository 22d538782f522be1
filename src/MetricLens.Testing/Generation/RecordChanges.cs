using MetricLens.Records;

namespace MetricLens.Testing.Generation;

/// <summary>Records made from others: a law says what such a change may do to a score.</summary>
internal static class RecordChanges
{
    /// <summary>The record with other content where some is given; use <see cref="Without"/> to take content away.</summary>
    internal static Record With(this Record record, string? output = null, string[]? targets = null, TokenSequence? outputTokens = null, TokenSequence? targetTokens = null,
        double[]? targetLogprobs = null, string[]? choices = null, double[]? choiceLogprobs = null, int? gold = null, IReadOnlyDictionary<string, double>? scores = null) => new()
        {
            Task = record.Task,
            Model = record.Model,
            ExampleId = record.ExampleId,
            Prompt = record.Prompt,
            Output = output ?? record.Output,
            Targets = targets ?? record.Targets,
            OutputTokens = outputTokens ?? record.OutputTokens,
            TargetTokens = targetTokens ?? record.TargetTokens,
            TargetLogprobs = targetLogprobs ?? record.TargetLogprobs,
            Choices = choices ?? record.Choices,
            ChoiceLogprobs = choiceLogprobs ?? record.ChoiceLogprobs,
            Gold = gold ?? record.Gold,
            Scores = scores ?? record.Scores,
        };

    /// <summary>The record without some fields.</summary>
    internal static Record Without(this Record record, RecordFields fields) => new()
    {
        Task = record.Task,
        Model = record.Model,
        ExampleId = record.ExampleId,
        Prompt = fields.HasFlag(RecordFields.Prompt) ? null : record.Prompt,
        Output = fields.HasFlag(RecordFields.Output) ? null : record.Output,
        Targets = fields.HasFlag(RecordFields.Targets) ? default : record.Targets,
        OutputTokens = fields.HasFlag(RecordFields.OutputTokens) ? null : record.OutputTokens,
        TargetTokens = fields.HasFlag(RecordFields.TargetTokens) ? null : record.TargetTokens,
        TargetLogprobs = fields.HasFlag(RecordFields.TargetLogprobs) ? default : record.TargetLogprobs,
        Choices = fields.HasFlag(RecordFields.Choices) ? default : record.Choices,
        ChoiceLogprobs = fields.HasFlag(RecordFields.ChoiceLogprobs) ? default : record.ChoiceLogprobs,
        Gold = fields.HasFlag(RecordFields.Gold) ? null : record.Gold,
        Scores = fields.HasFlag(RecordFields.Scores) ? null : record.Scores,
    };

    /// <summary>The record with its options in another order: each moves on by so many places.</summary>
    internal static Record Turned(this Record record, int turn)
    {
        int count = record.Choices.Length;
        return record.With(choices: Turn(record.Choices.Span, turn), choiceLogprobs: Turn(record.ChoiceLogprobs.Span, turn), gold: (record.Gold + turn) % count);
    }

    /// <summary>The record with one number added to every choice's log-probability.</summary>
    internal static Record Shifted(this Record record, double shift) =>
        record.With(choiceLogprobs: Array.ConvertAll(record.ChoiceLogprobs.ToArray(), logprob => logprob + shift));

    private static T[] Turn<T>(ReadOnlySpan<T> items, int turn)
    {
        var turned = new T[items.Length];
        for (int i = 0; i < items.Length; i++) turned[(i + turn) % items.Length] = items[i];
        return turned;
    }
}
