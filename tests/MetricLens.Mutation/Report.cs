using MetricLens.Statistics;

namespace MetricLens.Mutation;

/// <summary>What became of the mutants, as the page shows it.</summary>
internal static class Report
{
    private const string Page = "tests/MetricLens.Mutation/README.md";

    internal static void Write(TextWriter output, IReadOnlyList<MutantPlace> all, int dropped, IReadOnlySet<string> seen, IReadOnlyDictionary<int, (string Outcome, string Test)> outcomes, string root)
    {
        Dictionary<string, string> reasons = Reasons(Path.Combine(root, Page));
        MutantPlace[] mutants = [.. all.Where(mutant => outcomes.ContainsKey(mutant.Id)).OrderBy(mutant => mutant.Id)];
        if (mutants.Length == 0) return;
        output.Write($"{all.Count + dropped} places that rules match, {dropped} of them without a mutant that compiles; {all.Count} mutants, {mutants.Length} tried. Intervals are Wilson's of 95 %.\n\n");
        output.Write("| mutants | tried | killed | share | interval |\n| --- | --- | --- | --- | --- |\n");
        Row("all", _ => true);
        if (seen.Count > 0) Row("not tried before the tests were written", mutant => !seen.Contains(mutant.Text));
        output.Write('\n');
        output.Write("| folder | mutants | killed | share |\n| --- | --- | --- | --- |\n");
        foreach (IGrouping<string, MutantPlace> folder in mutants.GroupBy(mutant => Path.GetDirectoryName(mutant.File)!).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            int ofFolder = folder.Count(mutant => outcomes[mutant.Id].Outcome == "killed");
            output.Write($"| {folder.Key} | {folder.Count()} | {ofFolder} | {100.0 * ofFolder / folder.Count():F1} % |\n");
        }
        output.Write("\n| survivor | mutation | line | why it is left |\n| --- | --- | --- | --- |\n");
        foreach (MutantPlace mutant in mutants.Where(mutant => outcomes[mutant.Id].Outcome != "killed"))
        {
            string key = Key(mutant);
            output.Write($"| {mutant.File}:{mutant.Line} | {key} | {(reasons.TryGetValue($"{mutant.File} {key}", out string? reason) ? reason : outcomes[mutant.Id].Outcome == "unmet" ? "no test meets it" : "")} |\n");
        }

        void Row(string name, Predicate<MutantPlace> isCounted)
        {
            int tried = mutants.Count(mutant => isCounted(mutant)), killed = mutants.Count(mutant => isCounted(mutant) && outcomes[mutant.Id].Outcome == "killed");
            if (tried == 0) return;
            (double lower, double upper) = Proportion.Wilson(killed, tried, 0.95);
            output.Write($"| {name} | {tried} of {all.Count(mutant => isCounted(mutant))} | {killed} | {100.0 * killed / tried:F1} % | {100 * lower:F1} to {100 * upper:F1} % |\n");
        }
    }

    private static string Key(MutantPlace mutant) => $"`{Cell(mutant.Before)}` → `{Cell(mutant.After)}` | `{Cell(mutant.Source.Length > 140 ? mutant.Source[..140] : mutant.Source)}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('`', '\'');

    /// <summary>The reasons that stand on the page, by file, mutation and line of code; line numbers move.</summary>
    private static Dictionary<string, string> Reasons(string page)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(page)) return reasons;
        foreach (string line in File.ReadLines(page).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains(".cs:", StringComparison.Ordinal)))
        {
            int file = line.IndexOf(".cs:", StringComparison.Ordinal) + 3, key = line.IndexOf(" | ", file, StringComparison.Ordinal) + 3, end = line.LastIndexOf("` | ", StringComparison.Ordinal) + 1;
            if (key > 2 && end > key) reasons[$"{line[2..file]} {line[key..end]}"] = line[(end + 3)..].TrimEnd('|', ' ');
        }
        return reasons;
    }
}
