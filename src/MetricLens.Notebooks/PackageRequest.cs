using System.Text.RegularExpressions;

namespace MetricLens.Notebooks;

/// <summary>A package that a cell asks for: <c>#r "nuget: MetricLens.Plotting, 0.1.0"</c>.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">The version or range; <see langword="null"/> for the newest.</param>
internal sealed partial record PackageRequest(string Name, string? Version)
{
    /// <summary>Takes a reference apart.</summary>
    /// <param name="reference">The reference, without its quotes.</param>
    /// <returns><see langword="null"/> where the reference is to no package.</returns>
    /// <exception cref="PackageException">It begins like one to a package, and is none.</exception>
    public static PackageRequest? Of(string reference)
    {
        if (!reference.TrimStart().StartsWith("nuget:", StringComparison.OrdinalIgnoreCase)) return null;
        Match match = Form().Match(reference);
        return match.Success ? new(match.Groups[1].Value, match.Groups[2].Success ? match.Groups[2].Value : null)
            : throw new PackageException($"'{reference}' names no package; write \"nuget: Name, 1.2.3\".");
    }

    /// <summary>The request as a sentence names it.</summary>
    public override string ToString() => Version is null ? Name : $"{Name} {Version}";

    [GeneratedRegex(@"\A\s*nuget:\s*([A-Za-z0-9_][A-Za-z0-9_.-]*)\s*(?:,\s*([0-9A-Za-z.*+\-\[\](),]+))?\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
