using MetricLens.Records;

namespace MetricLens.Testing.Generation;

/// <summary>Simpler records than a given one, so that a counter-example can be read.</summary>
internal static class RecordShrinker
{
    /// <summary>What may be left out, content that decides most last.</summary>
    private static readonly RecordFields[] Parts =
    [
        RecordFields.Prompt, RecordFields.Scores, RecordFields.Choices | RecordFields.ChoiceLogprobs | RecordFields.Gold, RecordFields.TargetLogprobs,
        RecordFields.OutputTokens | RecordFields.TargetTokens, RecordFields.Output, RecordFields.Targets,
    ];

    /// <summary>Records that are each a step simpler: a field, a target, an option or a token less, or a plainer text or number.</summary>
    internal static IEnumerable<Record> Simpler(Record record) =>
        WithoutParts(record).Concat(Texts(record)).Concat(Sequences(record)).Concat(Options(record)).Concat(Scores(record));

    private static IEnumerable<Record> WithoutParts(Record record)
    {
        RecordFields held = Held(record);
        foreach (RecordFields part in Parts)
            if ((held & part) != RecordFields.None) yield return record.Without(part);
    }

    private static IEnumerable<Record> Texts(Record record)
    {
        string[] targets = record.Targets.ToArray();
        for (int i = 0; targets.Length > 1 && i < targets.Length; i++) yield return record.With(targets: [.. targets[..i], .. targets[(i + 1)..]]);
        for (int i = 0; i < targets.Length; i++)
        {
            int place = i;
            foreach (string text in Shorter(targets[i])) yield return record.With(targets: [.. targets.Select((target, j) => j == place ? text : target)]);
        }
        if (record.Output is null) yield break;
        foreach (string text in Shorter(record.Output)) yield return record.With(output: text);
        // Both at once, so that what is equal stays equal.
        if (targets.Length == 1 && targets[0] == record.Output)
            foreach (string text in Shorter(record.Output)) yield return record.With(output: text, targets: [text]);
    }

    private static IEnumerable<Record> Sequences(Record record)
    {
        if (record.OutputTokens is { } output)
            foreach (int[] ids in Shorter(output.Ids.ToArray())) yield return record.With(outputTokens: TokenSequences.Of(output, ids));
        double[] logprobs = record.TargetLogprobs.ToArray();
        if (record.TargetTokens is { } target)
        {
            // The target's tokens and log-probabilities go together.
            foreach (int[] kept in Shorter([.. Enumerable.Range(0, target.Length)]))
            {
                int[] ids = target.Ids.ToArray();
                TokenSequence tokens = TokenSequences.Of(target, [.. kept.Select(i => ids[i])]);
                yield return logprobs.Length == 0 ? record.With(targetTokens: tokens) : record.With(targetTokens: tokens, targetLogprobs: [.. kept.Select(i => logprobs[i])]);
                if (record.OutputTokens is { } same && same.Equals(target)) yield return record.With(targetTokens: tokens, outputTokens: tokens, targetLogprobs: logprobs.Length == 0 ? null : [.. kept.Select(i => logprobs[i])]);
            }
        }
        else
        {
            foreach (double[] fewer in Shorter(logprobs))
                if (fewer.Length > 0) yield return record.With(targetLogprobs: fewer);
        }
        foreach (double[] plainer in Plainer(logprobs)) yield return record.With(targetLogprobs: plainer);
    }

    private static IEnumerable<Record> Options(Record record)
    {
        double[] logprobs = record.ChoiceLogprobs.ToArray();
        string[] choices = record.Choices.ToArray();
        for (int i = 0; choices.Length > 2 && i < choices.Length; i++)
        {
            if (record.Gold == i) continue;
            yield return record.With(
                choices: [.. choices[..i], .. choices[(i + 1)..]], choiceLogprobs: logprobs.Length == 0 ? null : [.. logprobs[..i], .. logprobs[(i + 1)..]],
                gold: record.Gold > i ? record.Gold - 1 : record.Gold);
        }
        foreach (double[] plainer in Plainer(logprobs)) yield return record.With(choiceLogprobs: plainer);
        for (int i = 0; i < choices.Length; i++)
        {
            if (choices[i].Length <= 1) continue;
            string[] shorter = [.. choices];
            shorter[i] = choices[i][..1];
            yield return record.With(choices: shorter);
        }
    }

    private static IEnumerable<Record> Scores(Record record)
    {
        foreach ((string name, double value) in record.Scores ?? new Dictionary<string, double>())
        {
            if (value is 0 or 1) continue;
            var plainer = new SortedDictionary<string, double>(record.Scores!.ToDictionary(score => score.Key, score => score.Value), StringComparer.Ordinal) { [name] = value > 1 ? 1 : 0 };
            yield return record.With(scores: plainer);
        }
    }

    private static IEnumerable<string> Shorter(string text)
    {
        foreach (char[] fewer in Shorter(text.ToCharArray())) yield return new string(fewer);
    }

    /// <summary>Halves first, then one item less at each place; of long sequences only some places are tried, so that shrinking ends soon.</summary>
    private static IEnumerable<T[]> Shorter<T>(T[] items)
    {
        if (items.Length > 1)
        {
            yield return items[..(items.Length / 2)];
            yield return items[(items.Length / 2)..];
        }
        int step = Math.Max(1, items.Length / 16);
        for (int i = 0; i < items.Length; i += step) yield return [.. items[..i], .. items[(i + 1)..]];
    }

    /// <summary>Each number by itself made −1, or else whole.</summary>
    private static IEnumerable<double[]> Plainer(double[] logprobs)
    {
        for (int i = 0; i < logprobs.Length; i++)
        {
            double plain = logprobs[i] is < -900 or 0 or -1 ? logprobs[i] : logprobs[i] == Math.Floor(logprobs[i]) ? -1 : Math.Floor(logprobs[i]);
            // A NaN is what some cases are about.
            if (double.IsNaN(plain) || plain == logprobs[i]) continue;
            double[] plainer = [.. logprobs];
            plainer[i] = plain;
            yield return plainer;
        }
    }

    private static RecordFields Held(Record record) =>
        (record.Prompt is null ? RecordFields.None : RecordFields.Prompt)
        | (record.Output is null ? RecordFields.None : RecordFields.Output)
        | (record.Targets.IsEmpty ? RecordFields.None : RecordFields.Targets)
        | (record.OutputTokens is null ? RecordFields.None : RecordFields.OutputTokens)
        | (record.TargetTokens is null ? RecordFields.None : RecordFields.TargetTokens)
        | (record.TargetLogprobs.IsEmpty ? RecordFields.None : RecordFields.TargetLogprobs)
        | (record.Choices.IsEmpty ? RecordFields.None : RecordFields.Choices)
        | (record.Scores is null ? RecordFields.None : RecordFields.Scores);
}
