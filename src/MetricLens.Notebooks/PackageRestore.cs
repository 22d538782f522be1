using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Xml.Linq;

namespace MetricLens.Notebooks;

/// <summary>Gets packages as a project gets them: by <c>dotnet restore</c> of one made for the purpose, with the sources that hold for the notebook's folder.</summary>
internal sealed class PackageRestore(string folder)
{
    /// <summary>The longest part of a restore's own words that an error repeats, in lines.</summary>
    private const int MostLines = 5;

    /// <summary>Restores packages together, so that their dependencies agree.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="sources">Sources beside those of the configuration.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PackageException">A package cannot be had.</exception>
    public async Task<RestoredPackages> Run(IReadOnlyCollection<PackageRequest> packages, IReadOnlyCollection<string> sources, CancellationToken cancellation)
    {
        string place = Directory.CreateTempSubdirectory("metriclens-packages-").FullName;
        try
        {
            string project = Path.Combine(place, "packages.csproj");
            Project(packages, sources).Save(project);
            await Restore(project, packages, cancellation);
            return Read(Path.Combine(place, "obj", "project.assets.json"), packages);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private XElement Project(IReadOnlyCollection<PackageRequest> packages, IReadOnlyCollection<string> sources) => new("Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup",
            new XElement("TargetFramework", FormattableString.Invariant($"net{Environment.Version.Major}.0")),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", "false"),
            new XElement("RestoreRootConfigDirectory", folder),
            new XElement("RestoreAdditionalProjectSources", string.Join(';', sources)),
            new XElement("NuGetAudit", "false")),
        new XElement("ItemGroup", packages.Select(package => new XElement("PackageReference",
            new XAttribute("Include", package.Name), new XAttribute("Version", package.Version ?? "*")))));

    private static async Task Restore(string project, IReadOnlyCollection<PackageRequest> packages, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["restore", project, "--nologo", "-v:q"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using Process process = Started(start, packages);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation), error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode == 0) return;
            IEnumerable<string> words = ((await output) + "\n" + (await error)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => line.Contains("error", StringComparison.Ordinal))
                .Select(line => line[Math.Max(0, line.IndexOf("error", StringComparison.Ordinal))..].Split(" [")[0]).Distinct().Take(MostLines);
            throw new PackageException($"{Named(packages)} cannot be had: dotnet restore says: {string.Join(" ", words)}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Started(ProcessStartInfo start, IReadOnlyCollection<PackageRequest> packages)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new PackageException($"{Named(packages)} cannot be had: the .NET SDK's dotnet, which gets packages, cannot be run: {fault.Message}", fault);
        }
    }

    private static RestoredPackages Read(string path, IReadOnlyCollection<PackageRequest> packages)
    {
        using JsonDocument assets = JsonDocument.Parse(File.ReadAllBytes(path));
        string[] folders = [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(entry => entry.Name)];
        // Of the two targets the one for this machine names what runs on it.
        JsonElement target = assets.RootElement.GetProperty("targets").EnumerateObject().Last(entry => entry.Name.Contains('/', StringComparison.Ordinal)).Value;
        var managed = new List<string>();
        var native = new List<string>();
        foreach (JsonProperty library in target.EnumerateObject())
        {
            string inside = assets.RootElement.GetProperty("libraries").GetProperty(library.Name).GetProperty("path").GetString()!;
            managed.AddRange(Files(library.Value, "runtime", inside).Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)));
            native.AddRange(Files(library.Value, "native", inside));
        }
        return new(managed, native);

        IEnumerable<string> Files(JsonElement library, string kind, string inside) => !library.TryGetProperty(kind, out JsonElement files) ? []
            : files.EnumerateObject().Select(file => file.Name).Where(name => Path.GetFileName(name) != "_._")
                .Select(name => folders.Select(folder => Path.Combine(folder, inside, name)).FirstOrDefault(File.Exists)
                    ?? throw new PackageException($"{Named(packages)} cannot be had: its file {name} is not in {string.Join(", ", folders)}."));
    }

    private static string Named(IReadOnlyCollection<PackageRequest> packages) =>
        packages.Count == 1 ? $"The package {packages.First()}" : $"One of the packages {string.Join(", ", packages)}";
}
