using System.Text.RegularExpressions;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Simulation;

public class WorldCatalogueTests
{
    public static TheoryData<string> Ids => [.. WorldCatalogue.All.Select(world => world.Card.Id)];

    [Fact]
    public void The_named_worlds_are_there() => Assert.Equal(
        ["flat", "half_step", "hinge", "power_law", "power_law_floor", "quanta", "smooth", "smooth_choice", "smooth_curve", "smooth_distractor", "step", "step_choice", "subset", "u_shape"],
        WorldCatalogue.All.Select(world => world.Card.Id));

    [Fact]
    public void An_unknown_id_suggests_the_nearest() =>
        Assert.Contains("did you mean 'smooth'", Assert.Throws<ArgumentException>(() => WorldCatalogue.Get("smoth")).Message, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Ids))]
    public void Every_card_is_filled_in(string id)
    {
        WorldCard card = WorldCatalogue.Get(id).Card;
        Assert.Matches(new Regex("^[a-z][a-z_]*$"), card.Id);
        Assert.NotEmpty(card.Name);
        Assert.EndsWith(".", card.Summary, StringComparison.Ordinal);
        Assert.NotEmpty(card.Reference);
        Assert.NotEmpty(card.RightVerdicts);
        Assert.DoesNotContain(Verdict.Inconclusive, card.RightVerdicts);
        Assert.DoesNotContain(Verdict.MetricDependent, card.RightVerdicts);
    }

    [Fact]
    public void No_two_worlds_share_a_name() => Assert.Distinct(WorldCatalogue.All.Select(world => world.Card.Name));
}
