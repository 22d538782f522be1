using MetricLens.Metrics;
using MetricLens.Reports;

namespace MetricLens.Tests.Reports;

public class MetricsPageTests
{
    [Fact]
    public void The_committed_page_is_what_the_command_prints()
    {
        string page = File.ReadAllText(Path.Combine(Fixture.Path(), "..", "src", "MetricLens", "Metrics", "README.md"));
        const string Start = "<!-- catalogue -->\n";
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, end = page.IndexOf("<!-- /catalogue -->", StringComparison.Ordinal);
        Assert.Equal(MetricsPage.Text(MetricCatalogue.Library), page[start..end]);
    }

    [Fact]
    public void Every_metric_wrapper_and_word_is_on_the_page()
    {
        string page = MetricsPage.Text(MetricCatalogue.Library);
        Assert.All(MetricCatalogue.Library.Cards, card => Assert.Contains($"| `{card.Id}` ", page, StringComparison.Ordinal));
        Assert.All(MetricCatalogue.Library.Cards.SelectMany(card => card.Options).SelectMany(option => option.Values), value => Assert.Contains($"`{value.Word}`", page, StringComparison.Ordinal));
        Assert.All(MetricWrapper.All, wrapper => Assert.Contains($"`{wrapper.Call}`", page, StringComparison.Ordinal));
    }
}
