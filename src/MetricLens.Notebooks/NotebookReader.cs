using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MetricLens.Records;

namespace MetricLens.Notebooks;

/// <summary>Takes a notebook's JSON apart and says where it is not one.</summary>
internal static partial class NotebookReader
{
    /// <summary>The object of the file.</summary>
    public static JsonObject Root(string text, string path)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(text);
            // Names given twice are found when an object is first looked into.
            if (node is JsonObject first) _ = first.Count;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            throw new InputDataException(path, (fault as JsonException)?.LineNumber + 1 ?? 0, null, "no JSON", "a Jupyter notebook", fault);
        }
        if (node is not JsonObject root) throw new InputDataException(path, 0, null, "JSON that is no object", "a Jupyter notebook");
        if (Integer(root["nbformat"]) is not 4) throw new InputDataException(path, 0, "nbformat", Shown(root["nbformat"]), "4, the format that Jupyter has written since 2015");
        return root;
    }

    /// <summary>The cells, each with an id of its own.</summary>
    public static NotebookCell[] Cells(JsonObject root, string path)
    {
        if (root["cells"] is not JsonArray array) throw new InputDataException(path, 0, "cells", Shown(root["cells"]), "a list of cells");
        string language = DefaultLanguage(root);
        var cells = new List<NotebookCell>();
        var ids = new HashSet<string>(array.Select(cell => (cell as JsonObject)?["id"]).Select(Word).OfType<string>(), StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach ((int i, JsonNode? node) in array.Index())
        {
            string place = FormattableString.Invariant($"cells[{i}]");
            if (node is not JsonObject json) throw new InputDataException(path, 0, place, Shown(node), "a cell");
            NotebookCellKind kind = Word(json["cell_type"]) switch
            {
                "markdown" => NotebookCellKind.Markdown,
                "code" => NotebookCellKind.Code,
                "raw" => NotebookCellKind.Raw,
                _ => throw new InputDataException(path, 0, place + ".cell_type", Shown(json["cell_type"]), "markdown, code or raw"),
            };
            string source = Source(json["source"], place, path);
            string own = kind == NotebookCellKind.Code ? Language(json, ref source) ?? language : "";
            cells.Add(new(i + 1, kind, Id(json, i + 1, ids, used), own, source, json));
        }
        return [.. cells];
    }

    private static string Source(JsonNode? node, string place, string path)
    {
        string? text = node is JsonArray lines && lines.All(line => Word(line) is not null) ? string.Concat(lines.Select(Word)) : Word(node);
        return text?.ReplaceLineEndings("\n") ?? throw new InputDataException(path, 0, place + ".source", Shown(node), "a text, or a list of its lines");
    }

    /// <summary>The kernel that a code cell names: in its metadata, or in a first line such as <c>#!pwsh</c>, which is then taken off.</summary>
    private static string? Language(JsonObject cell, ref string source)
    {
        if (KernelLine().Match(source) is { Success: true } line && !IsDirective(line.Groups[1].Value))
        {
            // The line is kept as an empty one, so that errors name the line that the reader sees.
            source = source[line.Length..];
            return Normal(line.Groups[1].Value);
        }
        JsonObject? metadata = cell["metadata"] as JsonObject;
        string? name = Word((metadata?["polyglot_notebook"] as JsonObject)?["kernelName"]) ?? Word((metadata?["dotnet_interactive"] as JsonObject)?["language"]);
        return name is null ? null : Normal(name);
    }

    private static string DefaultLanguage(JsonObject root)
    {
        JsonObject? metadata = root["metadata"] as JsonObject;
        string? name = Word((metadata?["kernelspec"] as JsonObject)?["language"]) ?? Word((metadata?["language_info"] as JsonObject)?["name"]);
        return name is null ? Notebook.CSharp : Normal(name);
    }

    private static string Normal(string language)
    {
        string name = language.ToLowerInvariant();
        return name is "c#" or "cs" or "polyglot-notebook" ? Notebook.CSharp : name;
    }

    /// <summary>Magic lines that are commands of a C# cell and no names of kernels.</summary>
    private static bool IsDirective(string name) => name is "time" or "set" or "share" or "connect" or "import" or "about" or "who" or "whos" or "lsmagic";

    private static string Id(JsonObject cell, int number, HashSet<string> given, HashSet<string> used)
    {
        if (Word(cell["id"]) is { } own && ValidId().IsMatch(own) && used.Add(own)) return own;
        string made = FormattableString.Invariant($"cell-{number}");
        while (given.Contains(made) || !used.Add(made)) made += "-x";
        return made;
    }

    private static int? Integer(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private static string? Word(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static string Shown(JsonNode? node) => node is null ? "missing" : node.ToJsonString();

    [GeneratedRegex(@"\A[ \t]*#!([A-Za-z][\w#.-]*)[ \t]*(?=\n|\z)")]
    private static partial Regex KernelLine();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex ValidId();
}
