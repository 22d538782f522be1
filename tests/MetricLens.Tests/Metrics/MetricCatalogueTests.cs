using System.Text.RegularExpressions;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Tests.Metrics;

/// <summary>Every metric's card, and every worked example on it.</summary>
public partial class MetricCatalogueTests
{
    /// <summary>Worked examples are numbers one can check by hand: they hold to a few units in the last place.</summary>
    private const double Relative = 1e-14;

    public static TheoryData<string> Ids => [.. MetricCatalogue.All.Select(metric => metric.Card.Id)];

    public static TheoryData<string, string> Facts
    {
        get
        {
            var facts = new TheoryData<string, string>();
            foreach (MetricCard card in MetricCatalogue.All.Select(metric => metric.Card))
                foreach (WorkedExample example in card.Examples) facts.Add(card.Id, example.Fact);
            return facts;
        }
    }

    [Theory, MemberData(nameof(Facts))]
    public void Every_worked_example_scores_what_it_says(string id, string fact)
    {
        IMetric metric = MetricCatalogue.Get(id);
        WorkedExample example = metric.Card.Examples.Single(candidate => candidate.Fact == fact);
        Assert.Null(RecordRules.FirstViolation(example.Record));
        Score score = metric.Measure(example.Record);
        if (example.Expected is not { } expected)
        {
            Assert.False(score.IsScored, score.ToString());
            return;
        }
        Assert.True(score.IsScored, score.ToString());
        Assert.Equal(expected, score.Value, Math.Abs(expected) * Relative);
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_id_is_the_class_name_in_snake_case_and_the_file_is_named_for_it(string id)
    {
        string type = MetricCatalogue.Get(id).GetType().Name;
        Assert.Matches("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", id);
        Assert.Equal(id, InnerCapital().Replace(type, "_$0").ToLowerInvariant());
        Assert.True(File.Exists(Path.Combine(Fixture.Path(), "..", "src", "MetricLens", "Metrics", $"{type}.cs")));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_card_is_filled_in(string id)
    {
        MetricCard card = MetricCatalogue.Get(id).Card;
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
        Assert.Same(card, MetricCatalogue.Get(id).Card);
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_latent_scale_fits_the_range_and_has_a_tier(string id)
    {
        MetricCard card = MetricCatalogue.Get(id).Card;
        if (card.LatentScale == LatentScale.Logit) Assert.True(card.IsBounded);
        if (card.LatentScale == LatentScale.NegativeLogLoss) Assert.True(double.IsFinite(card.Best));
        Assert.Equal(card.LatentScale == LatentScale.None, card.Tier == EvidenceTier.None);
        if (card.Continuity == Continuity.ThresholdCoarse) Assert.Equal(LatentScale.None, card.LatentScale);
        if (card.Propriety == Propriety.StrictlyProper) Assert.Equal(Continuity.Continuous, card.Continuity);
    }

    [Fact]
    public void Ids_and_names_are_unique_and_ordered()
    {
        Assert.Distinct(MetricCatalogue.All.Select(metric => metric.Card.Name));
        Assert.Equal(MetricCatalogue.All.Select(metric => metric.Card.Id).Distinct().Order(StringComparer.Ordinal), MetricCatalogue.All.Select(metric => metric.Card.Id));
    }

    [Fact]
    public void Every_metric_of_the_assembly_is_in_the_catalogue() => Assert.Equal(
        typeof(IMetric).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsPublic: true } && type.IsAssignableTo(typeof(IMetric))
            && type.GetConstructor(Type.EmptyTypes) is not null).OrderBy(type => type.Name),
        MetricCatalogue.All.Select(metric => metric.GetType()).OrderBy(type => type.Name));

    [Fact]
    public void An_unknown_id_suggests_the_nearest()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => MetricCatalogue.Get("exact_mach"));
        Assert.Contains("did you mean 'exact_match'?", error.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex InnerCapital();
}
