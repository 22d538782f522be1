using System.CommandLine;
using MetricLens.Planning;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens explain</c>: the verdict of one task as prose.</summary>
internal static class ExplainCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Tells the verdict of a task as prose, in which each sentence carries its number; where it is inconclusive, also which way the evidence leans and what would settle it.";

    private static readonly InvestigationChoices Choices = new();
    private static readonly Inputs Inputs = new();

    private static readonly Argument<string> Task = new("TASK") { Description = "The task to explain." };

    private static readonly Option<string?> Family = Options.Text("--family", "NAME", "The family; every family of the task by default.");

    private static readonly Option<string?> Language = LanguageChoice.Option("The language");

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var command = new Command("explain", About);
        command.Add(Task);
        Inputs.AddTo(command);
        command.Add(Family);
        command.Add(Language);
        Choices.AddTo(command);
        command.Add(Options.Json);
        command.Add(Settings.File);
        command.SetAction(parsed => Run(parsed, terminal, cancellation));
        Help.Attach(command,
            "metriclens explain mul_3x1 fixtures/digits --family width",
            "metriclens explain sort fixtures/digits --language zh",
            "metriclens explain sort --config report/metriclens.json");
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        InvestigationOptions options = Choices.Read(parsed, Inputs.Threads(parsed));
        string language = LanguageChoice.Of(parsed, Language);
        // All tasks are investigated, whichever is explained: the correction is over all of them.
        InvestigationResult result = Stages.Show(terminal, stages =>
            Inputs.Take(parsed, options.Scored(), stages, cancellation).Investigated(options).Run(stages, cancellation));
        (TaskFinding Finding, IReadOnlyList<string> Sentences)[] explained = [.. Chosen(result, parsed.GetRequiredValue(Task), parsed.GetValue(Family))
            .Select(finding => (finding, Explanation.Of(finding, language, finding.Outlook(new() { Seed = options.Seed }))))];
        foreach ((int place, (_, IReadOnlyList<string> sentences)) in explained.Index())
        {
            if (place > 0) terminal.Out.WriteLine();
            foreach (string sentence in sentences) terminal.Tell(SafeText.Of(sentence));
        }
        if (parsed.GetValue(Options.Json)) WriteJson(explained, language, terminal);
        return ExitCode.Done;
    }

    private static void WriteJson((TaskFinding Finding, IReadOnlyList<string> Sentences)[] explained, string language, Terminal terminal) => JsonText.Write(terminal, json =>
    {
        json.WriteString("language", language);
        json.Objects("explanations", explained, explanation =>
        {
            json.WriteString("task", explanation.Finding.Key.Task);
            json.WriteString("family", explanation.Finding.Key.Family);
            json.WriteString("arm", explanation.Finding.Key.Arm);
            json.WriteString("verdict", explanation.Finding.Overall.Id());
            json.WriteStartArray("sentences");
            foreach (string sentence in explanation.Sentences) json.WriteStringValue(sentence);
            json.WriteEndArray();
        });
    });

    private static TaskFinding[] Chosen(InvestigationResult result, string task, string? family)
    {
        if (result.Findings.All(finding => finding.Key.Task != task))
            throw new UsageException(Text.Suggestion.Unknown("task", task, result.Findings.Select(finding => finding.Key.Task).Distinct()));
        TaskFinding[] ofTask = [.. result.Findings.Where(finding => finding.Key.Task == task)];
        TaskFinding[] chosen = [.. ofTask.Where(finding => family is null || finding.Key.Family == family)];
        return chosen.Length > 0 ? chosen : throw new UsageException(Text.Suggestion.Unknown("family", family!, ofTask.Select(finding => finding.Key.Family).Distinct()));
    }
}
