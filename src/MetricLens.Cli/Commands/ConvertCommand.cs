using System.CommandLine;
using MetricLens.Import;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens convert</c>: another tool's results in, records out.</summary>
internal static class ConvertCommand
{
    private static readonly Inputs Inputs = new();

    private static readonly Option<string> Output = new("--out", "-o")
    {
        HelpName = "FILE",
        Description = "The records: .jsonl, .jsonl.gz or .parquet.",
        Required = true,
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var command = new Command("convert", "Turns what other tools write into records, in JSON Lines or Parquet, and says what became of it.") { Output };
        Inputs.AddTo(command);
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
        new Intake(import.Records, null, import.Means, import.Report(), check.Results).Tell(terminal.Out, terminal, withMappings: true);
        terminal.Out.WriteLine(FormattableString.Invariant($"Wrote {import.Count} records to {SafeText.Of(path)}."));
        return ExitCode.Done;
    }

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
