using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MetricLens.Notebooks;

/// <summary>What the directive <c>#r</c> of a cell refers to where it is no package: files by their path from the notebook's folder, and the framework.</summary>
internal sealed class ReferenceResolver(string folder) : MetadataReferenceResolver
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>The assemblies of the framework, for every script.</summary>
    public static IEnumerable<MetadataReference> FrameworkReferences { get; } =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Framework).Select(path => MetadataReference.CreateFromFile(path))];

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => true;

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        string[] places = [Path.GetFullPath(reference, folder), Path.Combine(Framework, reference), Path.Combine(Framework, reference + ".dll")];
        return places.FirstOrDefault(File.Exists) is { } path ? [MetadataReference.CreateFromFile(path, properties)] : [];
    }

    /// <summary>What an assembly file that was referred to needs itself lies beside it.</summary>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if ((definition as PortableExecutableReference)?.FilePath is not { } path) return null;
        string beside = Path.Combine(Path.GetDirectoryName(path)!, referenceIdentity.Name + ".dll");
        return File.Exists(beside) ? MetadataReference.CreateFromFile(beside) : null;
    }

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
