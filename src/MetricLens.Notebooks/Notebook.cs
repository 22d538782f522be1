using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MetricLens.Records;

namespace MetricLens.Notebooks;

/// <summary>A Jupyter notebook of format 4, as its cells and, untouched, everything else that the file holds.</summary>
/// <remarks>Reference: the notebook file format 4.5 of Jupyter's nbformat.</remarks>
public sealed class Notebook
{
    /// <summary>The name of the C# kernel among those of Polyglot Notebooks.</summary>
    internal const string CSharp = "csharp";

    /// <summary>The version that is written: 4.5, the first in which cells have ids.</summary>
    private const int Format = 4, MinorFormat = 5;

    /// <summary>The largest file that is read: saved pictures are in it.</summary>
    private const long LargestFile = 256L << 20;

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject _root;

    private Notebook(JsonObject root, IReadOnlyList<NotebookCell> cells)
    {
        _root = root;
        Cells = cells;
    }

    /// <summary>The cells.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>Reads a notebook.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputDataException">The file is no notebook of format 4, or has no cell of C#.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Notebook Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        long length = new FileInfo(path).Length;
        if (length > LargestFile) throw new InputDataException(path, 0, null, FormattableString.Invariant($"a file of {length} bytes"), FormattableString.Invariant($"a notebook of at most {LargestFile} bytes"));
        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Reads a notebook from its text.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file, as errors name it.</param>
    /// <exception cref="InputDataException">The text is no notebook of format 4, or has no cell of C#.</exception>
    public static Notebook Parse(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        JsonObject root = NotebookReader.Root(text, path);
        NotebookCell[] cells = NotebookReader.Cells(root, path);
        return cells.Any(cell => cell.IsCSharp) ? new(root, cells)
            : throw new InputDataException(path, 0, "cells", cells.Length == 0 ? "empty" : "without C#", "a notebook with a code cell of the C# kernel");
    }

    /// <summary>The notebook's text with these outputs, in format 4.5: one-space indents, line feeds, fields in a fixed order.</summary>
    /// <param name="results">What each code cell gave, by the cell; a cell that is not named keeps what it has.</param>
    internal string Text(IReadOnlyDictionary<NotebookCell, CellResult> results)
    {
        var root = (JsonObject)_root.DeepClone();
        root["cells"] = new JsonArray([.. Cells.Select(cell => Written(cell, results.GetValueOrDefault(cell)))]);
        root["nbformat"] = Format;
        root["nbformat_minor"] = MinorFormat;
        if (root["metadata"] is not JsonObject) root["metadata"] = new JsonObject();
        var ordered = new JsonObject();
        foreach (string name in new[] { "cells", "metadata", "nbformat", "nbformat_minor" }) Move(root, ordered, name);
        foreach (string name in root.Select(field => field.Key).ToArray()) Move(root, ordered, name);
        return ordered.ToJsonString(Layout) + "\n";
    }

    /// <summary>Writes the notebook beside its place and moves it there.</summary>
    internal void Save(string path, IReadOnlyDictionary<NotebookCell, CellResult> results)
    {
        byte[] bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(Text(results));
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>A text as the format has it: one string a line, each with its line feed.</summary>
    internal static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (int start = 0; start < text.Length;)
        {
            int feed = text.IndexOf('\n', start), end = feed < 0 ? text.Length : feed + 1;
            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }

    private static JsonObject Written(NotebookCell cell, CellResult? result)
    {
        var old = (JsonObject)cell.Json.DeepClone();
        var written = new JsonObject();
        Move(old, written, "cell_type");
        old.Remove("id");
        if (cell.Kind == NotebookCellKind.Code)
        {
            old.TryAdd("execution_count", null);
            old.TryAdd("outputs", new JsonArray());
            if (result is not null)
            {
                old["execution_count"] = result.ExecutionCount;
                old["outputs"] = result.Json();
            }
            Move(old, written, "execution_count");
        }
        written["id"] = cell.Id;
        old.TryAdd("metadata", new JsonObject());
        Move(old, written, "metadata");
        Move(old, written, "outputs");
        Move(old, written, "source");
        foreach (string name in old.Select(field => field.Key).ToArray()) Move(old, written, name);
        return written;
    }

    private static void Move(JsonObject from, JsonObject to, string name)
    {
        if (!from.TryGetPropertyValue(name, out JsonNode? value)) return;
        from.Remove(name);
        to[name] = value;
    }
}
