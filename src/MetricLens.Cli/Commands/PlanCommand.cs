using System.CommandLine;
using MetricLens.Metrics;
using MetricLens.Planning;
using MetricLens.Plotting;
using MetricLens.Reports;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens plan</c>: what an evaluation would be able to tell, before it is run.</summary>
internal static class PlanCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Tells what an evaluation would be able to tell before it is run: its power under each truth, and how many examples, scales and seeds reach 80 %.";

    private const string FigureName = "plan.png";

    private static readonly PlanChoices Choices = new();

    private static readonly Option<string[]> PilotRecords = Options.Texts("--pilot", "RECORDS",
        "Records of a pilot, or another tool's results, as investigate takes them: their own estimates stand for every option that is left out; files, folders or quoted patterns; may be given several times.").File();

    private static readonly Inputs Inputs = new(paths: PilotRecords);

    private static readonly Option<string?> Task = Options.Text("--task", "NAME", "The pilot's task; needed where it has several.");
    private static readonly Option<string?> Family = Options.Text("--family", "NAME", "The pilot's family; needed where the task has several.");

    private static readonly Option<string?> Output = new Option<string?>("--out", "-o") { HelpName = "FOLDER", Description = $"Where {FigureName}, {PlanFiles.Json} and {PlanFiles.Csv} go; none are written by default." }.Folder();

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var command = new Command("plan", About);
        Choices.AddTo(command);
        Inputs.AddTo(command);
        foreach (Option option in new Option[] { Task, Family, Output, Options.Json }) command.Add(option);
        command.SetAction(parsed => Run(parsed, terminal, cancellation));
        Help.Attach(command,
            "metriclens plan --from 0.3 --to 0.95 --length 10 --scales 1e8:1e11:8 --examples 300",
            "metriclens plan --scales 3.5e8,1.3e9,6.7e9,1.75e11 --seeds 3 --shape smooth,step --out plan",
            "metriclens plan --pilot fixtures/digits --task sort --family width --runs 100",
            "metriclens plan --pilot lm_eval_output/ --task arithmetic --models sizes.csv");
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        int threads = Inputs.Threads(parsed);
        if (parsed.GetValue(Output) is { } folder) OutputPath.RequireFolder(folder, Output.Name);
        Pilot? pilot = parsed.GetRequiredValue(PilotRecords).Length > 0 ? Read(parsed, threads, terminal, cancellation) : null;
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
        if (parsed.GetValue(Options.Json)) JsonText.Pipe(terminal, stream => PlanJson.Write(plan, stream));
        if (pilot is not null) terminal.Tell(PilotNote(pilot));
        if (parsed.GetValue(Output) is { } place) Write(plan, place, terminal);
        return ExitCode.Done;
    }

    private static Pilot Read(ParseResult parsed, int threads, Terminal terminal, CancellationToken cancellation)
    {
        var options = new InvestigationOptions { Threads = threads };
        (Intake intake, InvestigationResult result) = Stages.Show(terminal, stages =>
        {
            Intake taken = Inputs.Take(parsed, MetricCatalogue.All, stages, cancellation);
            // Means do not tell how hard examples are, nor how they disagree.
            if (taken.Scores is null) taken.RequireRecords();
            return (taken, taken.Investigated(options).Run(stages, cancellation));
        });
        intake.Tell(terminal.Out, terminal, withMappings: false);
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
