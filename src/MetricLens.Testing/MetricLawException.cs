using System.Globalization;

namespace MetricLens.Testing;

/// <summary>A metric breaks laws that its card calls for, or has moved against its baseline.</summary>
/// <remarks>The one exception of this package that is about a metric, so that any test framework shows its message.</remarks>
public sealed class MetricLawException : Exception
{
    internal MetricLawException(string metric, IReadOnlyList<LawBreach> breaches, int laws)
        : base(Describe(metric, breaches, laws)) => Breaches = breaches;

    internal MetricLawException(string message, IReadOnlyList<LawBreach> breaches)
        : base(message) => Breaches = breaches;

    /// <summary>Each law that is broken; empty where the metric has moved against its baseline and breaks none.</summary>
    public IReadOnlyList<LawBreach> Breaches { get; }

    private static string Describe(string metric, IReadOnlyList<LawBreach> breaches, int laws) => string.Create(CultureInfo.InvariantCulture,
        $"Metric '{metric}' breaks {breaches.Count} of the {laws} laws that its card calls for.\n\n{string.Join('\n', breaches)}");
}
