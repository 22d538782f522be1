namespace MetricLens.Tests;

/// <summary>Finds the files under the repository's fixtures folder.</summary>
internal static class Fixture
{
    /// <summary>The full path of a fixture, its parts given below the folder.</summary>
    public static string Path(params string[] parts)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "MetricLens.sln")))
                return System.IO.Path.Combine([folder.FullName, "fixtures", .. parts]);
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds MetricLens.sln.");
    }
}
