using System.Globalization;

namespace MetricLens.Metrics.Wrappers;

/// <summary>What the cards of wrapped metrics have in common.</summary>
internal static class Wrapped
{
    /// <summary>A number as it stands in an id.</summary>
    internal static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The card of a metric that says right or wrong of what another one scores.</summary>
    internal static MetricCard Coarse(MetricCard inner, string id, string name, string summary) => new()
    {
        Id = id,
        Name = name,
        Summary = summary,
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = inner.Inputs,
        Reference = "Schaeffer, Miranda and Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?",
        Examples = [],
    };

    /// <summary>Refuses a metric that scores groups: what is wrapped here must score single records.</summary>
    internal static void RequireSingle(IMetric metric, string wrapper)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (metric is IGroupMetric) throw new ArgumentException($"'{metric.Card.Id}' scores groups of examples; {wrapper} takes a metric of single ones.", nameof(metric));
    }
}
