using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Tests.Metrics;

/// <summary>Every metric's card, and every worked example on it.</summary>
public class MetricCatalogueTests
{
    /// <summary>Worked examples are numbers one can check by hand: they hold to a few units in the last place.</summary>
    private const double Relative = 1e-14;

    public static TheoryData<string> Ids => [.. MetricCatalogue.Library.Cards.Select(card => card.Id)];

    /// <summary>Every metric with its defaults, and with each option changed by itself.</summary>
    public static TheoryData<string> Variants => [.. AllCards().Select(card => card.Id)];

    [Theory, MemberData(nameof(Variants))]
    public void Every_worked_example_scores_what_it_says(string id)
    {
        MetricCard card = CardOf(id);
        Assert.Equal(id, card.Id);
        foreach (WorkedExample example in card.Examples)
        {
            Assert.All(example.Records, record => Assert.Null(RecordRules.FirstViolation(record)));
            Score score = Measure(id, example);
            if (example.Expected is not { } expected)
            {
                Assert.False(score.IsScored, $"{example.Fact} {score}");
                continue;
            }
            Assert.True(score.IsScored, $"{example.Fact} {score}");
            Assert.True(Math.Abs(score.Value - expected) <= Math.Abs(expected) * Relative, $"{example.Fact} Expected {expected:R}, got {score}.");
            Assert.InRange(score.Value, card.Minimum, card.Maximum);
        }
    }

    [Theory, MemberData(nameof(Variants))]
    public void Every_variant_has_worked_examples_of_its_own(string id) => Assert.NotEmpty(CardOf(id).Examples);

