using System.CommandLine;
using MetricLens.Import;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens convert</c>: another tool's results in, records out.</summary>
internal static class ConvertCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Turns what other tools write into records, in JSON Lines or Parquet, and says what became of it.";

    private static readonly Inputs Inputs = new();

    private static readonly Option<string> Output = new Option<string>("--out", "-o")
    {
        HelpName = "FILE",
        Description = "The records: .jsonl, .jsonl.gz or .parquet.",
        Required = true,
    }.File();

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var command = new Command("convert", About) { Output };
        Inputs.AddTo(command);
        command.Add(Options.Json);
        command.SetAction(parsed => Run(parsed, terminal, cancellation));
        Help.Attach(command,
            "metriclens convert lm_eval_output/ --out runs.jsonl.gz",
            "metriclens convert answers.csv --map example_id=question_id --map output=pred --map target=answer --map task:=mmlu_pro --out runs.parquet");
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        string path = parsed.GetRequiredValue(Output);
        Action<string, IEnumerable<Record>, CancellationToken> write = WriterOf(path);
        OutputPath.RequireFile(path, Output.Name);
        var check = new LoggedScoreCheck();
        RecordImport import = Stages.Show(terminal, stages =>
        {
            RecordImport reading = Inputs.Open(parsed, RecordFields.All, stages);
            write(path, Records(reading, check, cancellation), cancellation);
            return reading;
        });
        ImportReport report = import.Report();
        new Intake(import.Records, null, import.Means, report, check.Results).Tell(terminal.Out, terminal, withMappings: true);
        terminal.Out.WriteLine(FormattableString.Invariant($"Wrote {import.Count} records to {SafeText.Of(path)}."));
        if (parsed.GetValue(Options.Json)) WriteJson(report, import.Count, path, terminal);
        return ExitCode.Done;
    }

    private static void WriteJson(ImportReport report, long count, string path, Terminal terminal) => JsonText.Write(terminal, json =>
    {
        json.WriteString("file", path);
        json.WriteNumber("records", count);
        json.Objects("read", report.Files, file =>
        {
            json.WriteString("file", file.Path);
            json.WriteString("format", file.Format);
            json.WriteNumber("items", file.Items);
        });
        json.Objects("left_aside", report.LeftAside, file =>
        {
            json.WriteString("file", file.Path);
            json.WriteString("reason", file.Reason);
        });
        json.Objects("mapped", report.Mappings.SelectMany(format => format.Fields, (format, field) => (format.Format, field)), mapping =>
        {
            json.WriteString("format", mapping.Format);
            json.WriteString("from", mapping.field.From);
            json.WriteString("to", mapping.field.To);
        });
        json.Objects("notes", report.Notes, note =>
        {
            json.WriteString("what", note.What);
            json.WriteNumber("count", note.Count);
        });
        json.Objects("skipped", report.Skipped, skip =>
        {
            json.WriteString("model", skip.Model);
            json.WriteString("kind", skip.Kind);
            json.WriteNumber("count", skip.Count);
            json.WriteString("first", skip.First);
        });
    });

    private static IEnumerable<Record> Records(RecordImport import, LoggedScoreCheck check, CancellationToken cancellation)
    {
        foreach (RecordLine line in import.Read(cancellation))
        {
            check.Observe(line);
            yield return line.Record;
        }
        if (import.Count == 0) throw new InputDataException("the input", 0, null, "means without examples", "records with their answers");
    }

    private static Action<string, IEnumerable<Record>, CancellationToken> WriterOf(string path)
    {
        if (path.EndsWith(".parquet", StringComparison.Ordinal)) return RecordParquet.Write;
        return path.EndsWith(".jsonl", StringComparison.Ordinal) || path.EndsWith(".jsonl.gz", StringComparison.Ordinal)
            ? RecordWriter.Write
            : throw new UsageException($"{Output.Name} must end in .jsonl, .jsonl.gz or .parquet; it is '{path}'.");
    }
}
