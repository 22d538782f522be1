namespace MetricLens.Testing.Tests;

/// <summary>Finds the repository's files from wherever the tests run.</summary>
internal static class Repository
{
    /// <summary>The full path of a file or folder, its parts given below the repository's root.</summary>
    internal static string Path(params string[] parts)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "MetricLens.sln"))) return System.IO.Path.Combine([folder.FullName, .. parts]);
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds MetricLens.sln.");
    }
}
