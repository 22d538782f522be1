using System.Globalization;
using System.Text;
using MetricLens.Text;

namespace MetricLens.Reports.Views;

/// <summary>Makes a fragment of HTML that reads on light and on dark paper: no colour of its own but for the verdicts' marks, no script, no class.</summary>
/// <remarks>Every text is escaped here and nowhere else; names come from strangers' files.</remarks>
internal sealed class Fragment
{
    /// <summary>The longest text of a cell, in UTF-16 units: a name of a megabyte must not fill a page.</summary>
    private const int LongestText = 600;

    private const string CellStyle = "padding:3px 10px;border-bottom:1px solid rgba(128,128,128,.35);vertical-align:top;";

    private readonly StringBuilder _html = new();

    /// <summary>The fragment.</summary>
    public override string ToString() => $"<div style=\"overflow-x:auto\">{_html}</div>";

    /// <summary>A line in bold, with the mark of a verdict where there is one.</summary>
    public Fragment Heading(string text, Survival.Verdict? verdict = null)
    {
        _html.Append(CultureInfo.InvariantCulture, $"<div style=\"font-weight:600\">{(verdict is { } told ? Mark(told) + " " : "")}{Escape(text)}</div>");
        return this;
    }

    /// <summary>A line of text; nothing where there is no text.</summary>
    public Fragment Line(string text)
    {
        if (text.Length > 0) _html.Append(CultureInfo.InvariantCulture, $"<div>{Escape(text)}</div>");
        return this;
    }

    /// <summary>Markup made by a view.</summary>
    public Fragment Markup(string html)
    {
        _html.Append(html);
        return this;
    }

    /// <summary>A table; numbers stand to the right.</summary>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">The cells, by row.</param>
    public Fragment Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        _html.Append("<table style=\"border-collapse:collapse\"><thead><tr>");
        foreach (string column in columns) _html.Append(CultureInfo.InvariantCulture, $"<th style=\"{CellStyle}text-align:left\">{Escape(column)}</th>");
        _html.Append("</tr></thead><tbody>");
        foreach (IReadOnlyList<Cell> row in rows)
        {
            _html.Append("<tr>");
            foreach (Cell cell in row)
                _html.Append(CultureInfo.InvariantCulture, $"<td style=\"{CellStyle}text-align:{(cell.IsNumber ? "right" : "left")}{(cell.IsNumber || cell.Verdict is not null ? ";white-space:nowrap" : "")}\">{(cell.Verdict is { } told ? Mark(told) + " " : "")}{Escape(cell.Text)}</td>");
            _html.Append("</tr>");
        }
        _html.Append("</tbody></table>");
        return this;
    }

    /// <summary>A text as HTML shows it: markup is shown, not obeyed, and characters that would turn or hide their neighbours stand as their numbers.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (char c in Plain(text))
            safe.Append(c switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\'' => "&#39;", _ => c.ToString() });
        return safe.ToString();
    }

    /// <summary>A text without control and formatting characters, which stand as their numbers, and no longer than a cell holds.</summary>
    public static string Plain(string text)
    {
        int end = text.Length <= LongestText ? text.Length : char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        string plain = VisibleText.Of(text[..end]);
        return end < text.Length ? plain + "…" : plain;
    }

    /// <summary>A value on a scale axis: whole up to a million millions, else with four digits and a power of ten.</summary>
    public static string Scale(double value) =>
        value.ToString(Math.Abs(value) is >= 1e12 or (< 1e-3 and > 0) ? "0.###e0" : "0.####", CultureInfo.InvariantCulture);

    /// <summary>A mark beside the words, which say it all; its tones stand out from white and from black alike.</summary>
    private static string Mark(Survival.Verdict verdict)
    {
        (string tone, string shape) = verdict switch
        {
            Survival.Verdict.Artifact => ("#d2751b", "◆"),
            Survival.Verdict.Attenuated => ("#a5852a", "◈"),
            Survival.Verdict.TakesOff => ("#2f93a8", "▲"),
            Survival.Verdict.Survives => ("#3f7fd6", "■"),
            Survival.Verdict.MetricDependent => ("#a868b5", "◧"),
            _ => ("#868686", "○"),
        };
        return $"<span style=\"color:{tone}\">{shape}</span>";
    }

    /// <summary>A cell.</summary>
    /// <param name="Text">What it says.</param>
    /// <param name="IsNumber">Whether it stands to the right.</param>
    /// <param name="Verdict">The verdict whose mark goes before it.</param>
    internal readonly record struct Cell(string Text, bool IsNumber = false, Survival.Verdict? Verdict = null);
}
