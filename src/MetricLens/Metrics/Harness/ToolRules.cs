using System.Text.RegularExpressions;
using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>What metrics that reproduce a tool have in common: the tools' own rules of arrays, references and empty texts.</summary>
internal static class ToolRules
{
    internal const string LmEval = "Gao et al. (2024), A framework for few-shot language model evaluation: lm-evaluation-harness";
    internal const string Helm = "Liang et al. (2022), Holistic Evaluation of Language Models; HELM";
    internal const string Squad = "Rajpurkar, Jia and Liang (2018), Know What You Don't Know: Unanswerable Questions for SQuAD; evaluate-v2.0";

    internal const string ScoresEmptyTargets = "An empty target is compared like any other; exact_match leaves it unscored.";
    internal const string EmptyOutputIsWrong = "An empty output scores 0 even where the target is empty too.";
    internal const string FirstWins = "Of options that tie the first wins, not a share each; so the order of the options matters.";
    internal const string NanWins = "numpy's argmax prefers the first NaN, which here arises where both sides of a difference are −∞, or an empty option divides a loss of 0.";

    private static readonly Regex Number = new(@"-?[\d,]+(?:[^\n]\d+)?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>The card of a metric that scores 0 or 1 by a text.</summary>
    internal static MetricCard Match(string id, string name, string summary, string reference, IReadOnlyList<string> quirks, IReadOnlyList<WorkedExample> examples) => new()
    {
        Id = id,
        Name = name,
        Summary = summary,
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = RecordFields.Targets | RecordFields.Output,
        Claims = MetricClaims.MoreTargetsNeverHurt,
        Quirks = quirks,
        Reference = reference,
        Examples = examples,
    };

    /// <summary>The best of a tool's scores over the targets.</summary>
    internal static Score Best(Record record, Func<string, string, double> score)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Targets.IsEmpty) return Score.Unscored(TextAnswer.NoTarget);
        if (record.Output is null) return Score.Unscored(TextAnswer.NoOutput);
        double best = double.NegativeInfinity;
        foreach (string target in record.Targets.Span) best = Math.Max(best, score(target, record.Output));
        return Score.Of(best);
    }

    /// <summary>The options' log-probabilities and the right one's index, one option and impossible ones included.</summary>
    internal static bool TryChoices(Record record, out ReadOnlySpan<double> logprobs, out int gold, out string unscoredReason)
    {
        ArgumentNullException.ThrowIfNull(record);
        logprobs = record.ChoiceLogprobs.Span;
        gold = record.Gold ?? -1;
        unscoredReason = logprobs.IsEmpty ? "no log-probabilities of the choices" : gold < 0 || gold >= logprobs.Length ? "no right choice is given" : "";
        foreach (double logprob in logprobs)
            if (!(logprob <= 0)) unscoredReason = "a log-probability of a choice is not a number at most 0";
        return unscoredReason.Length == 0;
    }

    /// <summary>The place that numpy's argmax gives: the first NaN, else the first of the greatest.</summary>
    internal static int ArgMax(ReadOnlySpan<double> values)
    {
        int best = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) return i;
            if (values[i] > values[best]) best = i;
        }
        return best;
    }

    /// <summary>The last number of a text by HELM's pattern, without commas; empty where there is none.</summary>
    internal static string FinalNumber(string text)
    {
        Match? last = null;
        for (Match match = Number.Match(text); match.Success; match = match.NextMatch()) last = match;
        return last?.Value.Replace(",", "", StringComparison.Ordinal) ?? "";
    }
}
