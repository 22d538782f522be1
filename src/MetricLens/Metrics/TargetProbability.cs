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
}
