using System.Globalization;
using System.Text.Json;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>What a model answered, as one line of lm-evaluation-harness samples has it.</summary>
internal sealed class LmEvalAnswer
{
    private const string PairExpected = "a pair of a log-likelihood and whether it is greedy";

    public string? Prompt { get; init; }

    public string[]? Targets { get; init; }

    public string? Output { get; init; }

    public double[]? TargetLogprobs { get; init; }

    public string[]? Choices { get; init; }

    public double[]? ChoiceLogprobs { get; init; }

    public int? Gold { get; init; }

    public bool? IsGreedy { get; init; }

    /// <summary>Whether anything of an answer is asked for.</summary>
    public static bool IsWanted(ImportFile file) => file.Wants(RecordFields.All & ~RecordFields.Scores);

    /// <summary>The answer of a line; where nothing of it is asked for, no more than whether it is greedy.</summary>
    /// <param name="fields">The line's fields.</param>
    /// <param name="isMutual">Whether the second half of the log-likelihoods is of the options without their question.</param>
    /// <param name="file">The file.</param>
    public static LmEvalAnswer Of(JsonFields fields, bool isMutual, ImportFile file)
    {
        const string Expected = "an array of the model's answers";
        IReadOnlyList<JsonValue> answers = (fields.Get("filtered_resps") ?? fields.Require("resps", Expected)).Items(Expected);
        if (answers.Count == 0) throw fields.Fault("filtered_resps", "an array of 0", Expected);
        if (!IsWanted(file)) return new() { IsGreedy = answers.Count == 1 && IsPair(answers[0]) ? answers[0].Items()[1].Flag() : null };
        string target = Target(fields);
        (string? prompt, IReadOnlyList<(JsonValue Context, JsonValue Continuation)> requests) = Requests(fields, file);
        if (!IsPair(answers[0])) return new() { Prompt = prompt, Targets = [target], Output = FirstText(answers[0]) };
        if (answers.Count == 1) return OfTarget(answers[0], target, prompt);
        if (isMutual && answers.Count % 2 == 0)
        {
            file.Journal.Note("lm_eval: log-likelihoods of options without their question (acc_mutual_info), dropped");
            answers = [.. answers.Take(answers.Count / 2)];
        }
        return OfChoices(fields, answers, requests, target, prompt, file);
    }

    private static LmEvalAnswer OfTarget(JsonValue pair, string target, string? prompt)
    {
        IReadOnlyList<JsonValue> parts = pair.Items();
        return new() { Prompt = prompt, Targets = [target], TargetLogprobs = [Checked(parts[0])], IsGreedy = parts[1].Flag() };
    }

    /// <summary>The answer to a question with options.</summary>
    /// <param name="logprobs">The log-likelihood of each option.</param>
    /// <param name="continuations">What the model was to say for each, as logged.</param>
    /// <param name="target">The target as logged.</param>
    /// <param name="prompt">The prompt, where it is wanted.</param>
    /// <param name="file">The file.</param>
    public static LmEvalAnswer OfChoices(double[] logprobs, string[] continuations, string target, string? prompt, ImportFile file)
    {
        string[] choices = Texts(continuations, file);
        int? gold = GoldOf(target, choices);
        if (gold is null) file.Journal.Note("lm_eval: 'target' names no single option, so that the record has no 'gold'");
        return new() { Prompt = prompt, Choices = choices, ChoiceLogprobs = logprobs, Gold = gold, Targets = gold is null ? [target] : null };
    }

    private static LmEvalAnswer OfChoices(
        JsonFields fields, IReadOnlyList<JsonValue> answers, IReadOnlyList<(JsonValue Context, JsonValue Continuation)> requests, string target, string? prompt, ImportFile file)
    {
        int count = answers.Count;
        if (count > file.Limits.Choices)
            throw fields.Fault("filtered_resps", FormattableString.Invariant($"an array of {count}"), FormattableString.Invariant($"at most {file.Limits.Choices} options (limit choices)"));
        double[] logprobs = [.. answers.Select(answer => IsPair(answer) ? Checked(answer.Items()[0]) : throw answer.Mistyped(PairExpected))];
        if (requests.Count < count)
            throw fields.Fault("arguments", FormattableString.Invariant($"{requests.Count} requests"), FormattableString.Invariant($"{count}, as many as 'filtered_resps' has"));
        return OfChoices(logprobs, [.. requests.Take(count).Select(request => request.Continuation.Text())], target, prompt, file);
    }

    private static string[] Texts(string[] texts, ImportFile file)
    {
        if (texts.Distinct(StringComparer.Ordinal).Count() == 1)
        {
            // The options stand in the contexts, as in Winogrande: what they are called is not logged.
            file.Journal.Note("lm_eval: options that differ in the context, not in the continuation, are numbered");
            return [.. Enumerable.Range(0, texts.Length).Select(index => index.ToString(CultureInfo.InvariantCulture))];
        }
        // The harness puts a blank between context and option; the lengths that its metrics divide by are without it.
        return texts.All(text => text.StartsWith(' ')) ? Array.ConvertAll(texts, text => text[1..]) : texts;
    }

    private static int? GoldOf(string target, string[] choices)
    {
        if (int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < choices.Length) return index;
        int[] equal = [.. Enumerable.Range(0, choices.Length).Where(i => choices[i].Trim() == target.Trim())];
        return equal.Length == 1 ? equal[0] : null;
    }

    private static string Target(JsonFields fields)
    {
        JsonValue target = fields.Require("target", "a text");
        return target.Kind == JsonValueKind.String ? target.Text() : target.Raw();
    }

    /// <summary>The requests that the answers are to: an object of <c>gen_args_0</c> and so on, or in older logs an array of arrays.</summary>
    private static (string? Prompt, IReadOnlyList<(JsonValue, JsonValue)> Requests) Requests(JsonFields fields, ImportFile file)
    {
        if (fields.Get("arguments") is not { } arguments) return (null, []);
        var requests = new List<(JsonValue, JsonValue)>();
        if (arguments.Kind == JsonValueKind.Array)
        {
            foreach (JsonValue request in arguments.Items())
                if (request.Items() is { Count: >= 2 } parts) requests.Add((parts[0], parts[1]));
        }
        else
        {
            for (int i = 0; arguments.Get(string.Create(CultureInfo.InvariantCulture, $"gen_args_{i}")) is { } request; i++)
                requests.Add((request.Require("arg_0", "the context"), request.Get("arg_1") ?? request.Require("arg_0", "the context")));
        }
        bool isPrompt = requests.Count > 0 && file.Wants(RecordFields.Prompt) && requests[0].Item1.Kind == JsonValueKind.String;
        return (isPrompt ? requests[0].Item1.Text() : null, requests);
    }

    private static bool IsPair(JsonValue answer) =>
        answer.Kind == JsonValueKind.Array && answer.Items() is { Count: 2 } parts
        && (parts[1].Kind is JsonValueKind.True or JsonValueKind.False || (parts[1].Kind == JsonValueKind.String && parts[1].Text() is "True" or "False"));

    private static string FirstText(JsonValue answer) => answer.Kind == JsonValueKind.Array && answer.Items() is { Count: > 0 } texts ? FirstText(texts[0]) : answer.Text("a text, or " + PairExpected);

    private static double Checked(JsonValue value)
    {
        double logprob = value.Logprob();
        return logprob <= 0 ? logprob : throw value.Mistyped("a number at most 0");
    }
}
