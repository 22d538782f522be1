using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>What holds between the metrics of texts and of tokens.</summary>
internal static class TokenRelations
{
    private const string Distance = "token_edit_distance";

    internal static IReadOnlyList<MetricLaw> All { get; } =
    [
        Relations.Of("exact_match", "match_is_no_distance", "Exact match is 1 exactly where the edit distance is 0.", RecordDraws.Text, static (metric, record) =>
            Relations.Holds(metric, record, Distance, static (match, distance) => (match == 1) == (distance == 0))),
        Relations.Of("quasi_exact_match", "match_is_quasi_match", "An exact match is a quasi-exact match.", RecordDraws.Text, QuasiMatch),
        Relations.Of(Distance, "distance_by_definition", "The distance is what its recursive definition gives.", RecordDraws.Tokens, static (metric, record) =>
            Relations.Equals(metric, record, "by definition", ByDefinition(record))),
        Relations.Of(Distance, "distance_in_code_points", "Without tokens the distance is that of the texts' code points, to the nearest reference that is not empty.", RecordDraws.Text, static (metric, record) =>
            record.Output is null || record.Targets.Span.IndexOfAnyExcept("") < 0
                ? LawFinding.DoesNotApply
                : Relations.Equals(metric, record, "by definition", record.Targets.ToArray().Where(target => target.Length > 0).Min(target => Levenshtein<int>(CodePoints(record.Output), CodePoints(target))))),
        Relations.Of(Distance, "distance_within_lengths", "The distance is at least the difference of the lengths, at most the longer one, and at most the places that differ and those left over.",
            RecordDraws.Tokens, WithinLengths),
        new()
        {
            Id = "distance_at_most_edits",
            Statement = "The distance is at most the number of edits that made the output of the target.",
            Scope = $"`{Distance}`",
            AppliesTo = static card => card.Id == Distance,
            Cases = static _ => static (stream, size) =>
            {
                TokenEdits edits = TokenEdits.Draw(stream, MetricGenerators.Items(size));
                return new([TestRecord.Tokens([.. edits.Output], [.. edits.Target])], edits.Edits);
            },
            Examine = static (metric, one) =>
            {
                // A shrunk case has lost its edits; the definition still says how few there can be.
                double most = Math.Max(one.Number, ByDefinition(one.First));
                Score score = metric.Measure(one.First);
                return score.IsScored ? LawFinding.Of(score.Value <= most, ("edits", Score.Of(most)), ("distance", score)) : LawFinding.DoesNotApply;
            },
        },
        Relations.Of(Distance, "distance_read_backwards", "Both sequences read backwards are as far apart.", RecordDraws.Tokens, static (metric, record) =>
            Unmoved(metric, record, static tokens => [.. tokens.Reverse()], "backwards")),
        Relations.Of(Distance, "distance_with_common_ends", "A common beginning and end change no distance.", RecordDraws.Tokens, static (metric, record) =>
            Unmoved(metric, record, static tokens => [1, 0, 1, .. tokens, 0, 2], "with common ends")),
        Relations.Of("normalized_token_edit_distance", "normalized_is_distance_over_longer", "The normalized distance is the distance over the longer length.", RecordDraws.Tokens, static (metric, record) =>
            Relations.Equals(metric, record, "distance over longer", ByDefinition(record) / Longer(record))),
        Relations.Of("token_accuracy", "accuracy_is_equal_places", "Token accuracy is the number of equal places over the longer length, and 1 exactly where the distance is 0.", RecordDraws.Tokens, static (metric, record) =>
            Relations.Equals(metric, record, "equal places over longer", 1 - (Hamming(record) / Longer(record)))),
    ];

    private static int[] Output(Record record) => record.OutputTokens?.Ids.ToArray() ?? [];

    private static int[] Target(Record record) => record.TargetTokens?.Ids.ToArray() ?? [];

    private static double Longer(Record record) => Math.Max(1, Math.Max(Output(record).Length, Target(record).Length));

    /// <summary>Code points by .NET's own enumeration, with each half of a surrogate pair by itself where it stands alone.</summary>
    private static int[] CodePoints(string text) =>
        [.. Enumerable.Range(0, text.Length).Where(i => !IsPairAt(text, i - 1)).Select(i => IsPairAt(text, i) ? char.ConvertToUtf32(text, i) : text[i])];

    private static bool IsPairAt(string text, int index) => index >= 0 && index + 1 < text.Length && char.IsSurrogatePair(text, index);

    private static double ByDefinition(Record record) => Levenshtein<int>(Output(record), Target(record));

    /// <summary>Wagner and Fischer's table in full: nothing is saved, skipped or packed.</summary>
    internal static double Levenshtein<T>(T[] output, T[] target)
        where T : IEquatable<T>
    {
        var table = new int[output.Length + 1, target.Length + 1];
        for (int i = 0; i <= output.Length; i++)
        {
            for (int j = 0; j <= target.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    table[i - 1, j - 1] + (output[i - 1].Equals(target[j - 1]) ? 0 : 1),
                    1 + Math.Min(table[i - 1, j], table[i, j - 1]));
            }
        }
        return table[output.Length, target.Length];
    }

    /// <summary>The places that differ, those of the longer sequence that are left over included.</summary>
    private static double Hamming(Record record)
    {
        int[] output = Output(record), target = Target(record);
        return Longer(record) - output.Zip(target, static (a, b) => a == b ? 1 : 0).Sum();
    }

    private static LawFinding WithinLengths(IMetric metric, Record record)
    {
        Score score = metric.Measure(record);
        if (!score.IsScored) return LawFinding.DoesNotApply;
        double least = Math.Abs(Output(record).Length - Target(record).Length), most = Math.Min(Longer(record), Hamming(record));
        return score.Value >= least && score.Value <= most
            ? LawFinding.Holds
            : LawFinding.Broken(("bounds", $"{ReadableRecord.Number(least)} to {ReadableRecord.Number(most)}"), ("distance", score.ToString()));
    }

    private static LawFinding Unmoved(IMetric metric, Record record, Func<int[], int[]> change, string how)
    {
        if (Target(record).Length == 0) return LawFinding.DoesNotApply;
        Record changed = TestRecord.Tokens(change(Output(record)), change(Target(record)));
        Score score = metric.Measure(record), other = metric.Measure(changed);
        return score.IsScored && other.IsScored
            ? LawFinding.Of(score.Value == other.Value, ("as given", score), (how, other), ("as given", record), (how, changed))
            : LawFinding.DoesNotApply;
    }

    private static LawFinding QuasiMatch(IMetric metric, Record record)
    {
        Score exact = Relations.By("exact_match", record), quasi = metric.Measure(record);
        if (exact is not { IsScored: true, Value: 1 } || !quasi.IsScored) return LawFinding.DoesNotApply;
        // A target of which normalization leaves nothing is no reference; another one may still be there, and be missed.
        return Text.TextNormalization.QuasiExact(record.Output!).Length == 0
            ? LawFinding.DoesNotApply
            : LawFinding.Of(quasi.Value == 1, ("exact match", exact), ("the metric", quasi));
    }
}
