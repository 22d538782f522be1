namespace MetricLens.Testing.Tests.Museum;

/// <summary>The laws bite: each finds the broken metrics that it is there for.</summary>
public class MuseumTests
{
    private static readonly Exhibit[] Exhibits = [.. ChoiceExhibits.All, .. TextExhibits.All];

    public static TheoryData<string, string> SetCatches
    {
        get
        {
            var catches = new TheoryData<string, string>();
            foreach (SetExhibit exhibit in SetExhibits.All)
                foreach (string law in exhibit.CaughtBy) catches.Add(exhibit.Flaw, law);
            return catches;
        }
    }

    public static TheoryData<string, string> Catches
    {
        get
        {
            var catches = new TheoryData<string, string>();
            foreach (Exhibit exhibit in Exhibits)
                foreach (string law in exhibit.CaughtBy) catches.Add(exhibit.Flaw, law);
            return catches;
        }
    }

    [Theory, MemberData(nameof(Catches))]
    public void A_broken_metric_is_caught_by_the_law(string flaw, string law)
    {
        Exhibit exhibit = Exhibits.Single(candidate => candidate.Flaw == flaw);
        MetricLaw found = MetricLaws.Get(law);
        Assert.True(found.AppliesTo(exhibit.Metric.Card), $"The card does not call for {law}.");
        MetricLawException error = Assert.Throws<MetricLawException>(() => MetricLaws.Check(exhibit.Metric, found));
        Assert.Equal(law, Assert.Single(error.Breaches).Law.Id);
    }

    [Theory, MemberData(nameof(SetCatches))]
    public void A_broken_set_metric_is_caught_by_the_law(string flaw, string law)
    {
        SetExhibit exhibit = SetExhibits.All.Single(candidate => candidate.Flaw == flaw);
        MetricLaw found = MetricLaws.Get(law);
        Assert.True(found.AppliesTo(exhibit.Metric.Card), $"The card does not call for {law}.");
        MetricLawException error = Assert.Throws<MetricLawException>(() => MetricLaws.Check(exhibit.Metric, found));
        Assert.Equal(law, Assert.Single(error.Breaches).Law.Id);
    }

    [Fact]
    public void Every_law_has_an_exhibit_that_it_catches() => Assert.Equal(
        MetricLaws.All.Select(law => law.Id).Order(StringComparer.Ordinal),
        Exhibits.SelectMany(exhibit => exhibit.CaughtBy).Concat(SetExhibits.All.SelectMany(exhibit => exhibit.CaughtBy)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Flaws_are_unique() => Assert.Distinct(Exhibits.Select(exhibit => exhibit.Flaw).Concat(SetExhibits.All.Select(exhibit => exhibit.Flaw)));
}
