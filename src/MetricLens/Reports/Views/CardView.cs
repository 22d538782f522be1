using MetricLens.Display;
using MetricLens.Metrics;

namespace MetricLens.Reports.Views;

/// <summary>A metric's card as what it says of itself, a line each.</summary>
internal sealed class CardView : View<MetricCard>
{
    /// <inheritdoc/>
    protected override string Html(MetricCard value) => new Fragment()
        .Heading($"{value.Name} ({value.Id})")
        .Line(value.Summary)
        .Table(["", ""], Facts(value).Select(fact => (Fragment.Cell[])[new(fact.Name), new(fact.Words)]))
        .ToString();

    /// <inheritdoc/>
    protected override string Text(MetricCard value) => string.Join('\n',
        [Fragment.Plain($"{value.Name} ({value.Id}): {value.Summary}"), .. Facts(value).Select(fact => Fragment.Plain($"  {fact.Name}: {fact.Words}"))]);

    private static IEnumerable<(string Name, string Words)> Facts(MetricCard card)
    {
        yield return ("range", $"{MetricsPage.Range(card)}, {(card.Direction == Direction.HigherIsBetter ? "higher" : "lower")} is better");
        yield return ("class", MetricsPage.Class(card));
        if (card.Chance.Length > 0) yield return ("chance", card.Chance);
        yield return ("looks at", string.Join(", ", MetricsJson.FieldNames(card.Inputs)));
        if (MetricsJson.Tier(card.Tier) is { } tier) yield return ("evidence", $"tier {tier}");
        foreach (MetricOption option in card.Options) yield return (option.Name.Replace('_', ' '), MetricsPage.Words(option));
        foreach (string quirk in card.Quirks) yield return ("quirk", quirk);
        yield return ("reference", card.Reference);
    }
}
