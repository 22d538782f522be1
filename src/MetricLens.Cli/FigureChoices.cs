using System.CommandLine;
using MetricLens.Plotting;

namespace MetricLens.Cli;

/// <summary>The options that say how figures are drawn, and as what files.</summary>
internal sealed class FigureChoices
{
    /// <summary>The pixels to an inch at which a point is a pixel.</summary>
    private const double PointsToAnInch = 72;

    private static readonly (string Extension, Action<Figure, string> Save)[] Formats =
        [("png", (figure, path) => figure.SavePng(path)), ("svg", (figure, path) => figure.SaveSvg(path)), ("pdf", (figure, path) => figure.SavePdf(path))];

    private readonly Option<bool> _none = new("--no-figures") { Description = "Draw no figures." };

    private readonly Option<string[]> _formats = Options.Texts("--figure-format", "FORMAT", $"The files that figures are written as: {string.Join(", ", Formats.Select(format => format.Extension))}; may be given several times; png by default.").OneOf(Formats.Select(format => format.Extension));

    private readonly Option<string?> _theme = Options.Text("--theme", "THEME", "What figures are drawn on: light by default, or dark; PDFs are always light.").OneOf(["light", "dark"]);

    private readonly Option<int?> _width = Options.Number<int>("--figure-width", "POINTS", "The width of figures, 1200 by default; about 500 for a page's width in print, where text keeps its size.", "a whole number of points");

    private readonly Option<double?> _dpi = Options.Number<double>("--dpi", "DPI", "The pixels to an inch of PNGs, an inch being 72 points: 72 by default, 300 for print.", "a number from 18 to 576");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_none);
        command.Add(_formats);
        AddLookTo(command);
    }

    /// <summary>Adds those of a single figure to a command: its look, and neither whether it is drawn nor as what.</summary>
    public void AddLookTo(Command command)
    {
        command.Add(_theme);
        command.Add(_width);
        command.Add(_dpi);
    }

    /// <summary>Writes a figure as the kind of file that a path's extension says.</summary>
    /// <exception cref="UsageException">The path has no such extension.</exception>
    public static Action<Figure, string> SaveOf(string path, string option) =>
        Formats.Where(format => Path.GetExtension(path).Equals("." + format.Extension, StringComparison.OrdinalIgnoreCase)).Select(format => format.Save).FirstOrDefault()
            ?? throw new UsageException($"{option} must end in {string.Join(" or ", Formats.Select(format => "." + format.Extension))}; it is '{path}'.");

    /// <summary>What is asked for; <see langword="null"/> for no figures.</summary>
    /// <exception cref="UsageException">An option is out of its range, or names something that there is not.</exception>
    public FigureSettings? Read(ParseResult parsed, string language)
    {
        string[] formats = [.. parsed.GetRequiredValue(_formats).Distinct(StringComparer.Ordinal)];
        foreach (string format in formats)
            if (Formats.All(known => known.Extension != format)) throw new UsageException(Text.Suggestion.Unknown("figure format", format, Formats.Select(known => known.Extension)));
        FigureOptions options = ReadLook(parsed) with { Language = language };
        return parsed.GetValue(_none) ? null : new(options, [.. Formats.Where(format => formats.Length == 0 ? format.Extension == "png" : formats.Contains(format.Extension))]);
    }

    /// <summary>How a figure is to look.</summary>
    /// <exception cref="UsageException">An option is out of its range, or names something that there is not.</exception>
    public FigureOptions ReadLook(ParseResult parsed)
    {
        string theme = parsed.GetValue(_theme) ?? "light";
        if (theme is not ("light" or "dark")) throw new UsageException(Text.Suggestion.Unknown("theme", theme, ["light", "dark"]));
        var options = new FigureOptions
        {
            Theme = theme == "dark" ? FigureTheme.Dark : FigureTheme.Light,
            Width = parsed.GetValue(_width) ?? new FigureOptions().Width,
            Scale = (parsed.GetValue(_dpi) ?? PointsToAnInch) / PointsToAnInch,
        };
        try
        {
            options.Validate();
            return options;
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string> { [nameof(options.Width)] = _width.Name, [nameof(options.Scale)] = _dpi.Name });
        }
    }
}

/// <summary>How figures are drawn, and as what files.</summary>
/// <param name="Options">The size and theme.</param>
/// <param name="Formats">The extension of each kind of file, and how it is written.</param>
internal sealed record FigureSettings(FigureOptions Options, IReadOnlyList<(string Extension, Action<Figure, string> Save)> Formats);

/// <summary>What was drawn as SVG elements for a page: each finding's figure, its further ones, and the overview; and what could not be drawn as it should be.</summary>
internal sealed record DrawnFigures(IReadOnlyList<string> Elements, IReadOnlyList<IReadOnlyList<string>> More, IReadOnlyList<string> Overview, IReadOnlyList<string> Warnings);
