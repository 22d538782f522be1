using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricLens.Mutation;

/// <summary>Builds MetricLens.dll with every mutant in it, each asleep until it is the one that is tried.</summary>
internal static class MutantAssembly
{
    /// <summary>More rounds than mutants that do not compile have ever taken.</summary>
    private const int MostRounds = 60;

    /// <summary>What the build of the core writes and needs.</summary>
    private static readonly string[] Generated = ["MetricLens.AssemblyInfo.cs", "MetricLens.GlobalUsings.g.cs"];

    /// <summary>Beside the core's own sources: which mutant is awake, and what was asked.</summary>
    private const string Questions = """
        namespace MetricLens;

        internal static class Mutant
        {
            public static int Awake = -1;
            public static bool[] Met = null;
            public static long Until = long.MaxValue;
            private static int s_ticks;

            public static bool Is(int id)
            {
                if (Met != null) Met[id] = true;
                if (id != Awake) return false;
                System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                return true;
            }

            public static void Tick()
            {
                if ((++s_ticks & 255) == 0 && System.Environment.TickCount64 > Until) throw new System.TimeoutException("The mutant took too long.");
            }
        }
        """;

    /// <summary>Writes the assembly and says which mutants it holds.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="isMutated">Whether a file of the core, by its path below src/MetricLens, is mutated.</param>
    /// <param name="target">The assembly's file.</param>
    /// <returns>All places that rules match, and those of them whose mutants do not compile.</returns>
    internal static (IReadOnlyList<MutantPlace> Places, IReadOnlySet<int> Dropped) Write(string root, Func<string, bool> isMutated, string target)
    {
        string core = Path.Combine(root, "src", "MetricLens"), generated = Path.Combine(core, "obj", "Release", "net10.0");
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        (string Name, SyntaxTree Tree)[] sources = [.. Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(core, path), Path: path)).Where(file => !file.Name.StartsWith("obj", StringComparison.Ordinal) && !file.Name.StartsWith("bin", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => (file.Name, CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path), options, file.Path)))];
        SyntaxTree[] fixedTrees =
        [
            CSharpSyntaxTree.ParseText(Questions, options, "Mutant.cs"),
            .. Generated.Select(name => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(generated, name)), options, name)),
        ];
        HashSet<int> dropped = [];
        for (int round = 0; round < MostRounds; round++)
        {
            List<MutantPlace> places = [];
            var trees = new List<SyntaxTree>(fixedTrees);
            foreach ((string name, SyntaxTree tree) in sources)
            {
                if (!isMutated(name))
                {
                    trees.Add(tree);
                    continue;
                }
                var mutator = new Mutator(name, tree, places.Count, dropped);
                trees.Add(tree.WithRootAndOptions(mutator.Visit(tree.GetRoot()), options));
                places.AddRange(mutator.Places);
            }
            Diagnostic[] faults = Emit(trees, core, target);
            if (faults.Length == 0) return (places, dropped);
            int before = dropped.Count;
            foreach (Diagnostic fault in faults) dropped.UnionWith(Blamed(fault));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: {faults.Length} errors, {dropped.Count - before} mutants dropped"));
            if (dropped.Count == before) throw new InvalidOperationException($"The mutated core does not compile: {faults[0]}");
        }
        throw new InvalidOperationException($"The mutated core does not compile after {MostRounds} rounds.");
    }

    private static Diagnostic[] Emit(IEnumerable<SyntaxTree> trees, string core, string target)
    {
        string[] beside = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path) is not ("MetricLens.dll" or "MetricLens.Testing.dll"))];
        var compilation = CSharpCompilation.Create("MetricLens", trees, beside.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
        CSharpGeneratorDriver.Create(RegexGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out _);
        using FileStream output = File.Create(target);
        ResourceDescription models = new("MetricLens.Import.known-models.csv", () => File.OpenRead(Path.Combine(core, "Import", "known-models.csv")), isPublic: true);
        return [.. whole.Emit(output, manifestResources: [models]).Diagnostics.Where(fault => fault.Severity == DiagnosticSeverity.Error)];
    }

    /// <summary>The generator that comes with the framework writes what [GeneratedRegex] stands for.</summary>
    private static ISourceGenerator RegexGenerator()
    {
        string packs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        string pack = Directory.EnumerateDirectories(packs).Order(StringComparer.Ordinal).Last();
        Type type = Assembly.LoadFrom(Path.Combine(pack, "analyzers", "dotnet", "cs", "System.Text.RegularExpressions.Generator.dll")).GetType("System.Text.RegularExpressions.Generator.RegexGenerator", throwOnError: true)!;
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }

    /// <summary>The mutants that an error comes from: the innermost around it, or those of its member that hold the name it is about.</summary>
    private static IEnumerable<int> Blamed(Diagnostic fault)
    {
        if (fault.Location.SourceTree is not { } tree) return [];
        SyntaxNode at = tree.GetRoot().FindNode(fault.Location.SourceSpan, getInnermostNodeForTie: true);
        foreach (SyntaxNode around in at.AncestorsAndSelf())
            if (Ids(around) is { Length: > 0 } ids) return ids;
        SyntaxNode member = at.AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax) ?? tree.GetRoot();
        SyntaxNode[] mutants = [.. member.DescendantNodes().Where(node => Ids(node).Length > 0)];
        string name = at.ToString();
        int[] named = [.. mutants.Where(node => node.DescendantTokens().Any(token => token.Text == name)).SelectMany(Ids)];
        return named.Length > 0 ? named : mutants.SelectMany(Ids);
    }

    private static int[] Ids(SyntaxNode node) => [.. node.GetAnnotations(Mutator.Annotation).Select(annotation => int.Parse(annotation.Data!, CultureInfo.InvariantCulture))];
}
