using System.Text.RegularExpressions;

namespace MetricLens.Notebooks.Tests;

/// <summary>The README's code runs as it stands, on one of the files of the folder that it names.</summary>
public class ReadmeTests
{
    [Fact]
    public void Its_code_runs()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string code = Regex.Match(readme, "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains("RecordSet.Load(\"fixtures/digits\")", code, StringComparison.Ordinal);
        using var scratch = new Scratch();
        string small = Directory.CreateDirectory(scratch["fixtures/digits"]).FullName;
        File.Copy(Path.Combine(Repository.Root, "fixtures", "digits", "mul_3x1.jsonl.gz"), Path.Combine(small, "mul_3x1.jsonl.gz"));
        CellResult result = scratch.Run("#r \"nuget: MetricLens.Plotting\"\n" + code)[0];
        Assert.Contains("w040 to w048", result.Written(), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(scratch.Folder, "*.png"));
    }
}
