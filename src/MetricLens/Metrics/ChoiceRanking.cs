using System.Text;
using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>What the options of a question are ranked by, and who wins.</summary>
internal static class ChoiceRanking
{
    internal const string Whole = "whole";

    /// <summary>What the options are ranked by.</summary>
    internal static MetricOption By { get; } = MetricOption.OneOf("ranked_by",
        (Whole, "the log-probability of the whole option"),
        ("characters", "that over the option's code points"),
        ("bytes", "that over the option's bytes in UTF-8"),
        ("o200k", "that over the option's tokens of o200k_base"),
        ("cl100k", "that over the option's tokens of cl100k_base"),
        ("mutual_information", "that less the option's log-probability without the question, logged as scores unconditional_logprob_0, _1, …"));

    /// <summary>Who wins a tie.</summary>
    internal static MetricOption Ties { get; } = MetricOption.OneOf("ties",
        ("share", "options that tie share the credit"),
        ("first", "the first of them takes it all"));

    /// <summary>The fields that a ranking looks at.</summary>
    internal static RecordFields InputsOf(string by) => ChoiceDistribution.Inputs | by switch
    {
        Whole => RecordFields.None,
        "mutual_information" => RecordFields.Scores,
        _ => RecordFields.Choices,
    };

    /// <summary>The credit of the right option: 1 where it is on top, 0 where it is not, a share or all of it in a tie.</summary>
    internal static double Credit(ReadOnlySpan<double> values, int gold, bool isShared)
    {
        // A NaN is above nothing, and so never wins.
        double top = double.NegativeInfinity;
        foreach (double value in values)
            if (value > top) top = value;
        if (values[gold] != top) return 0;
        return isShared ? 1.0 / values.Count(top) : values.IndexOf(top) == gold ? 1 : 0;
    }

    /// <summary>The numbers by which options are ranked; where there are none, says why.</summary>
    internal static bool TryRank(Record record, ReadOnlySpan<double> logprobs, string by, Span<double> values, out string unscoredReason)
    {
        unscoredReason = "";
        if (by == "mutual_information") return TryInformation(record, logprobs, values, out unscoredReason);
        ReadOnlySpan<string> texts = record.Choices.Span;
        for (int i = 0; i < values.Length; i++)
        {
            int length = by == Whole ? 1 : texts.Length == values.Length ? LengthOf(texts[i], by) : 0;
            if (length == 0) unscoredReason = texts.Length == values.Length ? "a choice is empty: it has no length to divide by" : "no texts of the choices";
            values[i] = logprobs[i] / Math.Max(1, length);
        }
        return unscoredReason.Length == 0;
    }

    private static int LengthOf(string text, string by) => by switch
    {
        "characters" => CodePoints.Count(text),
        "bytes" => Encoding.UTF8.GetByteCount(text),
        "o200k" => BytePairs.O200k(text).Length,
        _ => BytePairs.Cl100k(text).Length,
    };

    private static bool TryInformation(Record record, ReadOnlySpan<double> logprobs, Span<double> values, out string unscoredReason)
    {
        unscoredReason = "";
        for (int i = 0; i < values.Length; i++)
        {
            if (!LoggedScores.TryRead(record, FormattableString.Invariant($"unconditional_logprob_{i}"), out double without, out unscoredReason)) return false;
            values[i] = logprobs[i] - without;
        }
        return true;
    }
}
