using System.Globalization;
using System.Text;
using MetricLens.Records;

namespace MetricLens.Notebooks;

/// <summary>Makes a file-based app of a notebook: one program of its C# cells, prose as comments, which prints what the notebook shows.</summary>
/// <remarks>A figure is saved beside the app as a PNG file, and its name printed. The same notebook gives the same bytes.</remarks>
public static class NotebookApp
{
    private const string Figures = "MetricLens.Plotting";

    /// <summary>Writes the app.</summary>
    /// <param name="path">The notebook.</param>
    /// <param name="output">The app, .cs.</param>
    /// <param name="isLocal">Whether the app refers to the projects in <c>src/</c> above it in place of the packages of MetricLens.</param>
    /// <exception cref="InputDataException">The file is no notebook, or has a cell that no app can hold.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static void Export(string path, string output, bool isLocal)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        byte[] bytes = Encoding.UTF8.GetBytes(Text(path, output, isLocal));
        AtomicFile.Write(output, stream => stream.Write(bytes));
    }

    /// <summary>The app's text.</summary>
    /// <inheritdoc cref="Export"/>
    public static string Text(string path, string output, bool isLocal)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        var notebook = Notebook.Load(path);
        var codes = new Dictionary<NotebookCell, CellCode>();
        foreach (NotebookCell cell in notebook.Cells.Where(cell => cell.IsCSharp)) codes[cell] = Code(cell, path);
        string[] references = [.. codes.Values.SelectMany(code => code.Packages).Distinct().Select(package => Directive(package, path, output, isLocal)).Distinct()];
        string name = Path.GetFileNameWithoutExtension(path);
        var app = new StringBuilder();
        app.Append(CultureInfo.InvariantCulture, $"// Made from {Path.GetFileName(path)} by: metriclens notebook export {Path.GetFileName(path)}{(isLocal ? " --local" : "")}\n");
        app.AppendJoin("", references.Select(reference => reference + "\n")).Append('\n');
        string[] usings = [.. codes.Values.SelectMany(code => code.Usings).Distinct().OrderBy(line => line.TrimEnd(';'), StringComparer.Ordinal)];
        if (usings.Length > 0) app.AppendJoin('\n', usings).Append("\n\n");
        bool hasFigures = references.Any(reference => reference.Contains(Figures, StringComparison.Ordinal));
        app.Append(Head).Append(hasFigures ? "int pictures = 0;\n" : "");
        foreach (NotebookCell cell in notebook.Cells) Append(app, cell, codes);
        app.Append('\n').Append(Tail(name, hasFigures, codes.Values.Any(code => code.UsesHtml)));
        foreach (string type in codes.Values.SelectMany(code => code.Types)) app.Append('\n').Append(type).Append('\n');
        return app.ToString();
    }

    private static CellCode Code(NotebookCell cell, string path)
    {
        try
        {
            return CellCode.Of(cell);
        }
        catch (Exception fault) when (fault is FormatException or NotSupportedException or PackageException)
        {
            throw new InputDataException(path, 0, FormattableString.Invariant($"cells[{cell.Number - 1}]"), fault.Message, "C# that a program can hold", fault);
        }
    }

    private static void Append(StringBuilder app, NotebookCell cell, Dictionary<NotebookCell, CellCode> codes)
    {
        if (cell.Kind == NotebookCellKind.Markdown)
        {
            app.Append('\n');
            foreach (string line in cell.Source.Trim('\n').Split('\n')) app.Append(("// " + line).TrimEnd()).Append('\n');
        }
        else if (codes.TryGetValue(cell, out CellCode? code) && code.Statements.Length > 0)
        {
            app.Append('\n').Append(code.Statements).Append('\n');
        }
    }

    private static string Directive(PackageRequest package, string path, string output, bool isLocal) => isLocal && LocalBuild.Has(package)
        ? $"#:project {Project(package, path, output)}"
        : $"#:package {package.Name}@{package.Version ?? "*"}";

    private static string Project(PackageRequest package, string path, string output)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(output))!;
        for (string? above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            string project = Path.Combine(above, "src", package.Name);
            if (Directory.Exists(project)) return Path.GetRelativePath(folder, project).Replace('\\', '/');
        }
        throw new InputDataException(path, 0, "#r", package.Name, $"a project src/{package.Name} above {folder}, which --local refers to");
    }

    /// <summary>Makes paths start from the app's folder and numbers look the same everywhere, as in a notebook's run.</summary>
    private const string Head = """
        Environment.CurrentDirectory = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;

        """;

    private static string Tail(string name, bool hasFigures, bool usesHtml) => (usesHtml ? "static string HTML(string content) => content;\n\n" : "") + (hasFigures ? $$"""
        // Shows a value as a notebook would: as text, and a figure as a file beside this one.
        void display(object? value)
        {
            if (value is MetricLens.Plotting.Figure figure)
            {
                string file = $"{{name}}-{++pictures}.png";
                figure.SavePng(file);
                Console.WriteLine($"{figure}: {file}");
            }
            else if (value is System.Collections.IEnumerable items and not string && value.ToString() == value.GetType().ToString())
            {
                foreach (object? item in items) display(item);
            }
            else
            {
                Console.WriteLine(value ?? "<null>");
            }
        }

        """ : """
        // Shows a value as a notebook would, as text.
        void display(object? value)
        {
            if (value is System.Collections.IEnumerable items and not string && value.ToString() == value.GetType().ToString())
                foreach (object? item in items) display(item);
            else
                Console.WriteLine(value ?? "<null>");
        }

        """);
}
