using MetricLens.Survival;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MetricLens.Cli;

/// <summary>How tables look: ruled on a screen, and plain, one row a line, where the output is redirected.</summary>
internal static class Tables
{
    /// <summary>A table with its heading.</summary>
    public static Table Empty(Terminal terminal, params IEnumerable<string> columns)
    {
        var table = new Table
        {
            Border = terminal.HasScreenWidth ? TableBorder.Rounded : TableBorder.Markdown,
            UseSafeBorder = true,
            ShowRowSeparators = terminal.HasScreenWidth,
        };
        foreach (string column in columns) table.AddColumn(new TableColumn(Cell(column)) { Padding = new Padding(1, 0) });
        return table;
    }

    /// <summary>Writes a table; without the spaces that fill lines up where no screen needs them.</summary>
    public static void Write(Terminal terminal, Table table)
    {
        if (terminal.HasScreenWidth)
        {
            terminal.Screen.Write(table);
            return;
        }
        using var text = new StringWriter();
        IAnsiConsole page = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        page.Profile.Width = terminal.Width;
        page.Write(table);
        foreach (string line in text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) terminal.Out.WriteLine(line);
    }

    /// <summary>A cell of text, safe to show.</summary>
    public static IRenderable Cell(string text) => new Paragraph(SafeText.Of(text));

    /// <summary>A cell of several lines.</summary>
    public static IRenderable Lines(params IEnumerable<string> lines) => new Paragraph(string.Join('\n', lines.Select(SafeText.Of)));

    /// <summary>A verdict in words, in a colour that never says more than the words do.</summary>
    public static IRenderable Cell(Verdict verdict) => new Paragraph(verdict.Words(), Style(verdict));

    /// <summary>The colour of a verdict.</summary>
    public static Style Style(Verdict verdict) => verdict switch
    {
        Verdict.Artifact => new(Color.Orange1),
        Verdict.Attenuated => new(Color.Yellow),
        Verdict.TakesOff => new(Color.SkyBlue1),
        Verdict.Survives => new(Color.DodgerBlue1, decoration: Decoration.Bold),
        Verdict.MetricDependent => new(Color.Plum1),
        Verdict.NoApparentJump => new(Color.Grey),
        _ => Spectre.Console.Style.Plain,
    };
}
