namespace MetricLens.Cli;

/// <summary>Checks where results go before hours are spent on them.</summary>
internal static class OutputPath
{
    /// <summary>Requires a path at which a file can be made; its folder is made where there is none.</summary>
    /// <exception cref="UsageException">The path names a folder, or no file.</exception>
    public static void RequireFile(string path, string option)
    {
        if (path.Length == 0 || Path.EndsInDirectorySeparator(path) || Directory.Exists(path))
            throw new UsageException($"{option} must name a file; it is '{path}'.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
    }

    /// <summary>Requires a path at which a folder is or can be made, and makes it.</summary>
    /// <exception cref="UsageException">The path names a file, or nothing.</exception>
    public static void RequireFolder(string path, string option)
    {
        if (path.Length == 0 || File.Exists(path)) throw new UsageException($"{option} must name a folder; it is '{path}'.");
        Directory.CreateDirectory(path);
    }
}
