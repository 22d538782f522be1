using MetricLens.Metrics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricLens.Tests.Metrics;

/// <summary>Compiles metrics that somebody else wrote, into an assembly that knows nothing of the tests.</summary>
internal static class UserAssembly
{
    /// <summary>A metric as a user writes it: how often the output has a vowel.</summary>
    public const string Vowels = """
        using System;
        using System.Linq;
        using MetricLens.Metrics;
        using MetricLens.Records;

        public sealed class VowelShare : IMetric
        {
            public MetricCard Card { get; } = new()
            {
                Id = "vowel_share", Name = "share of vowels", Summary = "The share of the output's characters that are vowels.", Direction = Direction.HigherIsBetter, Minimum = 0, Maximum = 1,
                Continuity = Continuity.ThresholdFine, Inputs = RecordFields.Output, Reference = "none",
                Examples = [new("Two of four.", new Record { Task = "t", Model = "m", ExampleId = "1", Output = "aabb" }, 0.5), new("No output.", new Record { Task = "t", Model = "m", ExampleId = "1" }, null)],
            };

            public Score Measure(Record record)
            {
                ArgumentNullException.ThrowIfNull(record);
                return string.IsNullOrEmpty(record.Output) ? Score.Unscored("no output") : Score.Of((double)record.Output.Count(c => "aeiou".Contains(c)) / record.Output.Length);
            }
        }
        """;

    /// <summary>Compiles a source and gives the assembly's file.</summary>
    /// <param name="folder">Where it goes.</param>
    /// <param name="source">One file of C#.</param>
    /// <param name="name">The assembly's name.</param>
    /// <param name="beside">Other assemblies that the source needs.</param>
    public static string Build(string folder, string source, string name = "my", params string[] beside)
    {
        string core = typeof(IMetric).Assembly.Location, file = Path.Combine(folder, name + ".dll");
        IEnumerable<string> framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], framework.Append(core).Concat(beside).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        Assert.Empty(compilation.Emit(file).Diagnostics.Where(fault => fault.Severity == DiagnosticSeverity.Error));
        return file;
    }
}
