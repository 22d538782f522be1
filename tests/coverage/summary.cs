// Prints the table of README.md from coverlet's files, one a test project, and writes what no test meets into FOLDER/missed.txt: summary.cs FOLDER.
using System.Globalization;
using System.Text.Json;

const string Core = "/src/MetricLens/";
string folder = args[0];
string[] files = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories);
if (files.Length == 0) throw new FileNotFoundException($"{folder} holds no file of coverlet's.");

// What one project's tests miss, another's may meet: whatever any of them meets counts as met.
var lines = new Dictionary<(string File, int Line), bool>();
var branches = new Dictionary<(string File, int Line, string Branch), bool>();
foreach (string file in files)
{
    using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(file));
    foreach (JsonProperty source in report.RootElement.EnumerateObject().SelectMany(module => module.Value.EnumerateObject()))
    {
        int start = source.Name.IndexOf(Core, StringComparison.Ordinal);
        if (start < 0) continue;
        string name = source.Name[(start + Core.Length)..];
        foreach (JsonProperty method in source.Value.EnumerateObject().SelectMany(type => type.Value.EnumerateObject()))
        {
            foreach (JsonProperty line in method.Value.GetProperty("Lines").EnumerateObject()) Meet(lines, (name, int.Parse(line.Name, CultureInfo.InvariantCulture)), line.Value.GetInt32());
            foreach (JsonElement branch in method.Value.GetProperty("Branches").EnumerateArray())
                Meet(branches, (name, branch.GetProperty("Line").GetInt32(), $"{method.Name} {branch.GetProperty("Offset").GetInt32()} {branch.GetProperty("Path").GetInt32()} {branch.GetProperty("Ordinal").GetInt32()}"), branch.GetProperty("Hits").GetInt32());
        }
    }
}

Console.WriteLine("| folder | lines | met | share | branches | met | share |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
Row("**all**", _ => true);
foreach (string part in lines.Keys.Select(line => Part(line.File)).Distinct().Order(StringComparer.Ordinal)) Row(part, file => Part(file) == part);

File.WriteAllLines(Path.Combine(folder, "missed.txt"),
    lines.Where(line => !line.Value).Select(line => (line.Key.File, line.Key.Line, What: "line"))
        .Concat(branches.Where(branch => !branch.Value && lines.GetValueOrDefault((branch.Key.File, branch.Key.Line))).Select(branch => (branch.Key.File, branch.Key.Line, What: "branch of a line that is met")))
        .OrderBy(missed => missed.File, StringComparer.Ordinal).ThenBy(missed => missed.Line).Select(missed => string.Create(CultureInfo.InvariantCulture, $"{missed.File}:{missed.Line}: {missed.What}")));

static void Meet<T>(Dictionary<T, bool> all, T place, int hits) where T : notnull => all[place] = hits > 0 || all.GetValueOrDefault(place);

static string Part(string file) => file.Contains('/', StringComparison.Ordinal) ? file[..file.IndexOf('/', StringComparison.Ordinal)] : "(the front door)";

void Row(string name, Predicate<string> isCounted)
{
    bool[] ofLines = [.. lines.Where(line => isCounted(line.Key.File)).Select(line => line.Value)], ofBranches = [.. branches.Where(branch => isCounted(branch.Key.File)).Select(branch => branch.Value)];
    Console.WriteLine($"| {name} | {Share(ofLines)} | {Share(ofBranches)} |");
}

static string Share(bool[] met) => string.Create(CultureInfo.InvariantCulture, $"{met.Length} | {met.Count(isMet => isMet)} | {(met.Length == 0 ? "" : $"{100.0 * met.Count(isMet => isMet) / met.Length:F1} %")}");
