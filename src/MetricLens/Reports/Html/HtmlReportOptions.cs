using MetricLens.Planning;
using MetricLens.Records;

namespace MetricLens.Reports.Html;

/// <summary>What a page of a report holds besides the verdicts.</summary>
public sealed record HtmlReportOptions
{
    /// <summary>The language, one of <see cref="Explanation.LanguageCodes"/>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The page's title; the language's own where left out.</summary>
    public string? Title { get; init; }

    /// <summary>Draws a finding as an SVG element, for its place among all; no figures where left out.</summary>
    public Func<TaskFinding, int, string>? Figure { get; init; }

    /// <summary>Further figures of a finding as SVG elements, to be unfolded below its own; none where left out.</summary>
    public Func<TaskFinding, int, IReadOnlyList<string>>? MoreFigures { get; init; }

    /// <summary>The overview as SVG elements, a page each.</summary>
    public IReadOnlyList<string> Overview { get; init; } = [];

    /// <summary>The records that the scores are of, to show answers around each jump; none are shown where left out.</summary>
    public RecordSet? Records { get; init; }

    /// <summary>One outlook a finding, in their order, or none at all.</summary>
    public IReadOnlyList<Outlook?> Outlooks { get; init; } = [];

    /// <summary>What was asked for, by name and value, such as the options of a command line.</summary>
    public IReadOnlyList<(string Name, string Value)> Asked { get; init; } = [];
}
