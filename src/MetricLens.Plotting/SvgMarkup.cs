using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MetricLens.Plotting;

/// <summary>Makes Skia's SVG several times smaller without a change that can be seen: neighbours that share a clip, a look or a shape are one element, and places are in tenths of a point.</summary>
internal static partial class SvgMarkup
{
    /// <summary>The same drawing in fewer characters.</summary>
    /// <param name="svg">The root element as Skia writes it.</param>
    public static string Shorter(string svg)
    {
        svg = WithSharedClips(Between().Replace(svg, ""));
        svg = Data().Replace(svg, match => $" d=\"{SvgPath.Shorter(match.Groups[1].Value)}\"");
        svg = Geometry().Replace(svg, match => $"{match.Groups[1].Value}{Rounded(match.Groups[2].Value, "0.#")}\"");
        svg = Opacity().Replace(svg, match => $"{match.Groups[1].Value}{Rounded(match.Groups[2].Value, "0.###")}\"");
        svg = Strokes().Replace(svg, match => $"<path{match.Groups[1].Value} d=\"{match.Groups[2].Value}{string.Concat(match.Groups[3].Captures.Select(more => more.Value))}\"/>");
        svg = Round().Replace(svg, "<circle$1 r=\"$2\"/>");
        svg = Marks().Replace(svg, match => $"<g{match.Groups[1].Value}>{match.Value.Replace(match.Groups[1].Value, "", StringComparison.Ordinal)}</g>");
        return Defaults().Replace(svg, "");
    }

    /// <summary>Groups in a row that are clipped to the same box as one: a plot clips every mark by itself.</summary>
    private static string WithSharedClips(string svg)
    {
        var text = new StringBuilder(svg.Length);
        var open = new Stack<string?>();
        int copied = 0;
        foreach (Match tag in Groups().Matches(svg))
        {
            bool isOpening = tag.Groups["box"].Success || tag.Groups["other"].Success;
            string? box = tag.Groups["box"].Success ? tag.Groups["box"].Value : null, closed = null;
            if (tag.Groups["end"].Success) closed = open.Pop();
            if (isOpening) open.Push(box);
            if (box is null || closed != box) continue;
            // The group that has just been closed goes on.
            text.Append(svg, copied, tag.Index - copied);
            copied = tag.Index + tag.Length;
        }
        return text.Append(svg, copied, svg.Length - copied).ToString();
    }

    /// <summary>Numbers of no more digits than can be seen, and lists of them without the commas that Skia ends them with.</summary>
    private static string Rounded(string numbers, string format) => Number().Replace(numbers.TrimEnd(' ', ',').Replace(", ", " ", StringComparison.Ordinal),
        match => decimal.Parse(match.ValueSpan, CultureInfo.InvariantCulture).ToString(format, CultureInfo.InvariantCulture));

    /// <summary>Space between elements and around texts; a space within a text is kept.</summary>
    [GeneratedRegex(@"(?<=>)\s*\n\s*|\s*\n\s*(?=<)")]
    private static partial Regex Between();

    /// <summary>The end of a group, a clipped group that follows it or stands alone, or another group's start.</summary>
    [GeneratedRegex("(?<end></g>)?<clipPath id=\"(?<id>[^\"]*)\">(?<box><rect [^>]*/>)</clipPath><g clip-path=\"url\\(#\\k<id>\\)\">|(?<end></g>)|(?<other><g[ >])")]
    private static partial Regex Groups();

    /// <summary>What a path draws.</summary>
    [GeneratedRegex(" d=\"([^\"]*)\"")]
    private static partial Regex Data();

    /// <summary>Where a shape or a letter stands.</summary>
    [GeneratedRegex("( (?:x|y|cx|cy|r|rx|ry|x1|x2|y1|y2|width|height|transform)=\")([^\"]*)\"")]
    private static partial Regex Geometry();

    /// <summary>How much of what lies behind shows through.</summary>
    [GeneratedRegex("( (?:fill|stroke)-opacity=\")([^\"]*)\"")]
    private static partial Regex Opacity();

    [GeneratedRegex(@"-?\d+\.\d+")]
    private static partial Regex Number();

    /// <summary>Opaque lines of one look that follow each other, such as the marks of an axis.</summary>
    [GeneratedRegex("<path((?: (?:fill=\"none\"|stroke=\"[^\"]*\"|stroke-(?:width|miterlimit|linejoin)=\"[^\"]*\"))+) d=\"([^\"]*)\"/>(?:<path\\1 d=\"([^\"]*)\"/>)+")]
    private static partial Regex Strokes();

    /// <summary>An ellipse that is a circle.</summary>
    [GeneratedRegex("<ellipse([^>]*) rx=\"([^\"]*)\" ry=\"\\2\"/>")]
    private static partial Regex Round();

    /// <summary>Circles of one look that follow each other.</summary>
    [GeneratedRegex("<circle((?: (?:fill|stroke)(?:-opacity|-width)?=\"[^\"]*\")+) cx=\"[^\"]*\" cy=\"[^\"]*\" r=\"[^\"]*\"/>(?:<circle\\1 cx=\"[^\"]*\" cy=\"[^\"]*\" r=\"[^\"]*\"/>)+")]
    private static partial Regex Marks();

    /// <summary>What is so anyway.</summary>
    [GeneratedRegex(" font-family=\"Inter\"| stroke-width=\"1\"| stroke-miterlimit=\"4\"| xmlns:xlink=\"[^\"]*\"(?!.*xlink:)", RegexOptions.Singleline)]
    private static partial Regex Defaults();
}
