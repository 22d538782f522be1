using System.Reflection;
using MetricLens.Plotting;
using MetricLens.Records;
using MetricLens.Testing;

namespace MetricLens.Notebooks.Tests;

/// <summary>What users build on changes on purpose only: the public members of each package are listed in <c>PublicApi.txt</c> beside its project.</summary>
public class PublicApiTests
{
    /// <summary>With this variable set, the lists are written: <c>METRICLENS_WRITE_API=1 dotnet run -c Release --project tests/MetricLens.Notebooks.Tests -- -class '*.PublicApiTests'</c>.</summary>
    private const string Write = "METRICLENS_WRITE_API";

    public static TheoryData<string> Packages => ["MetricLens", "MetricLens.Plotting", "MetricLens.Testing"];

    [Theory, MemberData(nameof(Packages))]
    public void The_public_members_are_those_that_are_listed(string package)
    {
        string path = Path.Combine(Repository.Root, "src", package, "PublicApi.txt");
        string text = string.Concat(PublicApi.Of(AssemblyOf(package)).Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable(Write) is not null) AtomicFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
        string[] listed = File.ReadAllLines(path), found = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(listed.SequenceEqual(found), $"{package} has gained:\n{string.Join('\n', found.Except(listed))}\nand lost:\n{string.Join('\n', listed.Except(found))}\nWrite the list anew with {Write}=1.");
    }

    [Fact]
    public void A_list_names_members_with_their_types()
    {
        string[] lines = [.. PublicApi.Of(AssemblyOf("MetricLens"))];
        Assert.Contains("MetricLens.InvestigationResult: sealed class : System.IEquatable<MetricLens.InvestigationResult>", lines);
        Assert.Contains("MetricLens.Investigation.MetricLens.InvestigationResult Run(System.IProgress<MetricLens.InvestigationProgress> progress = null, System.Threading.CancellationToken cancellation = null)", lines);
        Assert.Contains("MetricLens.InvestigationOptions.System.Double Alpha { get; init; }", lines);
        Assert.DoesNotContain(lines, line => line.Contains("MetricLens.Display.Views", StringComparison.Ordinal));
    }

    private static Assembly AssemblyOf(string package) => package switch
    {
        "MetricLens" => typeof(RecordSet).Assembly,
        "MetricLens.Plotting" => typeof(Figure).Assembly,
        _ => typeof(MetricLaws).Assembly,
    };
}