    [Theory, MemberData(nameof(Ids))]
    public void The_id_is_the_class_name_with_underscores_and_the_file_is_named_for_it(string id)
    {
        string type = (MetricCatalogue.Library.IsSet(id) ? (object)MetricCatalogue.Library.ParseSet(id) : MetricCatalogue.Get(id)).GetType().Name;
        Assert.Matches("^[a-z][a-z0-9_]*(:[a-z0-9]+(_[a-z0-9]+)*)?$", id);
        Assert.Equal(id.Replace(":", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), type.ToLowerInvariant());
        Assert.Single(Directory.EnumerateFiles(Path.Combine(Fixture.Path(), "..", "src", "MetricLens", "Metrics"), $"{type}.cs", SearchOption.AllDirectories));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_card_is_filled_in(string id)
    {
        MetricCard card = CardOf(id);
        Assert.NotEmpty(card.Name);
        Assert.EndsWith(".", card.Summary, StringComparison.Ordinal);
        Assert.Matches("[0-9]{4}", card.Reference);
        Assert.True(card.Minimum < card.Maximum);
        Assert.NotEqual(RecordFields.None, card.Inputs);
        Assert.True(card.Examples.Count >= 3);
        Assert.Distinct(card.Examples.Select(example => example.Fact));
        Assert.All(card.Examples, example => Assert.EndsWith(".", example.Fact, StringComparison.Ordinal));
        Assert.Contains(card.Examples, example => example.Expected is null);
        Assert.Contains(card.Examples, example => example.Expected is not null);
        Assert.All(card.Quirks, quirk => Assert.EndsWith(".", quirk, StringComparison.Ordinal));
        string[] words = [.. card.Options.SelectMany(option => option.Values).Select(value => value.Word)];
        Assert.Distinct(words);
        Assert.Equal(card.Level == MetricLevel.Set, MetricCatalogue.Library.IsSet(id));
        if (id.Contains(':', StringComparison.Ordinal)) Assert.NotEmpty(card.Quirks);
    }

    [Theory, MemberData(nameof(Variants))]
    public void The_latent_scale_fits_the_range_and_has_a_tier(string id)
    {
        MetricCard card = CardOf(id);
        if (card.LatentScale == LatentScale.Logit) Assert.True(card.IsBounded);
        if (card.LatentScale == LatentScale.NegativeLogLoss) Assert.True(double.IsFinite(card.Best));
        Assert.Equal(card.LatentScale == LatentScale.None, card.Tier == EvidenceTier.None);
        if (card.Continuity == Continuity.ThresholdCoarse) Assert.Equal(LatentScale.None, card.LatentScale);
        if (card.Propriety == Propriety.StrictlyProper) Assert.Equal(Continuity.Continuous, card.Continuity);
        if (card.IsLinearInTokenError) Assert.Equal(Continuity.Continuous, card.Continuity);
        if (card.Level == MetricLevel.Set) Assert.Equal(LatentScale.None, card.LatentScale);
    }

    [Theory, MemberData(nameof(Variants))]
    public void A_coarse_metric_scores_0_to_1(string id)
    {
        MetricCard card = CardOf(id);
        if (card.Continuity == Continuity.ThresholdCoarse) Assert.Equal((0, 1, Direction.HigherIsBetter), (card.Minimum, card.Maximum, card.Direction));
    }

    /// <summary>A range is no wider than scores are: each of its finite ends is reached by a worked example of the metric or of a variant, or named here.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void The_ends_of_a_range_are_reached(string id)
    {
        MetricCard card = CardOf(id);
        double[] scores = [.. card.Examples.Select(example => example.Expected).OfType<double>()];
        if (double.IsFinite(card.Minimum) && card.Minimum != 0) Assert.Contains(card.Minimum, scores);
        if (double.IsFinite(card.Maximum) && card.Maximum != 1) Assert.Contains(card.Maximum, scores);
    }

    [Fact]
    public void Ids_and_names_are_unique_and_ordered()
    {
        MetricCard[] cards = [.. AllCards()];
        Assert.Distinct(cards.Select(card => card.Id));
        Assert.Distinct(cards.Select(card => card.Name));
        Assert.Equal(MetricCatalogue.All.Select(metric => metric.Card.Id).Order(StringComparer.Ordinal), MetricCatalogue.All.Select(metric => metric.Card.Id));
    }

    [Fact]
    public void Every_metric_of_the_assembly_is_in_the_catalogue() => Assert.Equal(
        typeof(IMetric).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsPublic: true } && (type.IsAssignableTo(typeof(IMetric)) || type.IsAssignableTo(typeof(ISetMetric)))
            && type.GetConstructor(Type.EmptyTypes) is not null).Select(type => type.Name).Order(StringComparer.Ordinal),
        MetricCatalogue.All.Select(metric => metric.GetType()).Concat(MetricCatalogue.Library.SetMetrics.Select(metric => metric.GetType())).Select(type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_scored_by_default_stays_as_it_is() => Assert.Equal(
        ["brier", "choice_log_loss", "choice_margin", "choice_probability", "exact_match", "expected_exact_match", "multiple_choice_accuracy",
            "normalized_token_edit_distance", "quasi_exact_match", "target_log_likelihood", "token_accuracy", "token_edit_distance"],
        StandardMetrics.Scored.Select(metric => metric.Card.Id));

    [Fact]
    public void An_unknown_id_suggests_the_nearest()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => MetricCatalogue.Get("exact_mach"));
        Assert.Contains("did you mean 'exact_match'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cards_are_ordered_by_id() => Assert.Equal(MetricCatalogue.Library.Cards.Select(card => card.Id).Order(StringComparer.Ordinal), MetricCatalogue.Library.Cards.Select(card => card.Id));

    [Fact]
    public void No_name_is_an_argument_error()
    {
        Assert.Throws<ArgumentNullException>(() => MetricCatalogue.Split(null!));
        Assert.Throws<ArgumentNullException>(() => MetricCatalogue.Get(null!));
        Assert.Throws<ArgumentNullException>(() => MetricCatalogue.Library.ParseSet(null!));
        Assert.Throws<ArgumentNullException>(() => MetricCatalogue.Library.With((IMetric)null!));
        Assert.Throws<ArgumentNullException>(() => MetricCatalogue.Library.With((ISetMetric)null!));
        Assert.False(MetricCatalogue.Library.IsSet(null!));
    }

    [Theory]
    [InlineData("threshold(auroc,0.5)")]
    [InlineData("'auroc'")]
    public void No_wrapper_and_no_text_is_a_set_level_metric(string expression) =>
        Assert.Contains("is no set-level metric; no wrapper is", Assert.Throws<ArgumentException>(() => MetricCatalogue.Library.ParseSet(expression)).Message, StringComparison.Ordinal);

    private static MetricCard CardOf(string id) => MetricCatalogue.Library.IsSet(id) ? MetricCatalogue.Library.ParseSet(id).Card : MetricCatalogue.Get(id).Card;

    private static IEnumerable<MetricCard> AllCards() => MetricCatalogue.All.SelectMany(WithVariants).Select(metric => metric.Card)
        .Concat(MetricCatalogue.Library.SetMetrics.SelectMany(WithVariants).Select(metric => metric.Card));

    private static IEnumerable<TMetric> WithVariants<TMetric>(TMetric metric) =>
        metric is IHasVariants<TMetric> open ? [metric, .. open.Variant.Neighbours().Select(open.With)] : [metric];

    private static Score Measure(string id, WorkedExample example)
    {
        if (!MetricCatalogue.Library.IsSet(id)) return MetricCatalogue.Get(id).Measure(example.Record);
        ISetMetric metric = MetricCatalogue.Library.ParseSet(id);
        return SetSample.Of(example.Records.Select(metric.Read)) is { } sample ? metric.Measure(sample) : Score.Unscored("no record has what the metric needs");
    }
}
