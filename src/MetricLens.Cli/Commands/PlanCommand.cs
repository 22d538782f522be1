using System.CommandLine;
using MetricLens.Metrics;
using MetricLens.Planning;
using MetricLens.Plotting;
using MetricLens.Records;
using MetricLens.Reports;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens plan</c>: what an evaluation would be able to tell, before it is run.</summary>
internal static class PlanCommand
{
    private const string FigureName = "plan.png";

    private static readonly PlanChoices Choices = new();

    private static readonly Option<string[]> PilotRecords = Options.Texts("--pilot", "RECORDS",
        "Records of a pilot: their own estimates stand for every option that is left out; files, folders or quoted patterns; may be given several times.");

    private static readonly Option<string?> Task = Options.Text("--task", "NAME", "The pilot's task; needed where it has several.");
    private static readonly Option<string?> Family = Options.Text("--family", "NAME", "The pilot's family; needed where the task has several.");

    private static readonly Option<int?> Threads = Options.Number<int>("--threads", "COUNT",
        "The most threads to use; all by default. Results do not depend on it.", "a whole number of at least 1");

    private static readonly Option<string?> Output = new("--out", "-o") { HelpName = "FOLDER", Description = $"Where {FigureName}, {PlanFiles.Json} and {PlanFiles.Csv} go; none are written by default." };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var command = new Command("plan", "Tells what an evaluation would be able to tell before it is run: its power under each truth, and how many examples, scales and seeds reach 80 %.");
        Choices.AddTo(command);
        foreach (Option option in new Option[] { PilotRecords, Task, Family, Threads, Output }) command.Add(option);
        command.SetAction(parsed => Run(parsed, terminal, cancellation));
        Help.Attach(command,
            "metriclens plan --from 0.3 --to 0.95 --length 10 --scales 1e8:1e11:8 --examples 300",
            "metriclens plan --scales 3.5e8,1.3e9,6.7e9,1.75e11 --seeds 3 --shape smooth,step --out plan",
            "metriclens plan --pilot fixtures/digits --task sort --family width --runs 100");
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        int threads = parsed.GetValue(Threads) switch
        {
            null => -1,
            < 1 and var none => throw new UsageException(FormattableString.Invariant($"{Threads.Name} must be at least 1; it is {none}.")),
            { } asked => asked,
        };
        if (parsed.GetValue(Output) is { } folder) OutputPath.RequireFolder(folder, Output.Name);
        Pilot? pilot = parsed.GetRequiredValue(PilotRecords) is { Length: > 0 } paths ? Read(parsed, paths, threads, terminal, cancellation) : null;
        if (pilot is null && (parsed.GetValue(Task) ?? parsed.GetValue(Family)) is not null) throw new UsageException($"{Task.Name} and {Family.Name} name a pilot's; there is no {PilotRecords.Name}.");
        Plan plan;
        try
        {
            (ExpectedCurve curve, EvaluationDesign design, PlanOptions options) = Choices.Read(parsed, threads, pilot);
            bool isDeclared = pilot is null || curve.ModelStandardDeviation != pilot.Curve.ModelStandardDeviation;
            double[] others = isDeclared || pilot!.ModelStandardDeviation is not { } noise ? [] : [.. new[] { noise.Lower, noise.Upper }.Distinct().Where(end => end != noise.Value)];
            plan = Stages.Show(terminal, stages => Plan.Of(curve, design, options, others, new Telling(stages), cancellation));
        }
        catch (ArgumentException fault)
        {
            throw Choices.Objection(fault);
        }
        PlanTables.Write(plan, terminal);
        if (pilot is not null) terminal.Out.WriteLine(PilotNote(pilot));
        if (parsed.GetValue(Output) is { } place) Write(plan, place, terminal);
        return ExitCode.Done;
    }

    private static Pilot Read(ParseResult parsed, string[] paths, int threads, Terminal terminal, CancellationToken cancellation)
    {
        RecordFields fields = MetricCatalogue.All.Aggregate(RecordFields.None, (all, metric) => all | metric.Card.Inputs);
        InvestigationResult result = Stages.Show(terminal, stages => Investigation.Of(
            RecordSet.Load(paths, new RecordReadOptions { Fields = fields, Threads = Math.Max(threads, 0), Progress = stages }, cancellation), new() { Threads = threads }).Run(stages, cancellation));
        string? task = parsed.GetValue(Task);
        string[] tasks = [.. result.Findings.Select(finding => finding.Key.Task).Distinct()];
        if (task is null && tasks.Length > 1) throw new UsageException($"The pilot has several tasks: {string.Join(", ", tasks)}; name one with {Task.Name}.");
        try
        {
            return Pilot.Of(result.Finding(task ?? tasks.FirstOrDefault() ?? "", parsed.GetValue(Family)));
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string>());
        }
    }

    private static string PilotNote(Pilot pilot) => pilot.ModelStandardDeviation is { } noise
        ? FormattableString.Invariant($"From the pilot's {pilot.Metric.Name}: models differ by {noise.Value:0.00} logits [{noise.Lower:0.00}, {noise.Upper:0.00}] ({100 * noise.Level:0} % interval of few scales); the table shows the power at its ends too.")
        : FormattableString.Invariant($"The pilot's {pilot.Design.Scales} scales do not tell how much models differ: {pilot.Curve.ModelStandardDeviation:0.00} logits are assumed; say otherwise with --model-sd.");

    private static void Write(Plan plan, string folder, Terminal terminal)
    {
        PlanFiles.Write(plan, folder);
        if (plan.Options.Searches)
        {
            Figure figure = PlanFigure.Of(plan);
            figure.SavePng(Path.Combine(folder, FigureName));
            foreach (string warning in figure.Warnings) terminal.Error.WriteLine($"metriclens: warning: {SafeText.Of(warning)}");
        }
        terminal.Out.WriteLine($"Plan: {SafeText.Of(folder)}");
    }

    private sealed class Telling(Stages stages) : IProgress<double>
    {
        public void Report(double value) => stages.Report("simulating evaluations", value);
    }
}
