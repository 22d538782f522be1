using System.Globalization;
using MetricLens.Curves;
using MetricLens.Planning;
using MetricLens.Records;
using MetricLens.Reports.Explaining;
using MetricLens.Text;

namespace MetricLens.Reports.Html;

/// <summary>One finding on a page: its figure, its explanation, its numbers and answers around the jump.</summary>
internal sealed class TaskSection(HtmlPage page, TaskFinding finding, HtmlReportOptions options, PageWords words, IPhrases phrases)
{
    /// <summary>The most of a prompt or a reference answer that is shown.</summary>
    private const int MostCharacters = 600;

    /// <summary>The most choices of an example that are shown.</summary>
    private const int MostChoices = 12;

    /// <summary>The place of a finding's section.</summary>
    public static string Id(int index) => FormattableString.Invariant($"task-{index + 1}");

    public void Write(int index)
    {
        page.Open("article", ("id", Id(index))).Open("h3").Text(FindingWords.Subject(finding) + " ");
        page.Element("span", phrases.Verdict(finding.Overall), ("class", "chip " + ReportBody.Class(finding.Overall))).Close();
        if (options.Figure is { } draw)
        {
            Scroll($"{words.Figure} {FindingWords.Title(finding, phrases.Code)}").Open("figure", ("role", "img"), ("aria-label", FindingWords.Title(finding, phrases.Code))).Markup(draw(finding, index)).Close(2);
        }
        Outlook? outlook = options.Outlooks.Count > 0 ? options.Outlooks[index] : null;
        page.Open("p");
        foreach (string sentence in Explanation.Of(finding, phrases.Code, outlook)) page.Text(sentence + (phrases.Code == "en" ? " " : ""));
        page.Close();
        if (options.MoreFigures?.Invoke(finding, index) is { Count: > 0 } more)
        {
            page.Open("details").Element("summary", words.MoreFigures);
            foreach ((int i, string svg) in more.Index())
                Scroll(FormattableString.Invariant($"{words.MoreFigures} ({i + 1}): {FindingWords.Subject(finding)}")).Open("figure", ("role", "img"), ("aria-label", FindingWords.Title(finding, phrases.Code))).Markup(svg).Close(2);
            page.Close();
        }
        Numbers();
        Examples();
        page.Open("p", ("class", "top")).Element("a", words.Top, ("href", "#verdicts")).Close(2);
    }

    /// <summary>What may be wider than the window is scrolled by itself, by keyboard too, under a name of its own.</summary>
    private HtmlPage Scroll(string name) => page.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", name));

    private void Numbers()
    {
        if (finding.Curves.Count == 0) return;
        ScaleCurve first = finding.Curves[0];
        page.Open("details").Element("summary", words.Numbers);
        Scroll($"{words.Numbers}: {FindingWords.Subject(finding)}").Open("table").Open("thead").Open("tr");
        foreach (string column in (string[])[phrases.Axis(finding.Axis), words.Models, words.Runs, .. finding.Curves.Select(curve => phrases.Metric(curve.Metric))])
            page.Element("th", column, ("scope", "col"));
        page.Close(2).Open("tbody");
        for (int point = 0; point < first.Points.Count; point++)
        {
            CurvePoint at = first.Points[point];
            page.Open("tr").Element("th", at.Scale.ToString("G4", CultureInfo.InvariantCulture), ("scope", "row"), ("class", "number")).Element("td", at.Label);
            page.Element("td", at.Replicates.ToString(CultureInfo.InvariantCulture), ("class", "number"));
            foreach (ScaleCurve curve in finding.Curves)
            {
                CurvePoint? mean = curve.Points.FirstOrDefault(candidate => candidate.Scale == at.Scale);
                page.Element("td", mean is null ? "–" : $"{Number(mean.Mean.Value)} [{Number(mean.Mean.Lower)}, {Number(mean.Mean.Upper)}]", ("class", "number"));
            }
            page.Close();
        }
        page.Close(4);
    }

