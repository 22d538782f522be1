using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricLens.Notebooks.Tests;

/// <summary>The notebooks of this repository run, what is saved in them is what they give, and their apps are in step and compile.</summary>
public class CommittedTests
{
    private const long LargestNotebook = 1_000_000;

    public static TheoryData<string> Names => [.. Repository.Notebooks.Select(path => Path.GetFileNameWithoutExtension(path)!)];

    [Fact]
    public void There_are_six() => Assert.Equal(6, Names.Count);

    [Theory, MemberData(nameof(Names))]
    public async Task A_notebook_gives_the_results_that_are_saved_in_it(string name)
    {
        string path = PathOf(name);
        var notebook = Notebook.Load(path);
        NotebookRun run = await NotebookRunner.Execute(notebook, Path.GetDirectoryName(path)!, isLocal: true, null, TestContext.Current.CancellationToken);
        Assert.Null(run.Failure);
        JsonNode[] saved = Cells(File.ReadAllText(path)), given = Cells(notebook.Text(run.Results));
        Assert.Equal(saved.Length, given.Length);
        for (int i = 0; i < saved.Length; i++) Assert.Equal(WithoutPixels(saved[i]), WithoutPixels(given[i]));
        Assert.Contains(given, cell => cell.ToJsonString().Contains("image/png", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_notebook_is_no_larger_than_a_megabyte(string name) => Assert.InRange(new FileInfo(PathOf(name)).Length, 1, LargestNotebook);

    [Theory, MemberData(nameof(Names))]
    public void A_notebooks_links_lead_somewhere(string name)
    {
        string path = PathOf(name);
        foreach (NotebookCell cell in Notebook.Load(path).Cells.Where(cell => cell.Kind == NotebookCellKind.Markdown))
            foreach (System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(cell.Source, @"\]\((?!https?:|#)([^)#\s]+)"))
                Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, link.Groups[1].Value)), $"{name} links to {link.Groups[1].Value}, which is not there.");
    }

    /// <summary>To bring one in step: <c>metriclens notebook export notebooks/NAME.ipynb --local</c>.</summary>
    [Theory, MemberData(nameof(Names))]
    public void An_app_is_in_step_with_its_notebook(string name)
    {
        string app = Path.ChangeExtension(PathOf(name), ".cs");
        Assert.Equal(NotebookApp.Text(PathOf(name), app, isLocal: true), File.ReadAllText(app));
    }

    [Theory, MemberData(nameof(Names))]
    public void An_app_compiles(string name) => Compile(name, Stream.Null);

    [Fact]
    public void An_app_prints_what_its_notebook_shows()
    {
        const string Name = "04-a-metric-and-its-laws";
        using var assembly = new MemoryStream();
        Compile(Name, assembly);
        assembly.Position = 0;
        string printed = Output(new AssemblyLoadContext(Name).LoadFromStream(assembly).EntryPoint!);
        foreach (JsonNode output in Cells(File.ReadAllText(PathOf(Name))).SelectMany(cell => cell["outputs"]?.AsArray() ?? []).OfType<JsonNode>())
        {
            // Of a figure the app prints its file as well.
            JsonNode text = output["text"] ?? output["data"]!["text/plain"]!;
            Assert.Contains(string.Concat(text.AsArray().Select(line => line!.GetValue<string>())).TrimEnd('\n'), printed, StringComparison.Ordinal);
        }
    }

    /// <summary>Runs an app in a folder beside which the fixtures lie, so that its pictures do not end up in the repository.</summary>
    private static string Output(MethodInfo main)
    {
        using var scratch = new Scratch();
        Directory.CreateSymbolicLink(scratch["fixtures"], Path.Combine(Repository.Root, "fixtures"));
        string folder = Directory.CreateDirectory(scratch["notebooks"]).FullName, path = scratch.Notebook(
            "foreach (var entry in (IDictionary<string, System.Reflection.MethodInfo>)AppContext.GetData(\"metriclens-test-app\")) entry.Value.Invoke(null, new object[] { new string[0] });");
        AppContext.SetData("metriclens-test-app", new Dictionary<string, MethodInfo> { ["main"] = main });
        var notebook = Notebook.Load(path);
        NotebookRun run = NotebookRunner.Execute(notebook, folder, isLocal: true, null, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        Assert.True(run.Failure is null, run.Failure?.ToString());
        Assert.NotEmpty(Directory.GetFiles(folder, "*.png"));
        return run.Results.Values.Single().Written();
    }

    private static void Compile(string name, Stream assembly)
    {
        string text = File.ReadAllText(Path.ChangeExtension(PathOf(name), ".cs"));
        const string Implicit = "global using System; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; global using System.Collections.Generic;";
        string code = string.Join('\n', text.Split('\n').Select(line => line.StartsWith("#:", StringComparison.Ordinal) ? "" : line));
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(Implicit), CSharpSyntaxTree.ParseText(code)], references,
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));
        using var bytes = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(bytes);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
        bytes.WriteTo(assembly);
    }

    private static string PathOf(string name) => Path.Combine(Repository.Root, "notebooks", name + ".ipynb");

    private static JsonNode[] Cells(string notebook) => [.. JsonNode.Parse(notebook)!["cells"]!.AsArray().Select(cell => cell!)];

    private static string WithoutPixels(JsonNode cell)
    {
        JsonNode copy = cell.DeepClone();
        foreach (JsonNode? output in copy["outputs"]?.AsArray() ?? [])
            if (output!["data"] is JsonObject data && data.ContainsKey("image/png")) data["image/png"] = "pixels";
        return copy.ToJsonString();
    }
}
