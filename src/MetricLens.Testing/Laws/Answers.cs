using MetricLens.Records;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>The right and the wrong answer to a record's question.</summary>
internal static class Answers
{
    /// <summary>A log-probability next to certainty, for scores that are unbounded at it.</summary>
    private const double NearlyCertain = -1.0 / 1024;

    /// <summary>A log-probability next to impossibility.</summary>
    private const double NearlyImpossible = -30;

    /// <summary>What no target contains.</summary>
    private const string Strange = "\u2603\u2603\u2603";

    /// <summary>The record with the reference itself for an answer, in full certainty.</summary>
    internal static Record Reference(Record record) => Right(record, certain: 0, impossible: double.NegativeInfinity);

    /// <summary>The record with the reference for an answer, as certain as leaves every score finite.</summary>
    internal static Record NearlyRight(Record record) => Right(record, NearlyCertain, NearlyImpossible);

    /// <summary>The record with an answer that has nothing in common with the reference.</summary>
    internal static Record Wrong(Record record)
    {
        int other = record.Gold == 0 ? 1 : 0;
        return record.With(
            output: Strange,
            outputTokens: record.TargetTokens is { } target ? StrangeTokens(target) : null,
            targetLogprobs: Array.ConvertAll(record.TargetLogprobs.ToArray(), _ => NearlyImpossible),
            choiceLogprobs: [.. Enumerable.Range(0, record.ChoiceLogprobs.Length).Select(i => i == other ? NearlyCertain : NearlyImpossible)]);
    }

    /// <summary>The record with no word for an answer.</summary>
    internal static Record Silence(Record record) =>
        record.With(output: "", outputTokens: record.TargetTokens is { } target ? TokenSequences.Of(target) : null);

    private static Record Right(Record record, double certain, double impossible) => record.With(
        output: record.Targets.IsEmpty ? null : record.Targets.Span[0],
        targets: record.Targets.IsEmpty ? null : [record.Targets.Span[0]],
        outputTokens: record.TargetTokens,
        targetLogprobs: Array.ConvertAll(record.TargetLogprobs.ToArray(), _ => certain),
        choiceLogprobs: [.. Enumerable.Range(0, record.ChoiceLogprobs.Length).Select(i => i == record.Gold ? certain : impossible)]);

    private static TokenSequence StrangeTokens(TokenSequence target) => ReferenceEquals(target.Vocabulary, TokenVocabulary.Integers)
        ? TokenSequence.Of([.. Enumerable.Repeat(int.MaxValue, target.Length)])
        : target.Vocabulary.Sequence([.. Enumerable.Repeat(Strange, target.Length)]);
}
