using System.Globalization;
using MetricLens.Metrics;

namespace MetricLens.Tests.Metrics;

/// <summary>No card of the library has moved: what a metric is called, claims and scores on its worked examples. A change that is meant is written anew and named in the changelog.</summary>
public class MetricCardTests
{
    private static readonly string File = Fixture.Path("cards.tsv");

    /// <summary>Metrics that are made of others: their cards come from those.</summary>
    private static readonly string[] Made =
    [
        "threshold(brier,0.5)", "threshold(choice_probability,0.4)", "at_least(brier:half,0.75)", "all_of(exact_match,5)", "pass_at_k(exact_match,3)", "extract(token_edit_distance,boxed)",
        "extract(exact_match,'[0-9]')", "normalize(token_f1:none,nfkc)", "threshold(extract(token_edit_similarity,hashes),0.5)",
    ];

    [Fact]
    public void Every_card_says_what_it_did() => Assert.Equal(System.IO.File.ReadAllLines(File), Lines());

    /// <remarks>Run by hand: dotnet run -c Release --project tests/MetricLens.Tests -- -explicit only -method '*Write_the_cards'.</remarks>
    [Fact(Explicit = true)]
    public void Write_the_cards() => System.IO.File.WriteAllLines(File, Lines());

    private static IEnumerable<string> Lines() =>
    [
        "id\tname\tlevel\tdirection\tminimum\tmaximum\tcontinuity\tinputs\tpropriety\tlatent_scale\ttier\tchance\tlinear\tnats_per_unit\tclaims\toptions\tquirks\texamples (score, outcomes, chance)\tsummary",
        .. MetricCatalogue.All.SelectMany(WithVariants).Concat(Made.Select(MetricCatalogue.Get)).Select(metric => Line(metric.Card, example => metric.Measure(example.Record)))
            .Concat(MetricCatalogue.Library.SetMetrics.SelectMany(WithVariants).Select(metric => Line(metric.Card, example => SetSample.Of(example.Records.Select(metric.Read)) is { } sample ? metric.Measure(sample) : default)))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<TMetric> WithVariants<TMetric>(TMetric metric) =>
        metric is IHasVariants<TMetric> open ? [metric, .. open.Variant.Neighbours().Select(open.With)] : [metric];

    private static string Line(MetricCard card, Func<WorkedExample, Score> measure) => string.Join('\t',
    [
        card.Id, card.Name, card.Level, card.Direction, Number(card.Minimum), Number(card.Maximum), card.Continuity, card.Inputs, card.Propriety, card.LatentScale, card.Tier, card.Chance, card.IsLinearInTokenError,
        Number(card.NatsPerUnit), card.Claims, string.Join(" ", card.Options.Select(Choices)), card.Quirks.Count, string.Join("; ", card.Examples.Select(example => Figures(measure(example)))), card.Summary,
    ]);

    private static string Choices(MetricOption option) => option.IsNumber
        ? FormattableString.Invariant($"{option.Name}={option.Default}({option.Least}-{option.Most})")
        : $"{option.Name}={string.Join('|', option.Values.Select(value => value.Word))}";

    /// <summary>To twelve digits: the last ones may depend on the machine.</summary>
    private static string Figures(Score score) => score.IsScored ? $"{Number(score.Value)}, {Number(score.Units)}, {(score.Chance is { } chance ? Number(chance) : "-")}" : "unscored";

    private static string Number(double value) => value.ToString("G12", CultureInfo.InvariantCulture);
}