    private void Examples()
    {
        if (options.Records is not { } records || ExampleView.Of(finding) is not { Count: > 0 } views) return;
        page.Open("details").Element("summary", words.Examples).Element("p", words.ExamplesNote, ("class", "note"));
        foreach (ExampleView view in views)
        {
            Record one = records[view.Answers[0].Record];
            page.Element("h4", $"{words.Example} {Short(one.ExampleId)}").Open("dl");
            if (one.Prompt is { } prompt) page.Element("dt", words.Prompt).Element("dd", Short(prompt), ("class", "answer"));
            if (one.Targets.Length > 0) page.Element("dt", words.Target).Element("dd", Short(one.Targets.Span[0]), ("class", "answer"));
            page.Close();
            Scroll($"{words.Example} {Short(one.ExampleId)}: {FindingWords.Subject(finding)}").Open("table").Open("thead").Open("tr");
            bool hasText = view.Answers.Any(answer => records[answer.Record].Output is not null);
            foreach (string column in (string[])[words.Model, phrases.Metric(finding.RawMetric), .. finding.Metrics.Select(metric => phrases.Metric(metric.Metric)), hasText || one.ChoiceLogprobs.Length == 0 ? words.Output : words.Choices])
                page.Element("th", column, ("scope", "col"));
            page.Close(2).Open("tbody");
            foreach ((int run, int record) in view.Answers) Answer(records[record], run, record);
            page.Close(3);
        }
        page.Close();
    }

    private void Answer(Record record, int run, int index)
    {
        string model = record.Seed is { } seed ? FormattableString.Invariant($"{record.Model} ({seed})") : record.Model;
        page.Open("tr").Element("th", model, ("scope", "row"));
        foreach (ScaleCurve? curve in (ScaleCurve?[])[finding.Jump.Curve, .. finding.Metrics.Select(metric => metric.Curve)])
            page.Element("td", ScoreOf(curve, run, index) is { } score ? Number(score) : "–", ("class", "number"));
        page.Open("td", ("class", "answer"));
        if (record.Output is not null) Diff(record);
        else if (record.ChoiceLogprobs.Length > 0) Choices(record);
        else page.Element("em", words.NoOutput);
        page.Close(2);
    }

    private static double? ScoreOf(ScaleCurve? curve, int run, int record)
    {
        if (curve is null || run >= curve.Runs.Count) return null;
        ReadOnlySpan<double> scores = curve.RunScores(run);
        for (int example = 0; example < scores.Length; example++)
            if (curve.Record(run, example) == record) return scores[example];
        return null;
    }

    private void Diff(Record record)
    {
        IReadOnlyList<(EditOperation Kind, string Text)> parts = AnswerDiff.Of(record, out bool isCut);
        foreach ((EditOperation kind, string text) in parts)
        {
            switch (kind)
            {
                case EditOperation.Deleted:
                    page.Open("del").Element("span", words.Removed, ("class", "spoken")).Text(text).Close();
                    break;
                case EditOperation.Inserted:
                    page.Open("ins").Element("span", words.Missing, ("class", "spoken")).Text(text).Close();
                    break;
                default:
                    page.Text(text);
                    break;
            }
        }
        if (isCut) page.Element("em", " " + words.Cut);
    }

    private void Choices(Record record)
    {
        double[] probabilities = Softmax(record.ChoiceLogprobs.Span);
        for (int i = 0; i < Math.Min(probabilities.Length, MostChoices); i++)
        {
            string text = $"{(record.Choices.Length > i ? Short(record.Choices.Span[i]) : (i + 1).ToString(CultureInfo.InvariantCulture))}: {Number(probabilities[i])}";
            if (i > 0) page.Text(" · ");
            if (record.Gold == i) page.Element("strong", text);
            else page.Text(text);
        }
        if (probabilities.Length > MostChoices) page.Element("em", " " + words.Cut);
    }

    private static double[] Softmax(ReadOnlySpan<double> logprobs)
    {
        double most = double.NegativeInfinity, sum = 0;
        foreach (double logprob in logprobs) most = Math.Max(most, logprob);
        double[] shares = new double[logprobs.Length];
        for (int i = 0; i < shares.Length; i++) sum += shares[i] = double.IsFinite(most) ? Math.Exp(logprobs[i] - most) : 1;
        for (int i = 0; i < shares.Length; i++) shares[i] /= sum;
        return shares;
    }

    private string Short(string text) => text.Length <= MostCharacters ? text : text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)] + words.Cut;

    private static string Number(double value) => FindingWords.Number(value);
}
