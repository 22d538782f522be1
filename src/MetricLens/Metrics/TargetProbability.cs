using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Metrics;

/// <summary>The log-probability of a record's reference answer: the sum over its tokens.</summary>
internal static class TargetProbability
{
    /// <summary>The sum, −∞ where a token has probability zero or the sum is beyond a double; else the reason why there is none.</summary>
    internal static (double Log, string? UnscoredReason) Of(Record record)
    {
        ReadOnlySpan<double> logprobs = record.TargetLogprobs.Span;
        if (logprobs.IsEmpty) return (0, "no log-probabilities of the target");
        foreach (double logprob in logprobs)
        {
            // A NaN fails the guard as well.
            if (!(logprob <= 0)) return (0, "a log-probability of the target is not a number at most 0");
        }
        // An infinite term leaves the compensated sum NaN or infinite, and so does an overflow: all mean a probability of zero.
        double sum = CompensatedSum.Of(logprobs);
        return (double.IsFinite(sum) ? sum : double.NegativeInfinity, null);
    }

    /// <summary>The loss of the whole reference in nats, finite.</summary>
    internal static bool TryLoss(Record record, out double loss, out string unscoredReason)
    {
        ArgumentNullException.ThrowIfNull(record);
        (double log, string? reason) = Of(record);
        loss = -log;
        unscoredReason = reason ?? (double.IsFinite(log) ? "" : "the reference has probability zero: its loss is infinite");
        return unscoredReason.Length == 0;
    }

    /// <summary>The sum of 1 − p over the tokens.</summary>
    internal static bool TryErrors(Record record, out double errors, out string unscoredReason)
    {
        ArgumentNullException.ThrowIfNull(record);
        (_, string? reason) = Of(record);
        unscoredReason = reason ?? "";
        CompensatedSum sum = default;
        if (reason is null)
            foreach (double logprob in record.TargetLogprobs.Span) sum.Add(-Elementary.Expm1(logprob));
        errors = sum.Value;
        return reason is null;
    }

    /// <summary>The number of bytes of the one target text in UTF-8, at least 1.</summary>
    internal static bool TryBytes(Record record, out int bytes, out string unscoredReason)
    {
        ReadOnlySpan<string> targets = record.Targets.Span;
        bytes = targets.Length == 1 ? System.Text.Encoding.UTF8.GetByteCount(targets[0]) : 0;
        unscoredReason = targets.Length switch
        {
            0 => TextAnswer.NoTarget,
            1 => bytes > 0 ? "" : TextAnswer.EmptyTarget,
            _ => "it is not known of which target the log-probabilities are",
        };
        return unscoredReason.Length == 0;
    }
}
