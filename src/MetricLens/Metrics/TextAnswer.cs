using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The rule by which text metrics compare one output with every acceptable reference answer.</summary>
internal static class TextAnswer
{
    internal const string NoTarget = "no target";
    internal const string EmptyTarget = "the target is empty";
    internal const string NoOutput = "no output";

    /// <summary>1 where the output equals any target after both are rewritten, else 0; unscored where there is nothing to compare.</summary>
    /// <remarks>A target of which nothing is left is no reference: it matches nothing, and where all are so the record is unscored.</remarks>
    internal static Score Match(Record record, Func<string, string> rewrite, string emptyReason)
    {
        if (record.Targets.IsEmpty) return Score.Unscored(NoTarget);
        string? output = record.Output is null ? null : rewrite(record.Output);
        bool isMatch = false;
        bool isReferenced = false;
        foreach (string target in record.Targets.Span)
        {
            string reference = rewrite(target);
            if (reference.Length == 0) continue;
            isReferenced = true;
            isMatch |= string.Equals(output, reference, StringComparison.Ordinal);
        }
        if (!isReferenced) return Score.Unscored(emptyReason);
        return output is null ? Score.Unscored(NoOutput) : Score.Of(isMatch ? 1 : 0, units: 1, chance: 0);
    }
}
