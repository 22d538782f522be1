using System.Globalization;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Reports.Explaining;
using MetricLens.Survival;

namespace MetricLens.Reports.Html;

/// <summary>The body of a page: the whole at a glance, the table of verdicts, task by task, and how it was done.</summary>
internal sealed class ReportBody(HtmlPage page, InvestigationResult result, HtmlReportOptions options, PageWords words, IPhrases phrases)
{
    private readonly MetricCard[] _metrics = [.. result.Findings.SelectMany(finding => finding.Metrics).Select(metric => metric.Metric).DistinctBy(metric => metric.Id)];

    public void Write()
    {
        page.Open("header");
        page.Element("h1", options.Title ?? words.Title);
        page.Element("p", words.Lead(result.Findings.Count(finding => finding.Jump.Status == JumpStatus.Apparent), result.Findings.Count,
            result.Findings.Select(finding => finding.Key.Task).Distinct().Count()), ("class", "lead"));
        Counts();
        page.Close().Open("main");
        Suite();
        VerdictTable();
        if (options.Overview.Count > 0)
        {
            page.Open("details", ("class", "overview")).Element("summary", words.Overview);
            foreach ((int i, string svg) in options.Overview.Index())
            {
                string name = FormattableString.Invariant($"{words.Overview} {i + 1}");
                page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", name));
                page.Open("figure", ("role", "img"), ("aria-label", name)).Markup(svg).Close(2);
            }
            page.Close();
        }
        page.Open("section", ("id", "tasks")).Element("h2", words.Tasks);
        foreach ((int i, TaskFinding finding) in result.Findings.Index()) new TaskSection(page, finding, options, words, phrases).Write(i);
        page.Close();
        Method();
        page.Close();
    }

    /// <summary>The class that gives a verdict its colour.</summary>
    public static string Class(Verdict verdict) => "v-" + verdict.Id();

    private void Counts()
    {
        page.Open("ul", ("class", "counts"));
        foreach (var group in result.Findings.GroupBy(finding => finding.Overall).OrderByDescending(group => group.Count()).ThenBy(group => group.Key))
        {
            page.Open("li").Element("span", phrases.Verdict(group.Key), ("class", "chip " + Class(group.Key)));
            page.Text(" " + group.Count().ToString(CultureInfo.InvariantCulture)).Close();
        }
        page.Close();
    }

    private void Suite()
    {
        string[] sentences = [.. SuiteWords.Sentences(result.Suite(), phrases)];
        if (sentences.Length == 0) return;
        page.Open("section").Element("h2", words.Suite).Open("ul");
        foreach (string sentence in sentences) page.Element("li", sentence);
        page.Close(2);
    }

    private void VerdictTable()
    {
        page.Open("section", ("id", "verdicts")).Element("h2", words.Verdicts);
        page.Open("form", ("id", "filters"), ("hidden", "")).Open("label").Text(words.Search + " ").Void("input", ("type", "search"), ("id", "search")).Close();
        page.Open("label").Text(words.Verdict + " ").Open("select", ("id", "verdict")).Element("option", words.All, ("value", ""));
        foreach (Verdict verdict in result.Findings.Select(finding => finding.Overall).Distinct().Order())
            page.Element("option", phrases.Verdict(verdict), ("value", verdict.Id()));
        page.Close(2).Open("label").Void("input", ("type", "checkbox"), ("id", "jumps")).Text(" " + words.JumpsOnly).Close();
        page.Open("output", ("id", "shown"), ("data-word", words.Shown)).Close(2);
        page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", words.Verdicts));
        page.Open("table", ("id", "table")).Open("thead").Open("tr");
        foreach (string column in (string[])[words.Task, words.Family, words.Overall, words.Gain, words.StepShare, words.Under, words.Why])
            page.Element("th", column, ("scope", "col"));
        page.Close(2).Open("tbody");
        foreach ((int i, TaskFinding finding) in result.Findings.Index()) Row(finding, i);
        page.Close(4);
    }

    private void Row(TaskFinding finding, int i)
    {
        bool isJump = finding.Jump.Status == JumpStatus.Apparent;
        page.Open("tr", ("data-verdict", finding.Overall.Id()), ("data-jump", isJump ? "1" : "0"));
        page.Open("th", ("scope", "row")).Element("a", finding.Key.Task, ("href", $"#{TaskSection.Id(i)}")).Close();
        page.Element("td", finding.Key.Arm is { } arm ? $"{finding.Key.Family}, {arm}" : finding.Key.Family);
        page.Open("td", ("data-sort", ((int)finding.Overall).ToString(CultureInfo.InvariantCulture)))
            .Element("span", phrases.Verdict(finding.Overall), ("class", "chip " + Class(finding.Overall))).Close();
        page.Open("td", ("data-sort", Sortable(finding.Jump.Gain?.Value)));
        if (FindingWords.Gain(finding.Jump) is { } gain)
            page.Element("span", gain, ("class", "number")).Void("br").Element("small", $"{finding.Jump.From.Label} → {finding.Jump.To.Label}");
        else page.Text("–");
        page.Close();
        (double Share, string Text)? step = finding.Metrics is [{ Survival: { Narrower: { Share: { } value } fit } survival }, ..]
            ? (value, Shares(value, fit.ShareBounds(survival.Options.Alpha)!.Value)) : null;
        page.Element("td", step?.Text ?? "–", ("class", "number"), ("data-sort", Sortable(step?.Share)));
        page.Open("td");
        foreach ((int metric, MetricFinding found) in finding.Metrics.Index())
        {
            if (metric > 0) page.Void("br");
            page.Text($"{phrases.Metric(found.Metric)}: {phrases.Verdict(found.Verdict)}");
        }
        page.Close();
        page.Element("td", FindingWords.Why(finding, phrases)).Close();
    }

    /// <summary>What a cell sorts by: the number, those that have none below all.</summary>
    private static string Sortable(double? value) => value is { } known ? known.ToString("R", CultureInfo.InvariantCulture) : "-1e300";

    private void Method()
    {
        page.Open("section", ("id", "method")).Element("h2", words.Method);
        page.Element("p", words.MethodText(result, string.Join(", ", _metrics.Select(phrases.Metric)))).Element("h3", words.Cite).Open("ul");
        foreach (string reference in PageWords.References) page.Element("li", reference);
        page.Close().Element("h3", words.Options).Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", words.Options));
        page.Open("table").Open("thead").Open("tr").Element("th", words.Option, ("scope", "col")).Element("th", words.Value, ("scope", "col")).Close(2).Open("tbody");
        foreach ((string name, string value) in options.Asked) page.Open("tr").Element("th", name, ("scope", "row")).Element("td", value).Close();
        page.Close(4);
    }

    internal static string Shares(double value, (double Lower, double Upper) bounds) =>
        FormattableString.Invariant($"{100 * value:0} % [{100 * bounds.Lower:0}, {100 * bounds.Upper:0}]").Replace("-0 ", "0 ", StringComparison.Ordinal).Replace('-', '−');
}
