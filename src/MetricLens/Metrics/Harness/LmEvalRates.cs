using MetricLens.Metrics.Sets;
using MetricLens.Text;

namespace MetricLens.Metrics.Harness;

/// <summary>lm-eval's perplexities.</summary>
internal static class LmEvalRates
{
    /// <summary>e to the ratio of sums.</summary>
    internal static Score Exponential(SetSample sample)
    {
        if (RatioOfSums.Of(sample) is not { } loss) return Score.Unscored("no record counts");
        double perplexity = Math.Exp(loss.Ratio);
        return double.IsFinite(perplexity) ? Score.Of(perplexity, units: loss.Divisor) : Score.Unscored("the perplexity is beyond any number");
    }

    /// <summary>The words between stretches of white space, as <c>re.split</c> counts them: an empty one before or behind white space at an end, so two of a text of nothing else.</summary>
    /// <param name="text">A text that is not empty.</param>
    internal static int Words(string text)
    {
        int words = PythonText.Split(text).Count;
        return words + (PythonText.IsSpace(text[0]) ? 1 : 0) + (PythonText.IsSpace(text[^1]) ? 1 : 0);
    }
}
