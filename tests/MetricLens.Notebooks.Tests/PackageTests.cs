using MetricLens.Records;

namespace MetricLens.Notebooks.Tests;

/// <summary>What <c>#r</c> refers to. No test asks a feed: sources are an empty folder, and packages lie where this build put them.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public PackageTests()
    {
        Directory.CreateDirectory(_scratch["empty"]);
        _scratch.File("nuget.config", """<configuration><packageSources><clear /><add key="none" value="empty" /></packageSources></configuration>""");
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void This_build_stands_in_for_its_packages()
    {
        CellResult[] results = _scratch.Run(
            "#r \"nuget: MetricLens.Testing, 9.9.9\"\nusing MetricLens.Testing;\nMetricLaws.All.Count > 0",
            "#r \"nuget: MetricLens\"\ntypeof(MetricLens.Records.RecordSet).Assembly.Location");
        Assert.Equal(["True"], results[0].Texts());
        Assert.Equal([typeof(RecordSet).Assembly.Location], results[1].Texts());
    }

    [Fact]
    public void A_package_of_others_is_got_by_a_restore()
    {
        // The library itself depends on this one, so that it lies in the folder of packages.
        CellResult[] results = _scratch.Run("#r \"nuget: MathNet.Numerics, 5.0.0\"", "MathNet.Numerics.SpecialFunctions.Factorial(5)");
        Assert.Equal(["120"], results[1].Texts());
    }

    [Fact]
    public void A_package_that_cannot_be_had_is_told_by_name()
    {
        NotebookRun run = _scratch.RunToEnd("#r \"nuget: No.Such.Package.Of.Ours, 1.2.3\"");
        Assert.StartsWith("cell 1: PackageException: The package No.Such.Package.Of.Ours 1.2.3 cannot be had: dotnet restore says: error NU", run.Failure!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_scratch.Folder + "/packages.csproj", run.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_that_names_no_package_is_an_error()
    {
        NotebookRun run = _scratch.RunToEnd("#r \"nuget: what is this\"");
        Assert.Contains("write \"nuget: Name, 1.2.3\"", run.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_is_referred_to_by_its_path_from_the_notebook()
    {
        File.Copy(typeof(Xunit.Assert).Assembly.Location, _scratch["beside.dll"]);
        CellResult[] results = _scratch.Run("#r \"beside.dll\"\ntypeof(Xunit.Assert).Name");
        Assert.Equal(["Assert"], results[0].Texts());
    }

    [Fact]
    public void An_assembly_that_is_not_there_is_told_by_its_path()
    {
        NotebookRun run = _scratch.RunToEnd("#r \"gone.dll\"");
        Assert.Contains("gone.dll", run.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nuget: A.B, 1.0", "A.B", "1.0")]
    [InlineData(" nuget:A_b ", "A_b", null)]
    [InlineData("NuGet: A, [1.0,2.0)", "A", "[1.0,2.0)")]
    public void A_request_is_a_name_and_maybe_a_version(string reference, string name, string? version) =>
        Assert.Equal(new PackageRequest(name, version), PackageRequest.Of(reference));

    [Fact]
    public void A_source_of_a_cell_is_no_code()
    {
        var notebook = Notebook.Parse(Scratch.Json(Scratch.Code("#i \"nuget: /my/feed\"\n#r \"nuget: A, 1.0\"\n#r \"b.dll\"\nvar x = 1;")).ToJsonString(), "test");
        var directives = CellDirectives.Of(notebook.Cells[0]);
        Assert.Equal(["/my/feed"], directives.Sources);
        Assert.Equal([new PackageRequest("A", "1.0")], directives.Packages);
        Assert.Equal(["b.dll"], directives.Files);
        Assert.Equal(["", "", "#r \"b.dll\"", "var x = 1;"], directives.Code.Split('\n').Select(line => line.Trim()));
    }
}
