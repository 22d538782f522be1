using System.Text.Json.Nodes;

namespace MetricLens.Notebooks.Tests;

/// <summary>A folder of its own with notebooks in it, gone when the test is.</summary>
internal sealed class Scratch : IDisposable
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("metriclens-").FullName;

    /// <summary>A path in the folder.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Makes a file.</summary>
    public string File(string name, string text)
    {
        System.IO.File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Makes a notebook of C# cells.</summary>
    public string Notebook(params string[] cells) => File("test.ipynb", Json([.. cells.Select(cell => Code(cell))]).ToJsonString());

    /// <summary>Runs C# cells and gives what each gave.</summary>
    public CellResult[] Run(params string[] cells)
    {
        NotebookRun run = RunToEnd(cells);
        Assert.Null(run.Failure);
        return [.. run.Results.OrderBy(result => result.Key.Number).Select(result => result.Value)];
    }

    /// <summary>Runs C# cells, failing ones too.</summary>
    public NotebookRun RunToEnd(params string[] cells)
    {
        string path = Notebook(cells);
        return NotebookRunner.Run(path, path, isLocal: true, cancellation: TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }

    /// <summary>A notebook's JSON.</summary>
    public static JsonObject Json(params JsonNode[] cells) => new()
    {
        ["cells"] = new JsonArray(cells),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["language"] = "C#", ["name"] = ".net-csharp" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    };

    /// <summary>A code cell's JSON.</summary>
    public static JsonObject Code(string source, string? id = null)
    {
        var cell = new JsonObject { ["cell_type"] = "code", ["execution_count"] = null, ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = source };
        if (id is not null) cell["id"] = id;
        return cell;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
