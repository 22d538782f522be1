using System.Text.RegularExpressions;

namespace MetricLens.Tests.Architecture;

/// <summary>Whoever silences an analyzer says why, where it is silenced.</summary>
public class SuppressionTests
{
    private static readonly string Root = Path.GetDirectoryName(Fixture.Path())!;

    [Fact]
    public void Every_suppression_has_its_reason_beside_it()
    {
        string[] files = [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Where(file => IsSource(Path.GetRelativePath(Root, file)))];
        Assert.True(files.Count(file => Silencing(File.ReadAllLines(file)).Any()) >= 2, "Too few suppressions are found: the rules below no longer know them.");
        Assert.Empty(files.SelectMany(file => Unexplained(File.ReadAllLines(file)).Select(line => $"{Path.GetRelativePath(Root, file)}: {line}")));
    }

    [Theory]
    [InlineData("#pragma warning disable CA1031")]
    [InlineData("    #pragma warning disable CA1031 //")]
    [InlineData("#nullable disable")]
    [InlineData("[SuppressMessage(\"Naming\", \"CA1711\")]")]
    [InlineData("[assembly: SuppressMessage(\"Naming\", \"CA1711\", Justification = \"\")]")]
    [InlineData("<NoWarn>$(NoWarn);CA1716</NoWarn>")]
    [InlineData("<!-- CA1716: names follow the field. -->", "<NoWarn>$(NoWarn);CA1716;CA1724</NoWarn>")]
    [InlineData("<!-- CA1716 -->", "<NoWarn>CA1716</NoWarn>")]
    [InlineData("<WarningsNotAsErrors>CA1716</WarningsNotAsErrors>")]
    [InlineData("<TreatWarningsAsErrors>false</TreatWarningsAsErrors>")]
    [InlineData("dotnet_diagnostic.CA1303.severity = none")]
    [InlineData("# Said of the line above.", "dotnet_diagnostic.CA1032.severity = none", "dotnet_diagnostic.CA1303.severity = silent")]
    [InlineData("dotnet_analyzer_diagnostic.category-Naming.severity = suggestion")]
    public void A_suppression_without_a_reason_is_found(params string[] lines) => Assert.Equal([lines[^1]], Unexplained(lines));

    [Theory]
    [InlineData("#pragma warning disable CA1031 // Whatever is thrown, the test does not pass.")]
    [InlineData("[SuppressMessage(\"Naming\", \"CA1711\", Justification = \"The field's term.\")]")]
    [InlineData("<!-- CA1716, CA1724: names follow the field. -->", "<NoWarn>$(NoWarn);CA1716;CA1724</NoWarn>")]
    [InlineData("# Messages are not localised.", "dotnet_diagnostic.CA1303.severity = none")]
    [InlineData("dotnet_diagnostic.IDE0005.severity = warning")]
    public void A_suppression_with_a_reason_passes(params string[] lines) => Assert.Empty(Unexplained(lines));

    private static bool IsSource(string file) => !file.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or ".git" or ".gl" or ".whl")
        && (Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets" || Path.GetFileName(file) is ".editorconfig" or ".globalconfig");

    /// <summary>The numbers of lines that silence an analyzer.</summary>
    private static IEnumerable<int> Silencing(string[] lines) => Enumerable.Range(0, lines.Length).Where(i => Regex.IsMatch(lines[i],
        @"^\s*#(pragma warning disable|nullable disable)|^\s*\[[^""]*SuppressMessage\(|^\s*<(NoWarn|WarningsNotAsErrors)\b|^\s*<TreatWarningsAsErrors\b.*false|^dotnet_(diagnostic|analyzer_diagnostic)\..*severity\s*=\s*(none|silent|suggestion)"));

    private static IEnumerable<string> Unexplained(string[] lines) => Silencing(lines).Where(i => !IsExplained(lines[i], i > 0 ? lines[i - 1] : "")).Select(i => lines[i]);

    private static bool IsExplained(string line, string above) => line.TrimStart() switch
    {
        ['#', ..] => Regex.IsMatch(line, @"//\s*\w"),
        ['[', ..] => Regex.IsMatch(line, @"Justification = ""[^""]"),
        // A comment may speak of several codes, and names each.
        ['<', ..] => Regex.IsMatch(above, @"<!--.*: \w.*-->") && Regex.Matches(line, @"[A-Za-z]+\d{3,}").All(code => above.Contains(code.Value, StringComparison.Ordinal)),
        _ => Regex.IsMatch(above, @"^#\s*\w"),
    };
}
