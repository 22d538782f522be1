using System.Text.Json.Nodes;

namespace MetricLens.Notebooks;

/// <summary>One cell of a notebook.</summary>
public sealed class NotebookCell
{
    internal NotebookCell(int number, NotebookCellKind kind, string id, string language, string source, JsonObject json)
    {
        Number = number;
        Kind = kind;
        Id = id;
        Language = language;
        Source = source;
        Json = json;
    }

    /// <summary>The cell's place in the notebook, from 1.</summary>
    public int Number { get; }

    /// <summary>What the cell holds.</summary>
    public NotebookCellKind Kind { get; }

    /// <summary>The cell's id, which no other cell of the notebook has.</summary>
    public string Id { get; }

    /// <summary>The kernel that a code cell is for, such as <c>csharp</c>; empty for other cells.</summary>
    public string Language { get; }

    /// <summary>The text, with line feeds; of a code cell without the line that names its kernel.</summary>
    public string Source { get; }

    /// <summary>Whether the cell is C# code.</summary>
    public bool IsCSharp => Kind == NotebookCellKind.Code && Language == Notebook.CSharp;

    /// <summary>The cell as it stood in the file.</summary>
    internal JsonObject Json { get; }
}
