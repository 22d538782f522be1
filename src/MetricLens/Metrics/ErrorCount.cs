using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>The counts of which error rates are made.</summary>
internal static class ErrorCount
{
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
