namespace MetricLens.Cli.Tests;

/// <summary>A folder of its own, gone when the test is.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("metriclens-").FullName;

    /// <summary>A path in the folder.</summary>
    public string this[params string[] parts] => Path.Combine([_folder, .. parts]);

    /// <summary>Makes a record file of a simulated world.</summary>
    public string Simulated(string world, params string[] options)
    {
        string path = this[world + ".jsonl.gz"];
        Call call = Call.Of(["simulate", world, "--out", path, "--examples", "60", .. options]);
        Assert.True(call.ExitCode == 0, call.Error);
        return path;
    }

    /// <summary>Makes a file of text.</summary>
    public string File(string name, params string[] lines)
    {
        System.IO.File.WriteAllLines(this[name], lines);
        return this[name];
    }

    /// <summary>The bytes of every file below a folder, by name.</summary>
    public SortedDictionary<string, byte[]> Files(string folder) => new(
        Directory.EnumerateFiles(this[folder], "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(this[folder], path), System.IO.File.ReadAllBytes),
        StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
