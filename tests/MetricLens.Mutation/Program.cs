using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace MetricLens.Mutation;

/// <summary>Mutates folders of src/MetricLens and says which mutants the tests of the core kill.</summary>
/// <remarks>
/// Usage: MetricLens.Mutation CHANGED FOLDER [MINUTES [EARLIER]]. CHANGED names folders below src/MetricLens, with commas between: Metrics,Text. FOLDER takes the mutated core, what each test meets, and a journal; a run that was broken off goes on from it. Mutants are tried in a random order of fixed seed, so that those tried by
/// the time that MINUTES are over are a random sample. EARLIER is the folder of a run of which the survivors were looked at while tests were written: what it tried comes last, and the report counts what it did not try by itself; where the core is the same still, what its tests met is not found out anew.
/// The report goes to standard output.
/// </remarks>
internal static class Program
{
    /// <summary>The order of the mutants is part of what is reported.</summary>
    private const int Seed = 1;

    /// <summary>The file of what each test meets, and what an earlier run of the same mutants knew of that.</summary>
    private const string Met = "coverage.json", KnownMet = "known-coverage.json";

    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (arguments is ["--worker", var inside, var left]) return Work(inside, double.Parse(left, CultureInfo.InvariantCulture));
        double minutes = double.PositiveInfinity;
        if (arguments.Length is not (2 or 3 or 4) || (arguments.Length > 2 && !double.TryParse(arguments[2], NumberStyles.Float, CultureInfo.InvariantCulture, out minutes))) return Usage();
        long start = Stopwatch.GetTimestamp();
        string folder = Path.GetFullPath(arguments[1]), root = Root();
        string[] changed = arguments[0].Split(',');
        if (changed.FirstOrDefault(name => !Directory.Exists(Path.Combine(root, "src", "MetricLens", name))) is { } unknown) return Usage($"src/MetricLens has no folder {unknown}");
        Directory.CreateDirectory(folder);
        (IReadOnlyList<MutantPlace> places, IReadOnlySet<int> dropped) = MutantAssembly.Write(root, IsMutated, Path.Combine(folder, "MetricLens.dll"));
        MutantPlace[] mutants = [.. places.Where(place => !dropped.Contains(place.Id))];
        new Random(Seed).Shuffle(mutants);
        HashSet<string> seen = arguments.Length == 4 ? Tried(arguments[3]) : [];
        if (arguments.Length == 4 && Places(arguments[3]).ToHashSet().SetEquals(mutants)) File.Copy(Path.Combine(arguments[3], Met), Path.Combine(folder, KnownMet), overwrite: true);
        mutants = [.. mutants.OrderBy(mutant => seen.Contains(mutant.Text))];
        File.WriteAllBytes(Path.Combine(folder, "mutants.json"), JsonSerializer.SerializeToUtf8Bytes(mutants));
        Console.Error.WriteLine($"{places.Count} places, of which {dropped.Count} do not compile");
        while (Again(folder, Math.Min(minutes - Stopwatch.GetElapsedTime(start).TotalMinutes, 1e6)) != 0)
        {
        }
        Report.Write(Console.Out, mutants, dropped.Count, seen, Trial.Outcomes(Path.Combine(folder, "journal.tsv")), root);
        return 0;

        bool IsMutated(string file) => changed.Any(name => file.StartsWith(name + "/", StringComparison.Ordinal)) && !file.EndsWith("ExampleRecord.cs", StringComparison.Ordinal);
    }

    private static HashSet<string> Tried(string folder)
    {
        Dictionary<int, (string Outcome, string Test)> outcomes = Trial.Outcomes(Path.Combine(folder, "journal.tsv"));
        return [.. Places(folder).Where(mutant => outcomes.ContainsKey(mutant.Id)).Select(mutant => mutant.Text)];
    }

    private static MutantPlace[] Places(string folder) => JsonSerializer.Deserialize<MutantPlace[]>(File.ReadAllBytes(Path.Combine(folder, "mutants.json")))!;

    private static int Work(string folder, double minutes)
    {
        // Properties say that they hold; the report stands alone.
        Console.SetOut(TextWriter.Null);
        MutantPlace[] mutants = Places(folder);
        string core = Path.Combine(folder, "MetricLens.dll"), kept = Path.Combine(folder, Met);
        if (Coverage.Read(kept) is not { } coverage)
        {
            coverage = Coverage.Measure(TestSuite.Load(core, -1), mutants.Max(mutant => mutant.Id) + 1, Coverage.Read(Path.Combine(folder, KnownMet)));
            coverage.Write(kept);
            Console.Error.WriteLine($"{coverage.Tests.Count} tests, {coverage.Tests.Values.Sum(test => test.Milliseconds) / 1000:F1} s; left out, as they take long or fail without a mutant: {string.Join(", ", coverage.Failing)}");
        }
        return new Trial(core, mutants, coverage, Path.Combine(folder, "journal.tsv"), minutes).Run() ? 0 : 3;
    }

    private static int Again(string folder, double minutes)
    {
        using Process worker = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Host(), "--worker", folder, minutes.ToString(CultureInfo.InvariantCulture)]))!;
        worker.WaitForExit();
        return worker.ExitCode;
    }

    private static string[] Host() => Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(Program).Assembly.Location] : [];

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "MetricLens.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds MetricLens.sln.");
    }

    private static int Usage(string? fault = null)
    {
        if (fault is not null) Console.Error.WriteLine(fault);
        Console.Error.WriteLine("usage: MetricLens.Mutation CHANGED FOLDER [MINUTES [EARLIER]]");
        return 2;
    }
}
