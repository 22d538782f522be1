using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>Log-probabilities over lengths, as numpy divides them.</summary>
internal static class HarnessLengths
{
    internal const string NoTexts = "no texts of the choices";

    /// <summary>Divides; by a length of 0 too, which gives −∞ or NaN.</summary>
    internal static bool TryDivide(Record record, ReadOnlySpan<double> logprobs, Func<string, int> length, out double[] values)
    {
        ReadOnlySpan<string> texts = record.Choices.Span;
        values = new double[logprobs.Length];
        if (texts.Length != values.Length) return false;
        for (int i = 0; i < values.Length; i++) values[i] = logprobs[i] / length(texts[i]);
        return true;
    }
}
