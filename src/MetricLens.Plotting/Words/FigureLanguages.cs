namespace MetricLens.Plotting.Words;

/// <summary>The languages of figures: those of explanations.</summary>
internal static class FigureLanguages
{
    /// <summary>English, which figures that no page in another language shows are always in.</summary>
    public static IFigureWords English { get; } = new EnglishFigureWords();

    private static readonly IFigureWords[] Languages = [English, new ChineseFigureWords()];

    /// <summary>The codes of the languages.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Languages.Select(language => language.Code)];

    /// <summary>The words in a language.</summary>
    /// <param name="code">One of <see cref="Codes"/>.</param>
    public static IFigureWords Of(string code) => Languages.First(language => language.Code == code);
}
