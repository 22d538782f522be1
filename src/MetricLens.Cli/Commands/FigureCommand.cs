using System.CommandLine;
using MetricLens.Plotting;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens figure</c>: one figure of one task, or the overview, as a file.</summary>
internal static class FigureCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Draws one figure of a task: its comparison, examples, link, reliability or edit distances; or the overview of all.";

    private const string Overview = "overview", DefaultKind = "comparison";

    private static readonly (string Kind, Func<TaskFinding, Intake, FigureOptions, Figure> Draw)[] OfTask =
    [
        (DefaultKind, (finding, _, look) => finding.Figure(look)),
        ("examples", (finding, _, look) => finding.ExampleFigure(look)),
        ("link", (finding, _, look) => finding.LinkFigure(look)),
        ("reliability", (finding, intake, look) => finding.ReliabilityFigure(intake.RequireRecords(), look)),
        ("edit-distance", (finding, _, look) => finding.EditDistanceFigure(look)),
    ];

    private static readonly InvestigationChoices Choices = new();
    private static readonly Inputs Inputs = new();
    private static readonly FigureChoices Figures = new();

    private static readonly Option<string?> Kind = Options.Text("--kind", "KIND", $"The figure: {string.Join(", ", Kinds)}; {DefaultKind} by default.").OneOf(Kinds);
    private static readonly Option<string?> Task = Options.Text("--task", "NAME", "The task; needed where there are several, and not for the overview.");
    private static readonly Option<string?> Family = Options.Text("--family", "NAME", "The family; needed where the task has several.");
    private static readonly Option<string?> Arm = Options.Text("--arm", "NAME", "The arm; needed where the task and family have several.");

    private static readonly Option<string?> Language = LanguageChoice.Option("The language of the figure");

    private static readonly Option<string> Output = new Option<string>("--out", "-o")
    {
        HelpName = "FILE",
        Description = "The file, which ends in .png, .svg or .pdf; an overview of several pages goes into FILE, FILE-2 and so on.",
        Required = true,
    }.File();

    private static IEnumerable<string> Kinds => [.. OfTask.Select(kind => kind.Kind), Overview];

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var command = new Command("figure", About) { Kind, Task, Family, Arm, Language, Output };
        Inputs.AddTo(command);
        Choices.AddTo(command);
        Figures.AddLookTo(command);
        command.Add(Settings.File);
        command.SetAction(parsed => Run(parsed, terminal, cancellation));
        Help.Attach(command,
            "metriclens figure fixtures/digits --task mul_2x2 --family width --kind examples --out examples.png",
            "metriclens figure fixtures/digits --task mc_add_cloze --family width --kind reliability --theme dark --out reliability.svg",
            "metriclens figure fixtures/digits --kind overview --dpi 300 --out overview.png",
            "metriclens figure fixtures/digits --task sort --family width --language zh --out sort.png");
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        InvestigationOptions options = Choices.Read(parsed, Inputs.Threads(parsed));
        FigureOptions look = Figures.ReadLook(parsed) with { Language = LanguageChoice.Of(parsed, Language) };
        string kind = parsed.GetValue(Kind) ?? DefaultKind, path = parsed.GetRequiredValue(Output);
        if (!Kinds.Contains(kind)) throw new UsageException(Text.Suggestion.Unknown("kind of figure", kind, Kinds));
        Action<Figure, string> save = FigureChoices.SaveOf(path, Output.Name);
        OutputPath.RequireFile(path, Output.Name);
        if (kind == Overview && (parsed.GetValue(Task) ?? parsed.GetValue(Family) ?? parsed.GetValue(Arm)) is not null)
            throw new UsageException($"{Task.Name}, {Family.Name} and {Arm.Name} name one comparison; the {Overview} is of all.");
        IReadOnlyList<Figure> drawn = Stages.Show(terminal, stages =>
        {
            Intake intake = Inputs.Take(parsed, options.Scored(), stages, cancellation);
            InvestigationResult result = intake.Investigated(options).Run(stages, cancellation);
            return kind == Overview ? result.Overview(look) : [Drawn(OfTask.First(known => known.Kind == kind).Draw, Chosen(result, parsed), intake, look)];
        });
        foreach ((int page, Figure figure) in drawn.Index()) save(figure, page == 0 ? path : Numbered(path, page + 1));
        foreach (string warning in drawn.SelectMany(figure => figure.Warnings).Distinct()) terminal.Error.WriteLine($"metriclens: warning: {SafeText.Of(warning)}");
        terminal.Out.WriteLine($"Figure: {SafeText.Of(path)}");
        return ExitCode.Done;
    }

    private static Figure Drawn(Func<TaskFinding, Intake, FigureOptions, Figure> draw, TaskFinding finding, Intake intake, FigureOptions look)
    {
        try
        {
            return draw(finding, intake, look);
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string>());
        }
    }

    private static TaskFinding Chosen(InvestigationResult result, ParseResult parsed)
    {
        string[] tasks = [.. result.Findings.Select(finding => finding.Key.Task).Distinct()];
        string task = parsed.GetValue(Task) ?? (tasks.Length == 1 ? tasks[0] : throw new UsageException($"There are several tasks: {string.Join(", ", tasks)}; name one with {Task.Name}."));
        try
        {
            return result.Finding(task, parsed.GetValue(Family), parsed.GetValue(Arm));
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string>());
        }
    }

    private static string Numbered(string path, int page) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(path)}-{page}{Path.GetExtension(path)}"));
}
