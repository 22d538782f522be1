using System.Globalization;
using System.Text;
using MetricLens.Metrics;

namespace MetricLens.Reports;

/// <summary>Writes the tables of the metrics' page: every metric, option, wrapper and quirk.</summary>
public static class MetricsPage
{
    /// <summary>The tables as Markdown.</summary>
    public static string Text(MetricCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var page = new StringBuilder();
        MetricCard[] cards = [.. catalogue.Cards];
        ILookup<bool, MetricCard> isTool = cards.ToLookup(card => card.Quirks.Count > 0);
        Table(page, "Metrics of single records", isTool[false].Where(card => card.Level == MetricLevel.Example));
        Table(page, "Set-level metrics", isTool[false].Where(card => card.Level == MetricLevel.Set));
        page.Append("### Options\n\n| metric | option | choices, the default first |\n| --- | --- | --- |\n");
        foreach (MetricCard card in cards)
            foreach (MetricOption option in card.Options)
                Row(page, $"`{card.Id}`", option.Name.Replace('_', ' '), option.IsNumber
                    ? FormattableString.Invariant($"{option.Summary}: {option.Least} to {option.Most}, by default {option.Default}")
                    : string.Join("; ", option.Values.Select(value => $"`{value.Word}` {value.Meaning}")));
        page.Append("\n### Wrappers\n\n| wrapper | what it makes |\n| --- | --- |\n");
        foreach (MetricWrapper wrapper in MetricWrapper.All) Row(page, $"`{wrapper.Call}`", wrapper.Summary);
        page.Append("\n### Metrics of other tools, quirks included\n\n| metric | what it is | quirks |\n| --- | --- | --- |\n");
        foreach (MetricCard card in isTool[true]) Row(page, $"`{card.Id}`", card.Summary, string.Join(" ", card.Quirks));
        return page.ToString();
    }

    /// <summary>A metric's range in words.</summary>
    public static string Range(MetricCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return $"{Bound(card.Minimum)} to {Bound(card.Maximum)}";
    }

    /// <summary>What an option can be, the default first.</summary>
    public static string Words(MetricOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return option.IsNumber
            ? FormattableString.Invariant($"{option.Default} ({option.Least} to {option.Most})")
            : string.Join(", ", option.Values.Select(value => value.Word));
    }

    private static void Table(StringBuilder page, string heading, IEnumerable<MetricCard> cards)
    {
        page.Append(CultureInfo.InvariantCulture, $"### {heading}\n\n| metric | class | range | better | chance | tier | proper | what it is |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (MetricCard card in cards)
            Row(page, $"`{card.Id}`", Class(card), Range(card), card.Direction == Direction.HigherIsBetter ? "higher" : "lower", card.Chance, MetricsJson.Tier(card.Tier) ?? "",
                card.Propriety switch { Propriety.StrictlyProper => "strictly", Propriety.Proper => "yes", _ => "" }, card.Summary);
        page.Append('\n');
    }

    internal static string Class(MetricCard card) => card switch
    {
        { IsLinearInTokenError: true } => "continuous, linear",
        { Continuity: Continuity.Continuous } => "continuous",
        { Continuity: Continuity.ThresholdFine } => "fine",
        _ => "coarse",
    };

    private static void Row(StringBuilder page, params ReadOnlySpan<string> cells)
    {
        foreach (string cell in cells) page.Append("| ").Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(cell.Length > 0 ? " " : "");
        page.Append("|\n");
    }

    private static string Bound(double value) => double.IsPositiveInfinity(value) ? "∞" : double.IsNegativeInfinity(value) ? "−∞" : value.ToString(CultureInfo.InvariantCulture);
}
