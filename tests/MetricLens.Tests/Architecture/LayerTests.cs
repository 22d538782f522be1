using System.Text.RegularExpressions;
using MetricLens.Records;

namespace MetricLens.Tests.Architecture;

/// <summary>Data goes one way, and folder order is that way.</summary>
public class LayerTests
{
    private static readonly string[] Layers =
        ["Display", "Statistics", "Text", "Records", "Import", "Metrics", "Scores", "Curves", "Jumps", "Comparisons", "Survival", "Simulation", "", "Arms", "Calibration", "Planning", "Reports"];

    private static readonly string Source = Path.Combine(Path.GetDirectoryName(Fixture.Path())!, "src", "MetricLens");

    public static TheoryData<string> Folders =>
        [.. Directory.GetDirectories(Source).Select(folder => Path.GetFileName(folder)!).Where(name => name is not ("bin" or "obj"))];

    [Theory, MemberData(nameof(Folders))]
    public void Every_folder_has_its_place_in_the_flow(string folder) => Assert.Contains(folder, Layers);

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_uses_only_folders_above_it(string folder)
    {
        string[] below = Layers[(Array.IndexOf(Layers, folder) + 1)..];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Source, folder), "*.cs", SearchOption.AllDirectories))
            AssertUsesNone(file, below);
    }

    [Fact]
    public void The_front_door_knows_nothing_of_reports()
    {
        foreach (string file in Directory.EnumerateFiles(Source, "*.cs")) AssertUsesNone(file, ["Reports"]);
    }

    [Fact]
    public void The_core_loads_without_pixels() =>
        Assert.DoesNotContain(typeof(RecordSet).Assembly.GetReferencedAssemblies(), assembly => assembly.Name is "ScottPlot" or "SkiaSharp");

    private static void AssertUsesNone(string file, string[] layers)
    {
        string code = File.ReadAllText(file);
        foreach (string layer in layers.Where(layer => layer.Length > 0))
            Assert.False(Regex.IsMatch(code, $@"\bMetricLens\.{layer}\b"), $"{file} uses {layer}, which is below it.");
    }
}
