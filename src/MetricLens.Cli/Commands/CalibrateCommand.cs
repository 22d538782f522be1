using System.CommandLine;
using System.Globalization;
using MetricLens.Calibration;
using MetricLens.Plotting;
using MetricLens.Records;
using MetricLens.Reports;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens calibrate</c>: the error rates of the procedure in worlds with known truth.</summary>
internal static class CalibrateCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Measures how often the procedure says what, in worlds with known truth, beside other ways to decide.";

    private const string DefaultFolder = "calibration";
    private const string CsvName = "calibration.csv", PageName = "README.md", FigureName = "heatmap.png";
    private const int DefaultRuns = 2000;
    private const long DefaultSeed = 1;

    private static readonly Option<string[]> Worlds = Options.Texts("--worlds", "IDS",
        $"The worlds, parted by commas; all by default. Of {string.Join(", ", CalibrationGrid.Worlds)}.").AnyOf(CalibrationGrid.Worlds);

    private static readonly Option<string?> Cells = Options.Text("--cells", "main|all",
        "main: every world at 5, 6, 8 and 12 scales and a noise between models of 0.05, 0.15 and 0.3; all, the default: every other factor varied one at a time besides.").OneOf(["main", "all"]);

    private static readonly Option<int?> Runs = Options.Number<int>("--runs", "COUNT",
        FormattableString.Invariant($"The number of simulated investigations a cell; {DefaultRuns} by default."), "a whole number of at least 1");

    private static readonly Option<long?> Seed = Options.Number<long>("--seed", "SEED",
        FormattableString.Invariant($"The seed of everything random; {DefaultSeed} by default."), "a whole number");

    private static readonly Option<int?> Threads = Options.Number<int>("--threads", "COUNT",
        "The most threads to use; all by default. Results do not depend on it.", "a whole number of at least 1");

    private static readonly Option<string?> Output = new Option<string?>("--out", "-o") { HelpName = "FOLDER", Description = $"Where the page, the table and the figure go; {DefaultFolder} by default." }.Folder();

    private static readonly Option<bool> Resume = new("--resume") { Description = "Keep the cells that the folder's table already has from the same commit and seed with at least as many runs." };

    private static readonly Option<string?> Date = Options.Text("--date", "DATE", "The date that the page shows; today's by default.");

    private static readonly Option<string?> Commit = Options.Text("--commit", "ID", "The commit that measured the rates; by default what git says of the folder it is called in.");

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var command = new Command("calibrate", About)
        {
            Worlds, Cells, Runs, Seed, Threads, Output, Resume, Date, Commit, Options.Json,
        };
        command.SetAction(parsed => Run(parsed, terminal, cancellation));
        Help.Attach(command,
            "metriclens calibrate --worlds smooth,step --cells main --runs 100 --out rates",
            "metriclens calibrate --runs 2000 --cells main --out rates && metriclens calibrate --runs 1000 --resume --out rates");
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        int runs = AtLeastOne(Runs, parsed.GetValue(Runs) ?? DefaultRuns);
        int threads = parsed.GetValue(Threads) is { } asked ? AtLeastOne(Threads, asked) : -1;
        long seed = parsed.GetValue(Seed) ?? DefaultSeed;
        IReadOnlyList<CalibrationCell> cells = Asked(parsed);
        string folder = parsed.GetValue(Output) ?? DefaultFolder;
        OutputPath.RequireFolder(folder, Output.Name);
        string table = Path.Combine(folder, CsvName);
        string commit = parsed.GetValue(Commit) ?? Provenance.Commit();
        List<CalibrationResult> results = parsed.GetValue(Resume) ? [.. CalibrationCsv.Read(table, commit).Where(result => result.Seed == seed && result.Runs >= runs)] : [];
        int kept = results.Count;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Stages.Show(terminal, stages =>
        {
            CalibrationCell[] left = [.. cells.Where(cell => results.All(result => result.Cell != cell))];
            for (int i = 0; i < left.Length; i++)
            {
                int place = i;
                string stage = FormattableString.Invariant($"{left.Length} cells, {runs} runs each");
                var progress = new Telling(done => stages.Report(stage, (place + done) / left.Length));
                results.Add(OperatingCharacteristics.Run(left[i], runs, seed, threads, progress, cancellation));
                // Whole after every cell: who is stopped loses one cell, and nobody finds half a row.
                AtomicFile.Write(table, stream => CalibrationCsv.Write(InOrder(results), commit, stream));
            }
            return results.Count;
        });
        CalibrationResult[] ordered = [.. InOrder(results)];
        Write(folder, ordered, new(parsed.GetValue(Date) ?? DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), commit,
            Provenance.Machine(threads), CommandLine(parsed, runs, seed, results)), terminal);
        TimeSpan spent = Environment.CpuUsage.TotalTime - before;
        terminal.Out.WriteLine(FormattableString.Invariant($"Cells measured: {results.Count - kept}, {runs} runs each, in {spent.TotalSeconds:F0} s of processor time."));
        if (kept > 0) terminal.Out.WriteLine(FormattableString.Invariant($"Cells kept from before: {kept}."));
        terminal.Out.WriteLine($"Table: {SafeText.Of(folder)}");
        if (parsed.GetValue(Options.Json)) WriteJson(ordered, folder, terminal);
        return ExitCode.Done;
    }

    private static void Write(string folder, CalibrationResult[] results, CalibrationProvenance provenance, Terminal terminal)
    {
        AtomicFile.Write(Path.Combine(folder, CsvName), stream => CalibrationCsv.Write(results, provenance.Commit, stream));
        AtomicFile.Write(Path.Combine(folder, PageName), stream => CalibrationPage.Write(results, provenance, stream));
        Figure figure = CalibrationFigure.Of(results);
        figure.SavePng(Path.Combine(folder, FigureName));
        foreach (string warning in figure.Warnings) terminal.Error.WriteLine($"metriclens: warning: {SafeText.Of(warning)}");
        foreach ((string name, int rates, int missed, int unsure) in Met(results))
            terminal.Out.WriteLine(FormattableString.Invariant($"{name}: {rates} rates, {missed} missed, {unsure} within error."));
    }

    private static IEnumerable<(string Name, int Rates, int Missed, int WithinError)> Met(CalibrationResult[] results) =>
        from target in CalibrationTarget.All
        let checks = results.SelectMany(target.Check).ToArray()
        where checks.Length > 0
        select (target.Name, checks.Length, checks.Count(check => check.Status == CalibrationStatus.Missed), checks.Count(check => check.Status == CalibrationStatus.WithinError));

    private static void WriteJson(CalibrationResult[] results, string folder, Terminal terminal) => JsonText.Write(terminal, json =>
    {
        json.WriteString("table", Path.Combine(folder, CsvName));
        json.WriteNumber("cells", results.Length);
        json.Objects("targets", Met(results), target =>
        {
            json.WriteString("target", target.Name);
            json.WriteNumber("rates", target.Rates);
            json.WriteNumber("missed", target.Missed);
            json.WriteNumber("within_error", target.WithinError);
        });
    });

    private static IReadOnlyList<CalibrationCell> Asked(ParseResult parsed)
    {
        string[] worlds = [.. parsed.GetRequiredValue(Worlds).SelectMany(ids => ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        if (worlds.Length == 0) worlds = [.. CalibrationGrid.Worlds];
        try
        {
            return (parsed.GetValue(Cells) ?? "all") switch
            {
                "main" => CalibrationGrid.Main(worlds),
                "all" => CalibrationGrid.All(worlds),
                var other => throw new UsageException($"{Cells.Name} must be main or all; it is '{other}'."),
            };
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string>());
        }
    }

    /// <summary>In the order of the whole grid, whichever was measured first.</summary>
    private static IEnumerable<CalibrationResult> InOrder(IEnumerable<CalibrationResult> results)
    {
        IReadOnlyList<CalibrationCell> grid = CalibrationGrid.All(CalibrationGrid.Worlds);
        return results.OrderBy(result => grid.Index().First(cell => cell.Item == result.Cell).Index);
    }

    /// <summary>What would measure such rates anew; where cells of an earlier call have more runs, that call first.</summary>
    private static string CommandLine(ParseResult parsed, int runs, long seed, IEnumerable<CalibrationResult> results)
    {
        string worlds = parsed.GetRequiredValue(Worlds) is { Length: > 0 } named ? $" --worlds {string.Join(',', named)}" : "";
        string own = FormattableString.Invariant($"metriclens calibrate{worlds} --cells {parsed.GetValue(Cells) ?? "all"} --runs {runs} --seed {seed}");
        int most = results.Max(result => result.Runs);
        return most > runs ? FormattableString.Invariant($"metriclens calibrate{worlds} --cells main --runs {most} --seed {seed} && {own} --resume") : own;
    }

    private static int AtLeastOne(Option<int?> option, int value) =>
        value >= 1 ? value : throw new UsageException(FormattableString.Invariant($"{option.Name} must be at least 1; it is {value}."));

    private sealed class Telling(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
