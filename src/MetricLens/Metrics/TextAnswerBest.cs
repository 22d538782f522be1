using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The rule by which metrics of texts score one output against the best of its targets.</summary>
internal static class TextAnswerBest
{
    /// <summary>The best score over the targets that are not empty after they are rewritten; unscored where there is nothing to compare.</summary>
    /// <param name="record">The record.</param>
    /// <param name="direction">Which scores are better.</param>
    /// <param name="rewrite">What output and targets go through.</param>
    /// <param name="compare">Scores an output against a target that is not empty.</param>
    internal static Score Of(Record record, Direction direction, Func<string, string> rewrite, Func<string, string, Score> compare)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Targets.IsEmpty) return Score.Unscored(TextAnswer.NoTarget);
        string? output = record.Output is null ? null : rewrite(record.Output);
        Score? best = null;
        bool isReferenced = false;
        foreach (string target in record.Targets.Span)
        {
            string reference = rewrite(target);
            if (reference.Length == 0) continue;
            isReferenced = true;
            if (output is null) break;
            Score score = compare(output, reference);
            if (!score.IsScored) return score;
            if (best is not { } known || (direction == Direction.HigherIsBetter ? score.Value > known.Value : score.Value < known.Value)) best = score;
        }
        return best ?? Score.Unscored(isReferenced ? TextAnswer.NoOutput : TextAnswer.EmptyTarget);
    }
}
