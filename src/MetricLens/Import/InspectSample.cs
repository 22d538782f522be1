using System.Text.Json;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>What a sample of an Inspect log becomes.</summary>
internal sealed class InspectSample(InspectRun run, ImportFile file)
{
    private const string ScorePrefix = "inspect:";

    private static readonly string[] AttachmentSchemes = ["attachment://", "tc://"];

    /// <summary>The fields that a sample's record is made of; messages, events and the store are passed over.</summary>
    public static IReadOnlySet<string> Wanted { get; } = new HashSet<string>(StringComparer.Ordinal) { "id", "input", "choices", "target", "output", "scores", "score", "attachments" };

    /// <summary>The record of a sample.</summary>
    public Imported Map(JsonFields fields)
    {
        string id = fields.Require("id", "an integer or a text").Id();
        long epoch = fields.Get("epoch")?.Integer() ?? 1;
        string[] choices = [.. fields.Get("choices")?.Items("an array of texts").Select(choice => choice.Text()) ?? []];
        if (choices.Length > file.Limits.Choices)
            throw fields.Fault("choices", FormattableString.Invariant($"an array of {choices.Length}"), FormattableString.Invariant($"at most {file.Limits.Choices} (limit choices)"));
        string[] targets = Texts(fields.Require("target", "a text or an array of texts"));
        string? output = fields.Get("output") is { } answer ? Output(answer, fields) : null;
        if (output is null) file.Journal.Note("inspect: samples without an answer, kept without 'output'");
        bool isChoice = choices.Length >= 2;
        return new Imported(fields.Place.Line)
        {
            Record = new Record
            {
                Task = run.Task,
                Model = run.Model,
                Family = file.Options.Map.Constant("family", Record.DefaultFamily)!,
                ExampleId = epoch == 1 ? id : FormattableString.Invariant($"{id}#epoch{epoch}"),
                Cluster = run.HasEpochs ? id : null,
                Arm = file.Options.Map.Constant("arm"),
                Prompt = file.Wants(RecordFields.Prompt) && fields.Get("input") is { } input ? Prompt(input, fields) : null,
                Targets = targets,
                Output = output,
                Choices = isChoice ? choices : null,
                Gold = isChoice && targets is [{ Length: 1 } letter] && letter[0] - 'A' is >= 0 and var gold && gold < choices.Length ? gold : null,
                Scores = Scores(fields),
            },
        };
    }

    private Dictionary<string, double>? Scores(JsonFields fields)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        if (fields.Get("scores") is { } named)
        {
            foreach ((string scorer, JsonValue score) in named.Properties()) Add(scorer, score.Get("value"));
        }
        else if (fields.Get("score")?.Get("value") is { } only)
        {
            Add("score", only);
        }
        return scores.Count > 0 ? scores : null;

        void Add(string scorer, JsonValue? value)
        {
            if (value is { Kind: JsonValueKind.Object })
            {
                foreach ((string name, JsonValue part) in value.Properties()) Add($"{scorer}.{name}", part);
            }
            else if (value is not null && Number(value) is { } number)
            {
                scores[ScorePrefix + scorer] = number;
            }
            else
            {
                file.Journal.Note($"inspect: values of scorer '{scorer}' that are no number, left out");
            }
        }
    }

    /// <summary>A score as Inspect's own <c>value_to_float</c> reads it: letters for correct, partial, incorrect and no answer.</summary>
    private static double? Number(JsonValue value) => value.Kind != JsonValueKind.String ? value.ScoreOrNull() : value.Text() switch
    {
        "C" => 1,
        "P" => 0.5,
        "I" or "N" => 0,
        _ => null,
    };

    private static string? Output(JsonValue output, JsonFields fields)
    {
        if (output.Get("completion") is { } completion) return Resolved(completion.Text(), fields);
        if (output.Get("choices")?.Items() is not { Count: > 0 } choices) return null;
        JsonValue content = choices[0].Require("message", "a message").Require("content", "a text or an array of parts");
        return content.Kind == JsonValueKind.String ? Resolved(content.Text(), fields) : Parts(content, fields);
    }

    private static string Prompt(JsonValue input, JsonFields fields)
    {
        if (input.Kind == JsonValueKind.String) return Resolved(input.Text(), fields);
        return string.Join("\n\n", input.Items("a text or an array of messages").Select(message =>
            message.Require("content", "a text or an array of parts") is { Kind: JsonValueKind.String } text ? Resolved(text.Text(), fields) : Parts(message.Require("content", "parts"), fields)));
    }

    private static string Parts(JsonValue content, JsonFields fields) =>
        string.Concat(content.Items("a text or an array of parts").Select(part => part.Get("text") is { } text ? Resolved(text.Text(), fields) : ""));

    /// <summary>Long texts stand once, among the attachments.</summary>
    private static string Resolved(string text, JsonFields fields)
    {
        string? scheme = AttachmentSchemes.FirstOrDefault(scheme => text.StartsWith(scheme, StringComparison.Ordinal));
        return scheme is not null && fields.Get("attachments")?.Get(text[scheme.Length..]) is { } attached ? attached.Text() : text;
    }

    private static string[] Texts(JsonValue value) =>
        value.Kind == JsonValueKind.Array ? [.. value.Items().Select(item => item.Text())] : [value.Text("a text or an array of texts")];
}
