using System.Text;
using Spectre.Console;

namespace MetricLens.Cli;

/// <summary>Where a command writes to: its results, and beside them its progress and complaints.</summary>
internal sealed class Terminal
{
    /// <summary>Wide enough that no row of a table wraps where no screen sets the width.</summary>
    private const int PlainWidth = 4000;

    private readonly Func<Stream> _openBytes;
    private readonly Lazy<IAnsiConsole> _screen, _errorScreen;

    private Terminal(TextWriter output, TextWriter error, Func<Stream> openBytes, int? width)
    {
        Out = output;
        Error = error;
        _openBytes = openBytes;
        // Made when something is laid out: help, completion and JSON are not.
        _screen = new(() => ConsoleOf(output, width));
        _errorScreen = new(() => ConsoleOf(error, width));
    }

    /// <summary>The results.</summary>
    public TextWriter Out { get; }

    /// <summary>The complaints.</summary>
    public TextWriter Error { get; }

    /// <summary>The results, laid out.</summary>
    public IAnsiConsole Screen => _screen.Value;

    /// <summary>The progress, laid out.</summary>
    public IAnsiConsole ErrorScreen => _errorScreen.Value;

    /// <summary>Whether somebody watches.</summary>
    public bool IsInteractive => Screen.Profile.Out.IsTerminal && ErrorScreen.Profile.Out.IsTerminal && ErrorScreen.Profile.Capabilities.Interactive;

    /// <summary>The width to lay results out for; a redirected output has room for all.</summary>
    public int Width => Screen.Profile.Width;

    /// <summary>Whether the width is that of a screen.</summary>
    public bool HasScreenWidth => Width < PlainWidth;

    /// <summary>The terminal of the process.</summary>
    public static Terminal OfConsole() => new(Console.Out, Console.Error, Console.OpenStandardOutput, width: null);

    /// <summary>A terminal of two writers, at which nobody watches.</summary>
    /// <param name="output">The results.</param>
    /// <param name="error">The complaints.</param>
    /// <param name="width">The width of the screen that is feigned; none where it is left out.</param>
    public static Terminal Of(TextWriter output, TextWriter error, int? width = null) =>
        new(output, error, () => new DecodingStream(output), width);

    /// <summary>Writes a line of prose, which on a screen is parted between words.</summary>
    public void Tell(string line)
    {
        if (!HasScreenWidth)
        {
            Out.WriteLine(line);
            return;
        }
        Screen.Write(new Paragraph(line));
        Screen.WriteLine();
    }

    /// <summary>The same terminal without texts of results and without progress: what is left are data that are piped on, and complaints.</summary>
    public Terminal Hushed() => new(TextWriter.Null, Error, _openBytes, width: null);

    /// <summary>The results as bytes, for data that is piped on.</summary>
    public Stream OpenBytes() => _openBytes();

    private static IAnsiConsole ConsoleOf(TextWriter writer, int? width)
    {
        var place = new AnsiConsoleOutput(writer);
        // Left to detection, some build servers get colours in a redirected output.
        IAnsiConsole console = place.IsTerminal
            ? AnsiConsole.Create(new AnsiConsoleSettings { Out = place })
            : AnsiConsole.Create(new AnsiConsoleSettings { Out = place, Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        if (width is { } feigned) console.Profile.Width = feigned;
        else if (!console.Profile.Out.IsTerminal) console.Profile.Width = PlainWidth;
        return console;
    }

    /// <summary>Gathers bytes of UTF-8 and hands them on as text when it is closed.</summary>
    private sealed class DecodingStream(TextWriter writer) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && CanRead) writer.Write(Encoding.UTF8.GetString(GetBuffer(), 0, (int)Length));
            base.Dispose(disposing);
        }
    }
}
