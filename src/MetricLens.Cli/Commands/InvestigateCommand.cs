using System.CommandLine;
using System.Globalization;
using MetricLens.Arms;
using MetricLens.Planning;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens investigate</c>: from records to verdicts, figures and a report.</summary>
internal static class InvestigateCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Finds the apparent jump of each task and tests whether it survives a change of metric.";

    private const string DefaultFolder = "report";

    private static readonly InvestigationChoices Choices = new();
    private static readonly Inputs Inputs = new();

    private static readonly Option<string?> Output = new Option<string?>("--out", "-o")
    {
        HelpName = "FOLDER",
        Description = $"Where the report goes; files of an earlier report there are written over, others left alone; {DefaultFolder} by default.",
    }.Folder();

    private static readonly Option<string[]> FailOn = Options.Texts("--fail-on", "VERDICT",
        $"Exit with 1 where an overall verdict is this one; may be given several times. One of {string.Join(", ", VerdictIds())}.").OneOf(VerdictIds());

    private static readonly FigureChoices Figures = new();

    private static readonly Option<string?> Language = LanguageChoice.Option($"The language of {ReportFiles.Page} and of the figures but those of arms");

    private static readonly Option<bool> NoScores = new("--no-scores") { Description = $"Write no {ReportFiles.Scores}: of many millions of answers it is large, and of scored tables a copy." };

    private static readonly Option<bool> WithSensitivity = new("--sensitivity")
    {
        Description = $"Also tell what each verdict hangs on: a scale left out, the smooth null, Δ, the axis, --model-sd; as a table and as {ReportFiles.Sensitivity}.",
    };

    private static readonly Option<bool> CompareArms = new("--compare-arms")
    {
        Description = $"Also compare the arms of each task: where an arm helps, whether its benefit jumps under the raw metric alone, and how far it shifts the scale; as a table, as {ReportFiles.Arms} and {ReportFiles.ArmDifferences}, and as figures.",
    };

    private static readonly Option<string?> BaselineArm = Options.Text("--baseline-arm", "NAME",
        "With --compare-arms, the arm that every other is compared with, \"\" for records that name none; by default those records, else a plain name such as 0-shot, direct or base, else the first in order.");

    private static readonly Option<bool> WithSettle = new("--settle")
    {
        Description = $"Also tell of each inconclusive task which way its evidence leans and what would settle it with 80 % power; a few lines each, in {ReportFiles.Verdicts} and as {ReportFiles.Settle}.",
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var command = new Command("investigate", About) { Output };
        Inputs.AddTo(command);
        Choices.AddTo(command);
        command.Add(FailOn);
        command.Add(Language);
        Figures.AddTo(command);
        command.Add(NoScores);
        command.Add(WithSensitivity);
        command.Add(CompareArms);
        command.Add(BaselineArm);
        command.Add(WithSettle);
        command.Add(Options.Json);
        command.Add(Settings.File);
        command.SetAction(parsed => Run(parsed, terminal, cancellation));
        Help.Attach(command,
            "metriclens investigate fixtures/digits --out report",
            "metriclens investigate 'runs/**/*.jsonl.gz' --models sizes.csv --axis train_flops",
            "metriclens investigate fixtures/digits --sensitivity --model-sd 0.1",
            "metriclens investigate shots.jsonl --compare-arms --baseline-arm 0-shot",
            "metriclens investigate fixtures/digits --settle",
            "metriclens investigate --config report/metriclens.json --alpha 0.01 --out stricter",
            "metriclens investigate runs.jsonl --json | jq '.verdicts[] | select(.verdict == \"survives\") | .task'",
            "metriclens investigate runs.jsonl --raw-metric exact_match --continuous-metric target_log_likelihood --fail-on survives");
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        InvestigationOptions options = Choices.Read(parsed, Inputs.Threads(parsed));
        Verdict[] gates = [.. parsed.GetRequiredValue(FailOn).Select(Gate)];
        string folder = parsed.GetValue(Output) ?? DefaultFolder;
        OutputPath.RequireFolder(folder, Output.Name);
        string language = LanguageChoice.Of(parsed, Language);
        FigureSettings? figures = Figures.Read(parsed, language);
        bool areCompared = parsed.GetValue(CompareArms);
        string? baseline = parsed.GetValue(BaselineArm);
        if (baseline is not null && !areCompared) throw new UsageException($"{BaselineArm.Name} asks for {CompareArms.Name}.");
        Intake? intake = null;
        (InvestigationResult result, ArmComparison? arms, DrawnFigures? drawn) = Stages.Show(terminal, stages =>
        {
            intake = Inputs.Take(parsed, options.Scored(), stages, cancellation);
            InvestigationResult found = intake.Investigated(options).Run(stages, cancellation);
            if (areCompared && found.Means is not null) throw new UsageException($"{CompareArms.Name} asks for examples, by which arms are paired; these are means.");
            ArmComparison? compared = areCompared ? Compared(found, baseline, stages, cancellation) : null;
            stages.Report("writing scores", 0);
            ReportFiles.Write(found, folder, !parsed.GetValue(NoScores), cancellation);
            stages.Report("writing scores", 1);
            if (compared is not null) ReportFiles.WriteArms(compared, folder);
            return (found, compared, figures is null ? null : FigureFiles.Write(found, compared, folder, figures, stages, cancellation));
        });
        foreach (string warning in drawn?.Warnings ?? []) terminal.Error.WriteLine($"metriclens: warning: {SafeText.Of(warning)}");
        intake!.Tell(terminal.Out, terminal, withMappings: false);
        VerdictTable.Write(result, terminal);
        if (parsed.GetValue(WithSensitivity)) TellSensitivity(result, folder, terminal);
        if (arms is not null) ArmTable.Write(arms, terminal);
        Outlook?[] outlooks = parsed.GetValue(WithSettle) ? TellOutlooks(result, folder, terminal, cancellation) : [];
        IReadOnlyList<(Setting Setting, IReadOnlyList<string> Values)> said = Settings.Said(parsed, Used(options), folder);
        ReportFiles.WritePage(result, folder, new()
        {
            Language = language,
            Figure = drawn is null ? null : (_, i) => drawn.Elements[i],
            MoreFigures = drawn is null ? null : (_, i) => drawn.More[i],
            Overview = drawn?.Overview ?? [],
            Records = intake.Records,
            Outlooks = outlooks,
            // Neither the threads nor the place change a report.
            Asked = [.. said.Select(entry => (entry.Setting.Key, string.Join(" ", entry.Values))), ("version", ReportTool.Version)],
        });
        Settings.Write(said, folder);
        if (parsed.GetValue(Options.Json)) JsonText.Pipe(terminal, stream => VerdictsJson.Write(result, stream, outlooks.Length > 0 ? outlooks : null));
        int exitCode = Judge(result, gates, terminal);
        InvestigationCounts.Write(result, terminal);
        terminal.Out.WriteLine($"Report: {SafeText.Of(folder)}");
        return exitCode;
    }

    private static void TellSensitivity(InvestigationResult result, string folder, Terminal terminal)
    {
        (TaskFinding, Sensitivity Sensitivity)[] tasks = [.. result.Findings.Select(finding => (finding, finding.Sensitivity()))];
        ReportFiles.WriteSensitivity(tasks.Select(task => task.Sensitivity), folder);
        SensitivityTable.Write(tasks, terminal);
    }

    private static ArmComparison Compared(InvestigationResult result, string? baseline, Stages stages, CancellationToken cancellation)
    {
        try
        {
            return ArmComparison.Of(result, new() { Baseline = baseline }, stages, cancellation);
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string> { ["baseline"] = BaselineArm.Name });
        }
    }

    private static Outlook?[] TellOutlooks(InvestigationResult result, string folder, Terminal terminal, CancellationToken cancellation)
    {
        Outlook?[] outlooks = Stages.Show(terminal, stages => SettleLines.Outlooks(result, stages, cancellation));
        ReportFiles.WriteOutlooks(result, outlooks, folder);
        SettleLines.Write(result, outlooks, terminal);
        return outlooks;
    }

    /// <summary>The levels and seeds that were used, said or not: they stand in a report and its settings file.</summary>
    private static Dictionary<string, string> Used(InvestigationOptions options) => new()
    {
        ["alpha"] = options.Alpha.ToString(CultureInfo.InvariantCulture),
        ["delta"] = options.LeastStepShare.ToString(CultureInfo.InvariantCulture),
        ["resamples"] = options.Resamples.ToString(CultureInfo.InvariantCulture),
        ["seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
    };

    private static int Judge(InvestigationResult result, Verdict[] gates, Terminal terminal)
    {
        TaskFinding[] closed = [.. result.Findings.Where(finding => gates.Contains(finding.Overall))];
        if (closed.Length == 0) return ExitCode.Done;
        foreach (TaskFinding finding in closed)
            terminal.Error.WriteLine($"metriclens: {FailOn.Name}: {SafeText.Of(FindingWords.Title(finding))}");
        return ExitCode.Gate;
    }

    private static Verdict Gate(string id) => Enum.GetValues<Verdict>().Where(verdict => verdict.Id() == id).Select(verdict => (Verdict?)verdict).FirstOrDefault()
        ?? throw new UsageException(Text.Suggestion.Unknown("verdict", id, VerdictIds()));

    private static IEnumerable<string> VerdictIds() => Enum.GetValues<Verdict>().Select(verdict => verdict.Id());
}
