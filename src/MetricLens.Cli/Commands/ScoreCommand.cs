using System.CommandLine;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Scores;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens score</c>: records in, every score out.</summary>
internal static class ScoreCommand
{
    /// <summary>The path that stands for the standard output.</summary>
    private const string StandardOutput = "-";

    private const string DefaultOutput = ReportFiles.Scores;

    private static readonly Inputs Inputs = new();

    private static readonly Option<string[]> Metrics = Options.Texts("--metrics", "ID,…",
        "The metrics, parted by commas; all that the fields allow by default. 'metriclens metrics' lists them.");

    private static readonly Option<string?> Output = new("--out", "-o")
    {
        HelpName = "FILE",
        Description = $"The scores as CSV, compressed where the name ends in .gz; '{StandardOutput}' for the standard output; {DefaultOutput} by default.",
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var command = new Command("score", "Scores every record under every metric that its fields allow.") { Metrics, Output };
        Inputs.AddTo(command);
        command.SetAction(parsed => Run(parsed, terminal, cancellation));
        Help.Attach(command,
            "metriclens score runs/ --out scores.csv.gz",
            "metriclens score runs/a.jsonl --metrics exact_match,token_edit_distance --out - | head");
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        IReadOnlyList<IMetric> metrics = Chosen(parsed.GetRequiredValue(Metrics));
        string path = parsed.GetValue(Output) ?? DefaultOutput;
        if (path != StandardOutput) OutputPath.RequireFile(path, Output.Name);
        int threads = Inputs.Threads(parsed);
        Intake? intake = null;
        ScoreTable scores = Stages.Show(terminal, stages =>
        {
            intake = Inputs.Take(parsed, metrics, stages, cancellation);
            RecordSet records = intake.RequireRecords();
            int done = 0;
            var progress = new Progress(count => stages.Report("scoring records", (double)Interlocked.Add(ref done, count) / records.Count));
            return ScoreTable.Of(records, metrics, threads, progress, cancellation);
        });
        intake!.Tell(path == StandardOutput ? terminal.Error : terminal.Out, terminal, withMappings: false);
        Write(scores, path, terminal, cancellation);
        return ExitCode.Done;
    }

    private static IReadOnlyList<IMetric> Chosen(string[] asked)
    {
        if (asked.Length == 0) return MetricCatalogue.All;
        try
        {
            return [.. asked.SelectMany(ids => ids.Split(',', StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal).Select(MetricCatalogue.Get)];
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string>());
        }
    }

    private static void Write(ScoreTable scores, string path, Terminal terminal, CancellationToken cancellation)
    {
        if (path == StandardOutput)
        {
            using Stream bytes = terminal.OpenBytes();
            ScoresCsv.Write(scores, bytes, cancellation);
            return;
        }
        bool isCompressed = path.EndsWith(".gz", StringComparison.Ordinal);
        AtomicFile.Write(path, stream =>
        {
            if (isCompressed) ScoresCsv.WriteCompressed(scores, stream, cancellation);
            else ScoresCsv.Write(scores, stream, cancellation);
        });
        terminal.Out.WriteLine(FormattableString.Invariant($"Wrote the scores of {scores.Keys.Count} records to {SafeText.Of(path)}."));
    }

    /// <summary>Hands counts on at once, in the thread that reports them.</summary>
    private sealed class Progress(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
