using System.Reflection;

namespace MetricLens.Notebooks;

/// <summary>The build that this assembly came with, in place of the packages of the same names.</summary>
internal static class LocalBuild
{
    private static readonly string[] Names = ["MetricLens", "MetricLens.Plotting", "MetricLens.Testing"];

    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>Whether the package is one of this build.</summary>
    public static bool Has(PackageRequest request) => Names.Contains(request.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The assembly of a package, and every assembly outside the framework that it and those refer to.</summary>
    public static IReadOnlyCollection<Assembly> Assemblies(PackageRequest request)
    {
        var found = new Dictionary<string, Assembly>();
        Add(new(Names.First(name => name.Equals(request.Name, StringComparison.OrdinalIgnoreCase))));
        return found.Values;

        void Add(AssemblyName name)
        {
            if (found.ContainsKey(name.Name!)) return;
            Assembly assembly = Assembly.Load(name);
            if (Path.GetDirectoryName(assembly.Location) == Framework) return;
            found[name.Name!] = assembly;
            foreach (AssemblyName next in assembly.GetReferencedAssemblies()) Add(next);
        }
    }
}
