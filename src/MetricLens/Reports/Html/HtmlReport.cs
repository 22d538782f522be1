using System.Security.Cryptography;
using System.Text;
using MetricLens.Reports.Explaining;

namespace MetricLens.Reports.Html;

/// <summary>A report as one page that needs nothing but itself: it opens from disk, offline, and when mailed.</summary>
/// <remarks>
/// The page's policy allows no request at all and no script but the page's own, by its hash; what models said is text, never markup. Without
/// scripts everything is there to read; with them the table sorts and filters. The same result and options give the same bytes.
/// </remarks>
public static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="options">The language, figures and examples; the defaults where left out.</param>
    /// <exception cref="ArgumentException">There is no such language, or the outlooks are not one a finding.</exception>
    public static void Write(InvestigationResult result, Stream stream, HtmlReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new();
        if (options.Outlooks.Count > 0 && options.Outlooks.Count != result.Findings.Count)
            throw new ArgumentException("There must be one outlook, or none, a finding.", nameof(options));
        IPhrases phrases = Explanation.Phrases(options.Language);
        PageWords words = PageWords.Of(options.Language);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        var page = new HtmlPage(writer);
        page.Markup("<!doctype html>\n").Open("html", ("lang", words.LanguageTag));
        Head(page, options.Title ?? words.Title);
        page.Open("body").Element("a", words.SkipLink, ("class", "skip"), ("href", "#verdicts"));
        var report = new ReportBody(page, result, options, words, phrases);
        report.Write();
        page.Markup("<script>").Markup(Resource("report.js")).Markup("</script>").Close(2);
    }

    private static void Head(HtmlPage page, string title)
    {
        string script = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Resource("report.js"))));
        page.Open("head").Void("meta", ("charset", "utf-8"));
        page.Void("meta", ("http-equiv", "Content-Security-Policy"),
            ("content", $"default-src 'none'; script-src 'sha256-{script}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"));
        page.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        page.Void("meta", ("name", "generator"), ("content", $"{ReportTool.Name} {ReportTool.Version}"));
        page.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        page.Element("title", title).Markup("<style>").Markup(Resource("report.css")).Markup("</style>").Close();
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"MetricLens.Reports.Html.{name}")
            ?? throw new InvalidOperationException($"The assembly lacks '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
