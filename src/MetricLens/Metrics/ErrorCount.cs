using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>The counts of which error rates are made, of one record and of many.</summary>
internal static class ErrorCount
{
    /// <summary>The edits that the output needs as a share of the units of a target, the least over several targets; of words, a blank target is an empty one.</summary>
    internal static Score Rate(Record record, TextUnit unit) => TextAnswerBest.Of(record, Direction.LowerIsBetter, unit == TextUnit.Words ? PythonText.Strip : static text => text, (output, target) =>
        TryFind(output, target, unit, out int errors, out int length) ? Score.Of((double)errors / length, units: length) : Score.Unscored(TokenEditDistance.TooLong));

    /// <summary>The errors and the length of the target with the lowest rate, the first of equals.</summary>
    internal static SetContribution Read(Record record, TextUnit unit)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Output is null) return SetContribution.Unscored(TextAnswer.NoOutput);
        (int Errors, int Length)? best = null;
        foreach (string target in record.Targets.Span)
        {
            if (!TryFind(record.Output, target, unit, out int errors, out int length)) continue;
            if (best is not { } known || (long)errors * known.Length < (long)known.Errors * length) best = (errors, length);
        }
        return best is { } nearest ? SetContribution.Of(nearest.Errors, nearest.Length) : SetContribution.Unscored("no target that it can be compared with");
    }

    /// <summary>Counts the edits that an output needs and the units of the reference.</summary>
    /// <returns>Whether there is a rate: not where the reference has no units, or the texts are too long to compare.</returns>
    internal static bool TryFind(string output, string target, TextUnit unit, out int errors, out int length)
    {
        var segmenter = new TextSegmenter(unit);
        int[] left = segmenter.Of(output), right = segmenter.Of(target);
        (errors, length) = (0, right.Length);
        return length > 0 && EditDistance.TryMeasure<int>(left, right, EditRule.Levenshtein, out errors);
    }
}
