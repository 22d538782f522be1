using MetricLens.Plotting.Words;

namespace MetricLens.Plotting;

/// <summary>The size of a figure, its language, and what it is drawn on.</summary>
public sealed record FigureOptions
{
    /// <summary>The width in points; at <see cref="Scale"/> 1 a point is a pixel. From 480 to 8000.</summary>
    public int Width { get; init; } = 1200;

    /// <summary>The height in points; <see langword="null"/> for what the content asks for.</summary>
    public int? Height { get; init; }

    /// <summary>The pixels to a point: 2 for a dense screen or print. From 0.25 to 8.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What the figure is drawn on.</summary>
    public FigureTheme Theme { get; init; }

    /// <summary>The language of its words, one of <see cref="Reports.Explanation.LanguageCodes"/>; figures of arms, of plans and of calibrations are in English alone.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What it says, in its language.</summary>
    internal IFigureWords Words => FigureLanguages.Of(Language);

    /// <summary>The narrowest page on which a panel and the words above it can be read.</summary>
    private const int LeastWidth = 480;

    private const int MostWidth = 8000;

    private const double LeastScale = 0.25;

    private const double MostScale = 8;

    /// <summary>Checks every number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public void Validate()
    {
        if (Width is < LeastWidth or > MostWidth) throw new ArgumentOutOfRangeException(nameof(Width), Width, $"Width must be from {LeastWidth} to {MostWidth}.");
        if (Height is < 1 or > 8 * MostWidth) throw new ArgumentOutOfRangeException(nameof(Height), Height, $"Height must be from 1 to {8 * MostWidth}.");
        if (!(Scale is >= LeastScale and <= MostScale)) throw new ArgumentOutOfRangeException(nameof(Scale), Scale, "Scale must be from 0.25 to 8.");
        if (!FigureLanguages.Codes.Contains(Language))
            throw new ArgumentOutOfRangeException(nameof(Language), Language, $"Language must be one of {string.Join(", ", FigureLanguages.Codes)}.");
        if (!Enum.IsDefined(Theme)) throw new ArgumentOutOfRangeException(nameof(Theme), Theme, "Theme must be one of the named ones.");
    }

    /// <summary>The options, or the defaults where there are none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    internal static FigureOptions Checked(FigureOptions? options)
    {
        options ??= new();
        options.Validate();
        return options;
    }
}
