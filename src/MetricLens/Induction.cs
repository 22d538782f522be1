using System.Globalization;

namespace MetricLens;

/// <summary>Raw metrics that make a jump of a smooth improvement, as Schaeffer, Miranda and Koyejo (2023) did with vision models.</summary>
/// <remarks>
/// <c>threshold:0.9</c>: whether the answer's score is 0.9 or better, by the strongest evidence that a task has: the probability of the right choice, the probability a token of the target, or the edit similarity of the texts, each in [0, 1].
/// <c>all_of:5</c>: whether all of five grouped examples are right, by accuracy or exact match. The continuous metrics then judge the jump as they judge any other: where models improve smoothly, it is an artifact.
/// </remarks>
public static class Induction
{
    private static readonly string[] Smooth = ["choice_probability", "token_probability", "token_edit_similarity"];

    /// <summary>The raw metrics that an induction asks for, tried in order, as expressions.</summary>
    /// <param name="induction">Such as <c>threshold:0.9</c> or <c>all_of:5</c>.</param>
    /// <exception cref="ArgumentException">It is neither, or its number is out of range.</exception>
    public static IReadOnlyList<string> RawMetrics(string induction)
    {
        ArgumentNullException.ThrowIfNull(induction);
        string[] parts = induction.Split(':');
        if (parts is ["threshold", var share] && double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out double threshold) && threshold is > 0 and <= 1)
            return [.. Smooth.Select(metric => FormattableString.Invariant($"threshold({metric},{threshold})"))];
        if (parts is ["all_of", var size] && int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 2 and <= 1000)
            return [.. Metrics.StandardMetrics.Raw.Select(metric => FormattableString.Invariant($"all_of({metric},{count})"))];
        throw new ArgumentException($"An induction is 'threshold:T' with T above 0 and at most 1, or 'all_of:K' with K from 2 to 1000; it is '{induction}'.", nameof(induction));
    }
}
