using System.Xml.Linq;
using MetricLens.Metrics;
using MetricLens.Plotting;
using Microsoft.DotNet.Interactive.Formatting;

namespace MetricLens.Notebooks.Tests;

/// <summary>Objects of the library show themselves, in this runner and under the formatters of .NET Interactive, by one convention.</summary>
public class ShowingTests
{
    public static TheoryData<string> Kinds => ["result", "finding", "curve", "card", "verdicts", "points"];

    [Theory, MemberData(nameof(Kinds))]
    public void An_object_shows_as_html_and_as_its_text(string kind)
    {
        object value = Value(kind);
        IReadOnlyDictionary<string, string> forms = Assert.Single(ShownForms.Of(value));
        Assert.Equal(["text/html", "text/plain"], forms.Keys.Order());
        Assert.Equal(value.ToString(), forms["text/plain"]);
        Assert.DoesNotContain("System.", forms["text/plain"], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Html_is_whole_and_nothing_of_a_strangers_is_markup_in_it(string kind)
    {
        string html = ShownForms.Of(Value(kind)).Single()["text/html"];
        // Read as XML it must be one element: what is not escaped breaks it, or brings an element of its own.
        var names = XElement.Parse(html).DescendantsAndSelf().Select(element => element.Name.LocalName).ToHashSet();
        Assert.Subset(new HashSet<string> { "div", "table", "thead", "tbody", "tr", "th", "td", "span", "svg", "path", "circle", "rect", "text" }, names);
        if (kind != "card") Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"color:#000", html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Text_is_free_of_characters_that_turn_its_neighbours(string kind) =>
        Assert.DoesNotContain("\u202e", ShownForms.Of(Value(kind)).Single()["text/plain"], StringComparison.Ordinal);

    [Theory, MemberData(nameof(Kinds))]
    public void The_formatters_of_dotnet_interactive_give_the_same(string kind)
    {
        object value = Value(kind);
        IReadOnlyDictionary<string, string> forms = ShownForms.Of(value).Single();
        Assert.Equal(forms["text/html"], value.ToDisplayString("text/html"));
        Assert.Equal(forms["text/plain"], value.ToDisplayString("text/plain"));
    }

    [Fact]
    public void A_figure_shows_as_an_image()
    {
        Figure figure = Findings.Result.Figure("sums " + Findings.Hostile);
        IReadOnlyDictionary<string, string> forms = Assert.Single(ShownForms.Of(figure));
        Assert.Equal(["image/png", "text/plain"], forms.Keys.Order());
        Assert.Equal(figure.Png(), Convert.FromBase64String(forms["image/png"]));
        Assert.Equal($"Figure, {figure.Width} × {figure.Height} pixels", forms["text/plain"]);
        XElement image = XElement.Parse(figure.ToDisplayString("text/html").Replace("\">", "\"/>", StringComparison.Ordinal));
        Assert.Equal("data:image/png;base64," + forms["image/png"], image.Attribute("src")!.Value);
    }

    [Fact]
    public void Figures_in_a_sequence_show_one_after_the_other() =>
        Assert.All(ShownForms.Of(Findings.Result.Overview()), forms => Assert.Contains("image/png", forms.Keys));

    [Fact]
    public void A_text_of_a_megabyte_does_not_fill_the_page()
    {
        MetricCard card = MetricCatalogue.Get("exact_match").Card with { Summary = new string('x', 1 << 20) };
        Assert.InRange(ShownForms.Of(card).Single()["text/html"].Length, 1, 10_000);
    }

    [Fact]
    public void A_strangers_type_shows_by_its_own_formatters()
    {
        IReadOnlyDictionary<string, string> forms = Assert.Single(ShownForms.Of(new Loud()));
        Assert.Equal(new Dictionary<string, string> { ["text/html"] = "<b>loud</b>" }, forms);
    }

    [Fact]
    public void An_empty_sequence_says_so() => Assert.Equal("(empty)", ShownForms.Of(Array.Empty<int>()).Single()["text/plain"]);

    [Fact]
    public void A_table_becomes_a_data_frame()
    {
        FlatTable<VerdictRow> verdicts = Findings.Result.Verdicts;
        var frame = Microsoft.Data.Analysis.DataFrame.LoadFrom(verdicts.Cells!, verdicts.Columns);
        Assert.Equal(verdicts.Count, frame.Rows.Count);
        Assert.Equal(verdicts[0].Gain, frame["Gain"][0]);
        Assert.Equal(MetricLens.Survival.Verdicts.Id(verdicts[0].Verdict), frame["Verdict"][0]);
        FlatTable<CurveRow> points = Findings.Result.CurveTable;
        var curves = Microsoft.Data.Analysis.DataFrame.LoadFrom(points.Cells!, points.Columns);
        Assert.Equal(points.Average(point => point.Mean), (double)curves["Mean"].Mean(), 12);
    }

    [Fact]
    public void A_row_says_what_its_finding_says()
    {
        TaskFinding finding = Findings.Result.Findings[0];
        VerdictRow row = Assert.Single(Findings.Result.Verdicts);
        Assert.Equal((finding.Key.Task, finding.Overall, finding.Jump.From.Label, finding.Jump.Gain!.Value), (row.Task, row.Verdict, row.From, row.Gain!.Value));
        Assert.Equal(finding.Metrics[0].Survival?.Narrower?.Share, row.StepShare);
        Assert.Equal(Findings.Result.Curves.Sum(curve => curve.Points.Count), Findings.Result.CurveTable.Count);
    }

    private static object Value(string kind)
    {
        InvestigationResult result = Findings.Result;
        return kind switch
        {
            "result" => result,
            "finding" => result.Findings[0],
            "curve" => result.Findings[0].Jump.Curve!,
            "card" => result.Findings[0].RawMetric,
            "verdicts" => result.Verdicts,
            _ => result.CurveTable,
        };
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
    {
        public Type FormatterSourceType { get; } = formatterSourceType;
    }

    [TypeFormatterSource(typeof(LoudSource))]
    private sealed class Loud;

    private sealed class LoudSource
    {
        private readonly string _written = "<b>loud</b>";

        public IEnumerable<object> CreateTypeFormatters() => [this];

        public string MimeType { get; } = "text/html";

        public bool Format(object instance, TextWriter writer)
        {
            writer.Write(_written);
            return instance is Loud;
        }
    }
}
