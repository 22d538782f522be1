using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>The rule by which token metrics choose what to compare: the model's own tokens, else code points.</summary>
internal static class TokenComparison
{
    /// <summary>Scores an output sequence against a target sequence that is not empty.</summary>
    internal delegate Score Rule(ReadOnlySpan<int> output, ReadOnlySpan<int> target);

    internal const RecordFields Inputs =
        RecordFields.Targets | RecordFields.Output | RecordFields.TargetTokens | RecordFields.OutputTokens;

    /// <summary>The best score over the targets; the first of equally good ones.</summary>
    /// <remarks>
    /// The record's own tokens are compared where both sequences are there, in one vocabulary, and there is at most one target:
    /// of several it is not known which one the tokens belong to. Else the Unicode code points of the texts are compared.
    /// An empty target is no reference: where there is no other, the record is unscored.
    /// </remarks>
    /// <param name="record">The record.</param>
    /// <param name="direction">Which scores are better.</param>
    /// <param name="compare">How one target is scored.</param>
    /// <param name="unit">A word of <see cref="TextOptions.Unit"/>: in what texts are compared; own tokens only where it asks for them.</param>
    internal static Score Best(Record record, Direction direction, Rule compare, string unit = TextOptions.OwnTokens)
    {
        if (unit != TextOptions.OwnTokens) return BestOfTexts(record, direction, compare, new TextSegmenter(TextOptions.UnitOf(unit)).Of);
        ReadOnlySpan<string> targets = record.Targets.Span;
        if (targets.Length == 1 && targets[0].Length == 0) return Score.Unscored(TextAnswer.EmptyTarget);
        if (targets.Length <= 1 && record.TargetTokens is { Length: > 0 } own && record.OutputTokens is { } ownOutput
            && ReferenceEquals(own.Vocabulary, ownOutput.Vocabulary))
            return compare(ownOutput.Ids, own.Ids);
        return BestOfTexts(record, direction, compare, CodePoints.Of);
    }

    private static Score BestOfTexts(Record record, Direction direction, Rule compare, Func<string, int[]> segment)
    {
        ReadOnlySpan<string> targets = record.Targets.Span;
        if (targets.IsEmpty)
        {
            return Score.Unscored(record.TargetTokens switch
            {
                null => TextAnswer.NoTarget,
                { Length: 0 } => TextAnswer.EmptyTarget,
                _ when record.OutputTokens is null => "the target has tokens and the output has none",
                _ => "the tokens of target and output are of different vocabularies",
            });
        }
        int[]? output = record.Output is null ? null : segment(record.Output);
        Score? best = null;
        bool isReferenced = false;
        foreach (string target in targets)
        {
            int[] reference = segment(target);
            if (reference.Length == 0) continue;
            isReferenced = true;
            if (output is null) break;
            Score score = compare(output, reference);
            if (!score.IsScored) return score;
            if (best is not { } known || IsBetter(score.Value, known.Value, direction)) best = score;
        }
        return best ?? Score.Unscored(isReferenced ? TextAnswer.NoOutput : TextAnswer.EmptyTarget);
    }

    private static bool IsBetter(double value, double known, Direction direction) =>
        direction == Direction.HigherIsBetter ? value > known : value < known;
}
