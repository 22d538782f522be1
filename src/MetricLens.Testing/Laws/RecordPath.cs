using MetricLens.Records;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>The records of a model that goes from one state to another: its log-probabilities move on a line, and its greedy text changes where one token overtakes another.</summary>
/// <param name="from">The record at 0.</param>
/// <param name="to">The record at 1.</param>
/// <param name="scale">What part of the way is gone, above 0 and at most 1: how little moves.</param>
internal sealed class RecordPath(Record from, Record to, double scale)
{
    private readonly Record _from = from;
    private readonly double[] _fromTarget = Common(from.TargetLogprobs, to.TargetLogprobs), _toTarget = Common(to.TargetLogprobs, from.TargetLogprobs);
    private readonly double[] _fromChoices = Common(from.ChoiceLogprobs, to.ChoiceLogprobs), _toChoices = Common(to.ChoiceLogprobs, from.ChoiceLogprobs);
    private readonly int[] _fromTokens = from.OutputTokens?.Ids.ToArray() ?? [], _toTokens = to.OutputTokens?.Ids.ToArray() ?? [];
    private readonly string[] _fromText = Characters(from.Output), _toText = Characters(to.Output);

    /// <summary>The record at a place from 0 to 1.</summary>
    internal Record At(double place)
    {
        double moved = place * scale;
        return _from.With(
            output: _from.Output is null ? null : string.Concat(Switched(_fromText, _toText, moved)),
            outputTokens: _from.OutputTokens is null ? null : TokenSequence.Of(Switched(_fromTokens, _toTokens, moved)),
            targetTokens: Cut(_from.TargetTokens, _fromTarget.Length),
            targetLogprobs: Between(_fromTarget, _toTarget, moved),
            choices: [.. _from.Choices.ToArray().Take(Math.Max(2, _fromChoices.Length))],
            choiceLogprobs: Between(_fromChoices, _toChoices, moved));
    }

    /// <summary>The greatest change of any log-probability between two places.</summary>
    internal double Step(double one, double other)
    {
        double most = 0;
        for (int i = 0; i < _fromTarget.Length; i++) most = Math.Max(most, Math.Abs(_toTarget[i] - _fromTarget[i]));
        for (int i = 0; i < _fromChoices.Length; i++) most = Math.Max(most, Math.Abs(_toChoices[i] - _fromChoices[i]));
        return most * scale * Math.Abs(other - one);
    }

    /// <summary>Only finite ends can be joined by a line: −∞ gives way to a number below which nothing is told apart here.</summary>
    private static double[] Common(ReadOnlyMemory<double> own, ReadOnlyMemory<double> other)
    {
        double[] values = own.Length <= other.Length ? own.ToArray() : own[..other.Length].ToArray();
        return Array.ConvertAll(values, value => Math.Max(value, -40));
    }

    private static double[] Between(double[] from, double[] to, double place)
    {
        double[] values = new double[from.Length];
        for (int i = 0; i < values.Length; i++) values[i] = from[i] + ((to[i] - from[i]) * place);
        return values;
    }

    /// <summary>Each place of the longer sequence changes at a share of the way of its own.</summary>
    private static T[] Switched<T>(T[] from, T[] to, double place)
    {
        List<T> items = [];
        int length = Math.Max(from.Length, to.Length);
        for (int i = 0; i < length; i++)
        {
            T[] source = place * length > i + 0.5 ? to : from;
            if (i < source.Length) items.Add(source[i]);
        }
        return [.. items];
    }

    private static TokenSequence? Cut(TokenSequence? tokens, int length) =>
        tokens is null || length == 0 || length >= tokens.Length ? tokens : TokenSequences.Of(tokens, tokens.Ids[..length]);

    private static string[] Characters(string? text) => text is null ? [] : [.. text.EnumerateRunes().Select(rune => rune.ToString())];
}
