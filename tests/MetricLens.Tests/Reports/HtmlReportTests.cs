using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using MetricLens.Records;
using MetricLens.Reports.Html;
using MetricLens.Text;

namespace MetricLens.Tests.Reports;

public partial class HtmlReportTests
{
    private const string Hostile = "</td><script>alert(1)</script>\"'&\u202e<img src=x onerror=alert(2)>";

    private static readonly RecordSet Records = RecordSet.Of(Family.Records([Family.Right(2, 60), Family.Right(3, 60), Family.Right(5, 60), Family.Right(45, 60), Family.Right(50, 60), Family.Right(52, 60)]));

    private static readonly Lazy<InvestigationResult> Result = new(() => Investigation.Of(Records, new() { Resamples = 1000 }).Run());

    [Fact]
    public void What_strangers_wrote_is_text()
    {
        IEnumerable<Record> records = Family.Records([Family.Right(2, 40), Family.Right(3, 40), Family.Right(30, 40), Family.Right(38, 40)]).Select(record => new Record
        {
            Task = "task " + Hostile, Family = Hostile, Model = record.Model + Hostile, ExampleId = record.ExampleId + Hostile, Prompt = Hostile,
            Scales = record.Scales, Target = Hostile, Output = record.Output == "yes" ? Hostile : Hostile + "<b>x</b>",
        });
        RecordSet set = RecordSet.Of(records);
        string page = Page(Investigation.Of(set, new() { Resamples = 1000 }).Run(), new() { Records = set, Asked = [("input", Hostile)], Title = Hostile });
        Assert.Single(Regex.Matches(page, "<script"));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', page);
        Assert.Contains("\\u202e", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_allows_no_script_but_the_pages_own()
    {
        string page = Page(Result.Value);
        Match policy = Policy().Match(page);
        Assert.StartsWith("default-src &#39;none&#39;; script-src &#39;sha256-", policy.Groups[1].Value, StringComparison.Ordinal);
        string script = page[(page.IndexOf("<script>", StringComparison.Ordinal) + 8)..page.IndexOf("</script>", StringComparison.Ordinal)];
        Assert.Contains(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script))), policy.Groups[1].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_asks_for_nothing_else()
    {
        string page = Page(Result.Value, new() { Records = Records });
        Assert.All(Links().Matches(page), link => Assert.StartsWith("#", link.Groups[1].Value, StringComparison.Ordinal));
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Further_figures_are_folded_away_each_under_a_name_of_its_own()
    {
        string page = Page(Result.Value, new() { MoreFigures = (_, _) => ["<svg id=\"one\"></svg>", "<svg id=\"two\"></svg>"] });
        int fold = page.IndexOf("<summary>More figures", StringComparison.Ordinal);
        Assert.InRange(page.IndexOf("<svg id=\"two\">", StringComparison.Ordinal), fold, page.IndexOf("</details>", fold, StringComparison.Ordinal));
        Assert.Contains("raw score by the continuous one (2): task", page, StringComparison.Ordinal);
        Assert.DoesNotContain("More figures", Page(Result.Value, new() { MoreFigures = (_, _) => [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_element_is_closed_in_its_place()
    {
        string page = Page(Result.Value, new() { Records = Records, Asked = [("seed", "1")], Figure = (_, i) => $"<svg><rect/></svg>", MoreFigures = (_, i) => ["<svg></svg>", "<svg></svg>"], Overview = ["<svg></svg>"] });
        string markup = page[..page.IndexOf("<script>", StringComparison.Ordinal)] + page[(page.IndexOf("</script>", StringComparison.Ordinal) + 9)..];
        var open = new Stack<string>();
        foreach (Match tag in Tags().Matches(markup))
        {
            string name = tag.Groups[2].Value;
            if (name is "meta" or "input" or "br" || tag.Value.EndsWith("/>", StringComparison.Ordinal)) continue;
            if (tag.Groups[1].Length == 0) open.Push(name);
            else Assert.Equal(open.Pop(), name);
        }
        Assert.Empty(open);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_same_result_gives_the_same_bytes_under_any_culture(string culture)
    {
        string expected = Page(Result.Value, new() { Records = Records });
        Assert.Equal(expected, Cultures.Under(culture, () => Page(Result.Value, new() { Records = Records })));
    }

    [Theory]
    [InlineData("en", "<html lang=\"en\">", "Task by task")]
    [InlineData("zh", "<html lang=\"zh-Hans\">", "逐个任务")]
    public void The_page_speaks_its_language(string language, string tag, string heading)
    {
        string page = Page(Result.Value, new() { Language = language, Records = Records });
        Assert.Contains(tag, page, StringComparison.Ordinal);
        Assert.Contains(heading, page, StringComparison.Ordinal);
        Assert.Equal(language == "en", page.Contains("Answers around the jump", StringComparison.Ordinal));
    }

    [Fact]
    public void Examples_that_jump_come_first()
    {
        string page = Page(Result.Value, new() { Records = Records });
        // Right(5) to Right(45): the examples from the sixth on go from wrong to right.
        Assert.Equal(["0005", "0006", "0007", "0000"], Examples().Matches(page).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void An_unknown_language_and_outlooks_that_do_not_match_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Page(Result.Value, new() { Language = "de" }));
        Assert.Throws<ArgumentException>(() => Page(Result.Value, new() { Outlooks = [null, null] }));
    }

    [Fact]
    public void A_long_answer_is_cut()
    {
        IReadOnlyList<(EditOperation, string)> parts = AnswerDiff.Of(Answer(new string('x', 1_000_000), "12"), out bool isCut);
        Assert.True(isCut);
        Assert.InRange(parts.Sum(part => part.Item2.Length), 1, 2 * AnswerDiff.MostPieces);
    }

    [Property]
    public void The_parts_of_a_difference_spell_both_texts(string? output, string? target)
    {
        output = Short(output);
        target = Short(target);
        IReadOnlyList<(EditOperation Kind, string Text)> parts = AnswerDiff.Of(Answer(output, target), out bool isCut);
        Assert.False(isCut);
        Assert.Equal(output, string.Concat(parts.Where(part => part.Kind != EditOperation.Inserted).Select(part => part.Text)));
        Assert.Equal(target, string.Concat(parts.Where(part => part.Kind != EditOperation.Deleted).Select(part => part.Text)));
    }

    [Fact]
    public void A_difference_is_told_in_the_models_own_tokens_where_they_spell_the_text()
    {
        Record record = new()
        {
            Task = "t", Model = "m", ExampleId = "1", Target = "the cat", Output = "the hat",
            TargetTokens = TokenSequence.Of("the", " cat"), OutputTokens = TokenSequence.Of("the", " hat"),
        };
        Assert.Equal([(EditOperation.Kept, "the"), (EditOperation.Deleted, " hat"), (EditOperation.Inserted, " cat")], Sorted(AnswerDiff.Of(record, out _)));

        static IEnumerable<(EditOperation, string)> Sorted(IReadOnlyList<(EditOperation Kind, string Text)> parts) =>
            parts.OrderBy(part => part.Kind == EditOperation.Kept ? 0 : part.Kind == EditOperation.Deleted ? 1 : 2);
    }

    private static string Short(string? text) => text is null ? "" : text.Length <= 100 ? text : text[..100];

    private static Record Answer(string output, string target) => new() { Task = "t", Model = "m", ExampleId = "1", Target = target, Output = output };

    private static string Page(InvestigationResult result, HtmlReportOptions? options = null)
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(result, stream, options);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex(@"<(/?)([a-z][a-z0-9]*)[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("<h4>example ([^<]*)</h4>")]
    private static partial Regex Examples();
}
