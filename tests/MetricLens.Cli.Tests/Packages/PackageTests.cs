using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MetricLens.Cli.Tests.Packages;

/// <summary>
/// What a stranger gets: the packages are packed, and the tool, a project and a notebook use them from their files, with an empty cache of packages.
/// <c>dotnet run -c Release --project tests/MetricLens.Cli.Tests -- -explicit only -class MetricLens.Cli.Tests.Packages.PackageTests -showLiveOutput</c> runs it in some minutes;
/// with <c>METRICLENS_PACKED=FOLDER</c> it tries packages that were packed before instead of packing them.
/// </summary>
public sealed partial class PackageTests : IDisposable
{
    private const string Version = "0.1.0";

    private const string Packed = "METRICLENS_PACKED";

    private static readonly string[] Libraries = ["MetricLens", "MetricLens.Plotting", "MetricLens.Testing"];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact(Explicit = true)]
    public void Packages_work_from_their_files()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The tool is packed for Linux here.");
        Pack();
        foreach (string library in Libraries) CheckLibrary(library);
        _scratch.File("nuget.config", $"""<configuration><packageSources><clear /><add key="packed" value="{_scratch["feed"]}" /><add key="nuget.org" value="https://api.nuget.org/v3/index.json" /></packageSources></configuration>""");
        string tool = InstallTool();
        string records = _scratch.Simulated("step");
        File.Move(records, _scratch["runs.jsonl.gz"]);
        Investigate(tool);
        DrawFromAProject();
        DrawFromANotebook(tool);
    }

    private void Pack()
    {
        Directory.CreateDirectory(_scratch["feed"]);
        string? packed = Environment.GetEnvironmentVariable(Packed);
        foreach (string file in packed is { Length: > 0 } ? Directory.GetFiles(packed) : []) File.Copy(file, _scratch["feed", Path.GetFileName(file)]);
        foreach (string project in packed is { Length: > 0 } ? [] : Libraries.Append("MetricLens.Cli"))
        {
            // Apart from the build that runs this, and within the repository, whose paths are left out of assemblies.
            Say(project, Run("dotnet", Repository.Root, "pack", Path.Combine("src", project), "-c", "Release", "-o", _scratch["feed"], "--artifacts-path", Path.Combine("artifacts", "packages"),
                "-p:RunAnalyzers=false", "-p:ToolPackageRuntimeIdentifiers=linux-x64", "--nologo", "-v:q"));
        }
        foreach (string file in Directory.EnumerateFiles(_scratch["feed"]).Order(StringComparer.Ordinal))
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{Path.GetFileName(file)}: {new FileInfo(file).Length / 1024} KB"));
    }

    /// <summary>Read me, icon, licence, docs, and symbols with sources.</summary>
    private void CheckLibrary(string library)
    {
        using ZipArchive package = ZipFile.OpenRead(_scratch["feed", $"{library}.{Version}.nupkg"]), symbols = ZipFile.OpenRead(_scratch["feed", $"{library}.{Version}.snupkg"]);
        using Stream text = package.GetEntry($"{library}.nuspec")!.Open();
        XElement metadata = XDocument.Load(text).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        string Said(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal((Version, "PACKAGE.md", "icon.png"), (Said("version"), Said("readme"), Said("icon")));
        Assert.StartsWith("MIT", Said("license"), StringComparison.Ordinal);
        Assert.NotEqual("", Said("description"));
        foreach (string entry in new[] { "PACKAGE.md", "icon.png", $"lib/net10.0/{library}.dll", $"lib/net10.0/{library}.xml" }) Assert.True(package.GetEntry(entry)?.Length > 0, $"{library}: {entry}");
        Assert.True(symbols.GetEntry($"lib/net10.0/{library}.pdb")?.Length > 0, $"{library}: symbols");
        // Not a path of this machine: the same source makes the same assembly anywhere.
        using var pdb = new MemoryStream();
        using (Stream packed = symbols.GetEntry($"lib/net10.0/{library}.pdb")!.Open()) packed.CopyTo(pdb);
        pdb.Position = 0;
        using var provider = System.Reflection.Metadata.MetadataReaderProvider.FromPortablePdbStream(pdb);
        System.Reflection.Metadata.MetadataReader reader = provider.GetMetadataReader();
        Assert.All(reader.Documents, document => Assert.StartsWith("/_", reader.GetString(reader.GetDocument(document).Name), StringComparison.Ordinal));
        Assert.True(reader.CustomDebugInformation.Any(information => reader.GetGuid(reader.GetCustomDebugInformation(information).Kind) == EmbeddedSource), $"{library}: sources");
    }

    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private string InstallTool()
    {
        using (ZipArchive package = ZipFile.OpenRead(_scratch["feed", $"MetricLens.Cli.linux-x64.{Version}.nupkg"]))
        {
            Assert.True(package.GetEntry("NOTICES.txt")?.Length > 0, "NOTICES.txt");
            // Skia's native library has a licence, and notices of what is in it.
            foreach (string notice in new[] { "LICENSE", "THIRD-PARTY-NOTICES" })
                Assert.Contains(package.Entries, entry => entry.FullName.StartsWith("notices/skiasharp.nativeassets.linux.nodependencies/", StringComparison.Ordinal) && entry.Name.StartsWith(notice, StringComparison.Ordinal));
        }
        Run("dotnet", _scratch[""], "tool", "install", "MetricLens.Cli", "--version", Version, "--tool-path", _scratch["tool"]);
        string tool = _scratch["tool", "metriclens"];
        Assert.Equal("MetricLens 0.1.0\n", Run(tool, _scratch[""], "--version"));
        var starts = new List<double>();
        for (int i = 0; i < 10; i++)
        {
            var watch = Stopwatch.StartNew();
            Run(tool, _scratch[""], "--help");
            starts.Add(watch.Elapsed.TotalMilliseconds);
        }
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"metriclens --help: {starts.Min():0} ms at the least, {starts.Order().ElementAt(5):0} ms in the median of ten."));
        return tool;
    }

    /// <summary>The compiled tool makes the same report as this build, to the bit, and again from its settings.</summary>
    private void Investigate(string tool)
    {
        string digits = Path.Combine(Repository.Root, "fixtures", "digits");
        string[] options = [digits, "--resamples", "1000", "--no-figures", "--out"];
        Run(tool, _scratch[""], ["investigate", .. options, "report"]);
        Assert.Equal(0, Call.Of(["investigate", .. options, _scratch["own"]]).ExitCode);
        AssertSame("own", "report");
        Run(tool, _scratch[""], "investigate", "--config", Path.Combine("report", "metriclens.json"), "--out", "again");
        AssertSame("own", "again");
        Run(tool, _scratch[""], "investigate", "runs.jsonl.gz", "--out", "drawn", "--resamples", "1000");
        AssertPicture(_scratch["drawn", "overview.png"]);
    }

    /// <summary>A fresh project, of the code that the packages' pages show.</summary>
    private void DrawFromAProject()
    {
        Directory.CreateDirectory(_scratch["fresh"]);
        string[] lines = [.. Libraries.SelectMany(library => Block(library).Split('\n').Append("}").Prepend("{"))];
        bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal);
        _scratch.File(Path.Combine("fresh", "Program.cs"), [.. lines.Where(IsUsing).Distinct(), .. lines.Where(line => !IsUsing(line))]);
        _scratch.File(Path.Combine("fresh", "fresh.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RestoreRootConfigDirectory>{_scratch[""]}</RestoreRootConfigDirectory>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(Libraries.Select(library => $"""<PackageReference Include="{library}" Version="{Version}" />"""))}
              </ItemGroup>
            </Project>
            """);
        string told = Run("dotnet", _scratch[""], "run", "--project", "fresh");
        Assert.Contains("step: ", told, StringComparison.Ordinal);
        AssertPicture(_scratch["step.png"]);
    }

    private void DrawFromANotebook(string tool)
    {
        JsonObject Cell(string code) => new() { ["cell_type"] = "code", ["execution_count"] = null, ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = code };
        var notebook = new JsonObject
        {
            ["cells"] = new JsonArray(Cell(Block("MetricLens.Plotting", 1)), Cell($"#i \"nuget: {_scratch["feed"]}\"\n#r \"nuget: MetricLens.Testing, {Version}\"\nMetricLens.Testing.MetricLaws.All.Count > 0")),
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["language"] = "C#", ["display_name"] = ".NET (C#)" } },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        _scratch.File("page.ipynb", notebook.ToJsonString());
        Run(tool, _scratch[""], "notebook", "run", "page.ipynb");
        JsonArray cells = JsonNode.Parse(File.ReadAllText(_scratch["page.ipynb"]))!["cells"]!.AsArray();
        File.WriteAllBytes(_scratch["page.png"], Convert.FromBase64String((string)cells[0]!["outputs"]!.AsArray().Last()!["data"]!["image/png"]!));
        AssertPicture(_scratch["page.png"]);
        Assert.Contains("True", cells[1]!["outputs"]!.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>A block of C# of a package's page.</summary>
    private static string Block(string library, int place = 0) =>
        Blocks().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", library, "PACKAGE.md")))[place].Groups[1].Value;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    private void AssertSame(string expected, string actual)
    {
        SortedDictionary<string, byte[]> first = _scratch.Files(expected), second = _scratch.Files(actual);
        Assert.Equal(first.Keys, second.Keys);
        foreach ((string name, byte[] bytes) in first) Assert.True(bytes.AsSpan().SequenceEqual(second[name]), $"{name} differs.");
    }

    private static void AssertPicture(string path)
    {
        using var picture = SkiaSharp.SKBitmap.Decode(path);
        Assert.InRange(picture.Width, 200, 4000);
        Assert.True(picture.Pixels.Distinct().Count() > 20, $"{path} is empty.");
    }

    /// <summary>Runs a program to its end, with an empty cache of packages, but for packing.</summary>
    private string Run(string program, string folder, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        if (folder != Repository.Root) start.Environment["NUGET_PACKAGES"] = _scratch["packages"];
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // Of the SDK that runs this test, and not of what it starts.
        foreach (string name in new[] { "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildSDKsPath" }) start.Environment.Remove(name);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', args)}: exit code {process.ExitCode}: {output}{error.GetAwaiter().GetResult()}");
        return output;
    }

    private static void Say(string what, string output) => TestContext.Current.TestOutputHelper?.WriteLine($"Packed {what}. {output.Trim()}");
}
