using System.CommandLine;
using MetricLens.Import;
using MetricLens.Metrics;
using MetricLens.Metrics.Sets;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Scores;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens score</c>: records in, every score out, and a summary a model.</summary>
internal static class ScoreCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Scores every record under the standard metrics, or those that are asked for.";

    /// <summary>The path that stands for the standard output.</summary>
    private const string StandardOutput = "-";

    private const string DefaultOutput = ReportFiles.Scores;

    private const string DefaultFolder = "scores";

    /// <summary>The formats of a shard's file, the default first.</summary>
    private static readonly string[] Formats = ["parquet", "csv"];

    private static readonly Inputs Inputs = new();
    private static readonly MetricSources Sources = new();
    private static readonly SetScoreOptions Defaults = new();

    private static readonly Option<string[]> Metrics = new Option<string[]>("--metrics", "--metric")
    {
        HelpName = "METRIC,…",
        Description = "The metrics, parted by commas, with options and wrappers as 'metriclens metrics' describes them; the standard ones that the fields allow by default. Set-level metrics go into the summary only.",
        DefaultValueFactory = _ => [],
        Arity = ArgumentArity.OneOrMore,
    }.Metrics(areListed: true);

    private static readonly Option<string?> Output = new Option<string?>("--out", "-o")
    {
        HelpName = "FILE",
        Description = $"The scores: as Parquet where the name ends in .parquet, else as CSV, compressed where it ends in .gz; '{StandardOutput}' for the standard output; {DefaultOutput} by default, and nowhere where every metric is set-level. Of a shard the folder that gets its file, {DefaultFolder} by default.",
    }.File();

    private static readonly Option<string?> Shards = Options.Text("--shard", "NUMBER/COUNT",
        "One part of the work, such as 3/16: every 16th of the input's files from the third on, its scores into scores-03-of-16.parquet. 'metriclens investigate FOLDER' takes all parts, whichever machines made them.");

    private static readonly Option<string?> ShardFormat = Options.Text("--shard-format", "FORMAT",
        $"The format of a shard's file: {string.Join(" or ", Formats)}; {Formats[0]} by default. Parts of both may lie in one folder.").OneOf(Formats);

    private static readonly Option<string?> Summary = Options.Text("--summary", "FILE",
        "A table a task and model as CSV: the mean of every metric, and set-level metrics, with bootstrap intervals. Set-level metrics are shown without it too.").File();

    private static readonly Option<int?> Resamples = Options.Number<int>("--resamples", "COUNT",
        FormattableString.Invariant($"The number of bootstrap resamples of the summary; {Defaults.Resamples} by default."), "a whole number");

    private static readonly Option<long?> Seed = Options.Number<long>("--seed", "SEED",
        FormattableString.Invariant($"The seed of the resamples; {Defaults.Seed} by default."), "a whole number");

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var command = new Command("score", About) { Metrics, Output, Shards, ShardFormat, Summary, Resamples, Seed, Options.Json };
        Inputs.AddTo(command);
        Sources.AddTo(command);
        command.SetAction(parsed => Run(parsed, terminal, cancellation));
        Help.Attach(command,
            "metriclens score runs/ --out scores.parquet",
            "metriclens score runs/a.jsonl --metrics exact_match,token_edit_distance --out - | head",
            "metriclens score runs/ --metrics calibration_error:15,auroc --summary summary.csv",
            "metriclens score runs/ --shard 3/16 --out scores/",
            "metriclens score runs/ --metrics exact_match --json | jq '.summary[] | [.model, .value]'",
            "metriclens score runs/ --metrics \"extract(exact_match:numeric_safe, boxed)\"");
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        (IReadOnlyList<IMetric> metrics, IReadOnlyList<ISetMetric> sets) = Chosen(parsed.GetRequiredValue(Metrics), Sources.Read(parsed));
        Shard? shard = ShardOf(parsed);
        if (shard is null && parsed.GetValue(ShardFormat) is not null) throw new UsageException($"{ShardFormat.Name} asks for {Shards.Name}; of a whole table the ending of {Output.Name} says the format.");
        string? path = shard is null ? parsed.GetValue(Output) ?? (metrics.Count > 0 ? DefaultOutput : null) : FileOf(shard, FormatOf(parsed), parsed.GetValue(Output) ?? DefaultFolder);
        if (path is not null && metrics.Count == 0) throw new UsageException($"{Output.Name} has nothing to write: every metric is set-level; use {Summary.Name}.");
        if (path is not (null or StandardOutput)) OutputPath.RequireFile(path, Output.Name);
        string? summary = parsed.GetValue(Summary);
        bool isJson = parsed.GetValue(Options.Json);
        if (isJson && path == StandardOutput) throw new UsageException($"{Options.Json.Name} and {Output.Name} {StandardOutput} both ask for the standard output.");
        if (summary is not null) OutputPath.RequireFile(summary, Summary.Name);
        var options = new SetScoreOptions { Threads = Inputs.Threads(parsed), Resamples = parsed.GetValue(Resamples) ?? Defaults.Resamples, Seed = parsed.GetValue(Seed) ?? Defaults.Seed };
        if (options.Resamples < 100) throw new UsageException($"{Resamples.Name} must be at least 100; it is {options.Resamples}.");
        if (shard is not null && (summary is not null || isJson || sets.Count > 0)) throw new UsageException($"{Shards.Name} scores a part of the records, of which {Summary.Name}, {Options.Json.Name} and set-level metrics would tell nothing; leave them out.");
        Intake? intake = null;
        (ScoreTable? scores, SetScoreTable? table) = Stages.Show(terminal, stages =>
        {
            intake = Inputs.Take(parsed, [.. metrics.Select(metric => metric.Card), .. sets.Select(metric => metric.Card)], stages, cancellation, shard);
            return shard is not null && intake.Records is null ? (ScoreTable.Empty, null) : Scored(intake.RequireRecords(), metrics, sets, isJson || summary is not null, options, stages, cancellation);
        });
        intake!.Tell(path == StandardOutput ? terminal.Error : terminal.Out, terminal, withMappings: false);
        if (scores is not null && path is not null) Write(scores, path, terminal, cancellation);
        if (table is null) return ExitCode.Done;
        if (isJson) WriteJson(table, scores, path, terminal);
        if (summary is not null) AtomicFile.Write(summary, stream => SummaryCsv.Write(table.Rows, stream));
        // A metric of which a task has no field at all has no rows; a model that alone has no score has one, with the reason.
        SetScore[] shown = [.. table.Rows.Where(row => row.Count > 0 && sets.Any(metric => metric.Card.Id == row.Metric.Id))];
        // Where the scores take the standard output, a table would spoil them.
        if (shown.Length > 0 && path != StandardOutput) SummaryTable.Write(shown, terminal);
        if (summary is not null && path != StandardOutput) terminal.Out.WriteLine($"Wrote the summary to {SafeText.Of(summary)}.");
        return ExitCode.Done;
    }

    private static Shard? ShardOf(ParseResult parsed)
    {
        if (parsed.GetValue(Shards) is not { } text) return null;
        return Shard.TryParse(text, out Shard? shard) ? shard : throw new UsageException($"{Shards.Name} is '{text}'; expected a number from 1 on and how many parts there are, such as 3/16.");
    }

    private static ScoresFormat FormatOf(ParseResult parsed) => (parsed.GetValue(ShardFormat) ?? Formats[0]) switch
    {
        "parquet" => ScoresFormat.Parquet,
        "csv" => ScoresFormat.Csv,
        var other => throw new UsageException(Text.Suggestion.Unknown("format", other, Formats)),
    };

    /// <summary>The file of a shard in a folder, which is made where it is not there.</summary>
    private static string FileOf(Shard shard, ScoresFormat format, string folder)
    {
        if (folder == StandardOutput) throw new UsageException($"{Output.Name} must name a folder for {Shards.Name}; it is '{folder}'.");
        OutputPath.RequireFolder(folder, Output.Name);
        return Path.Combine(folder, shard.FileName(format));
    }

    private static void WriteJson(SetScoreTable table, ScoreTable? scores, string? path, Terminal terminal) => JsonText.Write(terminal, json =>
    {
        json.WriteString("file", scores is null ? null : path);
        json.Objects("summary", table.Rows, row =>
        {
            json.WriteString("task", row.Task);
            json.WriteString("family", row.Run.Family);
            json.WriteString("model", row.Run.Model);
            json.Figure("seed", row.Run.Seed);
            json.WriteString("arm", row.Run.Arm);
            json.WriteString("metric", row.Metric.Id);
            json.Figure("value", row.Value);
            json.Figure("lower", row.Lower);
            json.Figure("upper", row.Upper);
            json.WriteNumber("n", row.Count);
            json.WriteNumber("unscored", row.Unscored);
            json.WriteString("unscored_reason", row.UnscoredReason);
        });
    });

    private static (ScoreTable? Scores, SetScoreTable? Table) Scored(RecordSet records, IReadOnlyList<IMetric> metrics, IReadOnlyList<ISetMetric> sets, bool isSummed, SetScoreOptions options, Stages stages,
        CancellationToken cancellation)
    {
        int done = 0;
        var progress = new Progress(count => stages.Report("scoring records", (double)Interlocked.Add(ref done, count) / records.Count));
        ScoreTable? scores = metrics.Count > 0 ? ScoreTable.Of(records, metrics, options.Threads, progress, cancellation) : null;
        if (sets.Count == 0 && !isSummed) return (scores, null);
        stages.Report("scoring sets", 0);
        IEnumerable<ISetMetric> means = isSummed ? metrics.Where(metric => metric is not IGroupMetric).Select(metric => new MeanScore(metric)) : [];
        var table = SetScoreTable.Of(records, [.. means, .. sets], options, cancellation);
        stages.Report("scoring sets", 1);
        return (scores, table);
    }

    private static (IReadOnlyList<IMetric> Metrics, IReadOnlyList<ISetMetric> Sets) Chosen(string[] asked, MetricCatalogue catalogue)
    {
        if (asked.Length == 0) return ([.. StandardMetrics.Scored, .. catalogue.Metrics.Except(MetricCatalogue.All)], []);
        try
        {
            ILookup<bool, string> ids = asked.SelectMany(MetricCatalogue.Split).ToLookup(catalogue.IsSet);
            return ([.. ids[false].Select(catalogue.Parse).DistinctBy(metric => metric.Card.Id, StringComparer.Ordinal)],
                [.. ids[true].Select(catalogue.ParseSet).DistinctBy(metric => metric.Card.Id, StringComparer.Ordinal)]);
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
        ReportFiles.WriteScores(scores, path, cancellation);
        terminal.Out.WriteLine(FormattableString.Invariant($"Wrote the scores of {scores.Keys.Count} records to {SafeText.Of(path)}."));
    }

    /// <summary>Hands counts on at once, in the thread that reports them.</summary>
    private sealed class Progress(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
