using System.Text.RegularExpressions;

namespace MetricLens.Cli.Tests.Readme;

/// <summary>Behind each line of the threat model stand tests, and they are there.</summary>
public sealed partial class ThreatModelTests
{
    private static readonly string[] Rows = [.. File.ReadLines(Path.Combine(Repository.Root, "SECURITY.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.Contains("---", StringComparison.Ordinal) && !line.StartsWith("| threat", StringComparison.Ordinal))];

    public static TheoryData<string> Threats => [.. Rows.Select(row => row.Split('|')[1].Trim())];

    [Theory, MemberData(nameof(Threats))]
    public void Every_threat_has_tests_that_are_there(string threat)
    {
        string row = Rows.Single(row => row.StartsWith($"| {threat} |", StringComparison.Ordinal));
        MatchCollection tests = Named().Matches(row.Split('|')[3]);
        Assert.NotEmpty(tests);
        foreach (Match test in tests)
        {
            string[] files = Directory.GetFiles(Path.Combine(Repository.Root, "tests"), test.Groups["class"].Value + ".cs", SearchOption.AllDirectories);
            Assert.True(files.Any(file => Regex.IsMatch(File.ReadAllText(file), $@"\[(Fact|Theory)[^\]]*\](?:(?!\bvoid\b|\bTask\b).)*\b(void|Task) {test.Groups["method"].Value}\(", RegexOptions.Singleline)), $"There is no test {test.Value}.");
        }
    }

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex Named();
}
