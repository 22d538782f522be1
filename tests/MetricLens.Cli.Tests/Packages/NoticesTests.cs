using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace MetricLens.Cli.Tests.Packages;

/// <summary>
/// The tool bundles libraries whose licences ask to be named with it: <c>NOTICES.txt</c> names them all, and is current.
/// <c>METRICLENS_WRITE_NOTICES=1</c> writes it anew.
/// </summary>
public class NoticesTests
{
    private const string Writes = "METRICLENS_WRITE_NOTICES";

    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "src", "MetricLens.Cli", "NOTICES.txt");

    [Fact]
    public void Every_bundled_library_is_named_with_its_licence()
    {
        string written = Notices();
        if (Environment.GetEnvironmentVariable(Writes) is { Length: > 0 }) File.WriteAllText(Path, written);
        Assert.Equal(written, File.ReadAllText(Path));
    }

    private static string Notices()
    {
        (string Id, string Version)[] packages = Bundled();
        Assert.True(packages.Length > 20, $"{packages.Length} packages");
        var text = new StringBuilder("The tool metriclens bundles these libraries. Where a package brings files with its licence or with notices of its own, they are in the folder notices of the tool's package.\n");
        var licences = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((string id, string version) in packages)
        {
            XElement metadata = Metadata(id, version);
            string? Said(string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim();
            XElement? licence = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license");
            bool isExpression = licence?.Attribute("type")?.Value == "expression";
            if (isExpression) licences.Add(licence!.Value);
            text.Append('\n').Append(id).Append(' ').Append(version).Append('\n');
            text.Append("  licence: ").Append(isExpression ? licence!.Value : Said("licenseUrl")).Append('\n');
            text.Append("  copyright: ").Append(Said("copyright") is { Length: > 0 } copyright ? copyright : Said("authors")).Append('\n');
            if (Said("projectUrl") is { Length: > 0 } url) text.Append("  ").Append(url).Append('\n');
        }
        foreach (string licence in licences) text.Append('\n').Append(licence).Append("\n\n").Append(TextOf(licence)).Append('\n');
        return text.ToString();
    }

    /// <summary>Every package that the tool's lock file has, those for other systems among them.</summary>
    private static (string Id, string Version)[] Bundled() =>
    [
        .. JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Repository.Root, "src", "MetricLens.Cli", "packages.lock.json")))!["dependencies"]!.AsObject()
            .SelectMany(framework => framework.Value!.AsObject()).Where(package => (string)package.Value!["type"]! != "Project")
            .Select(package => (package.Key, (string)package.Value!["resolved"]!)).Distinct().OrderBy(package => package.Key, StringComparer.OrdinalIgnoreCase),
    ];

    private static XElement Metadata(string id, string version)
    {
        string root = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } own ? own : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string folder = System.IO.Path.Combine(root, id.ToLowerInvariant(), version.ToLowerInvariant());
        return XDocument.Load(Directory.GetFiles(folder, "*.nuspec")[0]).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    /// <summary>What a licence says, without the copyright line, which differs by library.</summary>
    private static string TextOf(string licence) => licence switch
    {
        "MIT" => File.ReadAllText(System.IO.Path.Combine(Repository.Root, "LICENSE")).Split("\n\n", 3)[2].TrimEnd(),
        "BSD-3-Clause" => """
            Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:

            1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.

            2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution.

            3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products derived from this software without specific prior written permission.

            THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
            """,
        _ => throw new ArgumentException($"The text of licence '{licence}' is not here; a library with it was added.", nameof(licence)),
    };
}
