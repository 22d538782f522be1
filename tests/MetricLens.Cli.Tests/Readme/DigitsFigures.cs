using System.Text.Json;

namespace MetricLens.Cli.Tests.Readme;

/// <summary>The verdicts and the sensitivity of the digits' report, by comparison.</summary>
internal sealed class DigitsFigures
{
    private readonly Dictionary<string, string> _jumps;

    public DigitsFigures(DigitsReport digits)
    {
        JsonElement[] verdicts = [.. JsonDocument.Parse(digits.Read("verdicts.json")).RootElement.GetProperty("verdicts").EnumerateArray()];
        ILookup<string, string[]> changes = digits.Read("sensitivity.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')).ToLookup(row => $"{row[0]} ({row[1]})");
        Tasks = [.. verdicts.GroupBy(entry => (Word(entry, "task"), Word(entry, "family"))).Select(entries => new Task(entries.Key.Item1, entries.Key.Item2, [.. entries], [.. changes[$"{entries.Key.Item1} ({entries.Key.Item2})"]]))];
        // The first table of the command has the jumps; that of the sensitivity follows it.
        _jumps = digits.Call.Lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(Cells).DistinctBy(cells => cells[0]).ToDictionary(cells => cells[0], cells => cells[1]);
    }

    /// <summary>Every comparison.</summary>
    public Task[] Tasks { get; }

    /// <summary>One comparison.</summary>
    public Task Of(string name, string family) => Tasks.Single(task => task.Name == name && task.Family == family);

    /// <summary>A comparison's jump in the words of the command.</summary>
    public string Jump(Task task) => _jumps[task.Title];

    /// <summary>The cells of a line of a table.</summary>
    public static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    /// <summary>The rows of a table without quotes, by column.</summary>
    public static Dictionary<string, string>[] Csv(string text)
    {
        string[][] rows = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];
        return [.. rows[1..].Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static string Word(JsonElement entry, string field) => entry.GetProperty(field).GetString()!;

    /// <summary>One task in one family: an entry for each continuous metric, the primary one first and the one over all last, and its rows of the sensitivity.</summary>
    internal sealed record Task(string Name, string Family, JsonElement[] Entries, string[][] Sensitivity)
    {
        public string Title => $"{Name} ({Family})";

        public JsonElement Primary => Entries[0];

        public JsonElement Overall => Entries[^1];

        public string Verdict => Word(Overall, "verdict");

        /// <summary>Whether the verdict says something of a jump.</summary>
        public bool IsClaim => Verdict is not ("inconclusive" or "no_apparent_jump");

        public double Gain => Overall.GetProperty("jump").GetProperty("gain").GetDouble();

        public bool IsUnannounced => Primary.GetProperty("forecast").GetProperty("unannounced").GetBoolean();

        /// <summary>What models differ by beyond the smooth null of the step share.</summary>
        public double ModelSd => Math.Sqrt(Primary.GetProperty("nulls").EnumerateArray()
            .Single(fit => fit.GetProperty("share").GetDouble() == Primary.GetProperty("step_share").GetProperty("estimate").GetDouble()).GetProperty("tau2").GetDouble());

        /// <summary>The verdict under one continuous metric.</summary>
        public string Under(string metric) => Word(Entries.Single(entry => Word(entry, "continuous_metric") == metric), "verdict");

        /// <summary>The settings of one kind of change under which the verdict differs, each with that verdict.</summary>
        public string[] Changed(string kind) => [.. Sensitivity.Where(row => row[4] == kind && row[6] != Sensitivity[0][6]).Select(row => $"{row[5]} {row[6]}")];
    }
}
