using System.Globalization;
using System.Text.RegularExpressions;
using MetricLens.Records;
using MetricLens.Simulation;

namespace MetricLens.Cli.Tests.Readme;

/// <summary>What the README shows is what the commands print, and what it links to is there.</summary>
public class ReadmeTests(DigitsReport digits)
{
    private static readonly string Root = Repository.Root;
    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "README.md"));

    [Fact]
    public void Its_verdicts_are_those_that_the_command_prints()
    {
        Assert.Equal(0, digits.Call.ExitCode);
        string[][] printed = [.. digits.Call.Lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(Cells)];
        string[][] shown = [.. Text.Split('\n').Where(line => Regex.IsMatch(line, @"^\| \w+ \((width|training)")).Select(Cells)];
        Assert.NotEmpty(shown);
        Assert.All(shown, row => Assert.Contains(printed, line => row.All(line.Contains)));
    }

    [Fact]
    public void Its_record_is_read()
    {
        using var scratch = new Scratch();
        MetricLens.Records.Record record = Assert.Single(RecordSet.Load(scratch.File("one.jsonl", Block("json").Trim())));
        Assert.Equal("42", record.Output);
    }

    [Fact]
    public void The_Chinese_one_shows_the_same_code_and_record_and_names_the_same_commands_and_verdicts()
    {
        string chinese = File.ReadAllText(Path.Combine(Root, "README.zh-CN.md"));
        foreach (string language in new[] { "csharp", "json" }) Assert.Equal(Block(language), BlockOf(chinese, language));
        Assert.Equal(Named(Text), Named(chinese));
        // The first words in code of the tables of verdicts and commands; folders have a table of their own.
        static string[] Named(string text) => [.. Regex.Matches(text.Split("## What is where")[0], "^\\| `([a-z_]+)`", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
    }

    // Cells with fewer apparent jumps than 15 are said to be too few on the page of error rates.
    [Fact]
    public void Its_error_rates_are_those_of_the_table()
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(Root, "tests", "MetricLens.Calibration", "calibration.csv")).Select(line => line.Split(','))];
        string[][] survives = [.. rows.Where(row => row[Column("metric")] == "overall" && row[Column("outcome")] == "survives" && int.Parse(row[Column("of")], CultureInfo.InvariantCulture) >= 15)];
        double smooth = survives.Where(row => Truth(row) == WorldTruth.Smooth).Max(Rate);
        double step = survives.Where(row => Truth(row) == WorldTruth.Step && Number(row, "models") >= 6 && Number(row, "tau") <= 0.15).Min(Rate);
        foreach (string text in new[] { Text, File.ReadAllText(Path.Combine(Root, "README.zh-CN.md")) })
        {
            Assert.Contains(FormattableString.Invariant($"{100 * smooth:0.##} %"), text, StringComparison.Ordinal);
            Assert.Contains(FormattableString.Invariant($"{Math.Floor(1000 * step) / 10:0.#} %"), text, StringComparison.Ordinal);
        }

        int Column(string name) => Array.IndexOf(rows[0], name);
        double Number(string[] row, string name) => double.Parse(row[Column(name)], CultureInfo.InvariantCulture);
        double Rate(string[] row) => Number(row, "rate");
        WorldTruth? Truth(string[] row) => WorldCatalogue.All.FirstOrDefault(world => world.Card.Id == row[Column("world")])?.Card.Truth;
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_link_to_a_file_leads_somewhere(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        foreach (Match link in Regex.Matches(File.ReadAllText(Path.Combine(Root, page)), @"\]\((?!https?:|#)([^)#\s]+)"))
            Assert.True(Path.Exists(Path.Combine(folder, link.Groups[1].Value)), $"{page} links to {link.Groups[1].Value}, which is not there.");
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_link_to_a_heading_leads_to_one(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        foreach (Match link in Regex.Matches(File.ReadAllText(Path.Combine(Root, page)), @"\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)"))
        {
            string target = link.Groups[1].Value.Length == 0 ? Path.Combine(Root, page) : Path.Combine(folder, link.Groups[1].Value);
            Assert.Contains(link.Groups[2].Value, File.ReadLines(target).Where(line => line.StartsWith('#')).Select(Anchor));
        }
    }

    /// <summary>What GitHub makes of a heading.</summary>
    private static string Anchor(string heading) => Regex.Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), @"[^\p{L}\p{N}\- _]", "").Replace(' ', '-');

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path))
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" || part.StartsWith('.')))];

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    private static string Block(string language) => BlockOf(Text, language);

    private static string BlockOf(string text, string language) => Regex.Match(text, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
}
