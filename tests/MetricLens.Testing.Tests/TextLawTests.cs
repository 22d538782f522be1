using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MetricLens.Records;
using MetricLens.Testing.Generation;
using MetricLens.Text;

namespace MetricLens.Testing.Tests;

/// <summary>What holds of the text functions below the metrics, and of the generators themselves.</summary>
public class TextLawTests
{
    [Property(MaxTest = 500)]
    public Property Normalization_leaves_no_capital_no_punctuation_and_single_spaces() => Prop.ForAll(MetricGenerators.HostileTexts, given =>
    {
        string text = TextNormalization.QuasiExact(given);
        return text.Trim() == text && !text.Contains("  ", StringComparison.Ordinal)
            && !text.Any(char.IsUpper) && !text.Any(character => char.IsAscii(character) && char.IsPunctuation(character));
    });

    [Property(MaxTest = 500)]
    public Property Different_texts_have_different_code_points() => Prop.ForAll(MetricGenerators.Texts, record =>
        (record.Output == record.Targets.Span[0]) == CodePoints.Of(record.Output!).SequenceEqual(CodePoints.Of(record.Targets.Span[0])));

    [Property(MaxTest = 500)]
    public Property The_number_of_code_points_is_how_many_there_are() => Prop.ForAll(MetricGenerators.HostileTexts, text => CodePoints.Count(text) == CodePoints.Of(text).Length);

    [Property(MaxTest = 500)]
    public Property No_distance_is_above_the_planted_edits() => Prop.ForAll(MetricGenerators.Edits, edits =>
        EditDistance.Levenshtein<int>([.. edits.Output], [.. edits.Target]) <= edits.Edits);

    [Fact]
    public void Rows_beyond_the_stack_give_the_same_distance()
    {
        int[] odd = [.. Enumerable.Range(0, 700).Select(i => 2 * i)];
        int[] shifted = [-1, .. odd[..^1], -2];
        Assert.Equal(2, EditDistance.Levenshtein<int>(odd, shifted));
        Assert.Equal(700, EditDistance.Levenshtein<int>(odd, [.. odd.Select(value => value + 1)]));
    }

    [Property(MaxTest = 300)]
    public Property Mixed_records_keep_the_rules() => Prop.ForAll(MetricGenerators.Mixed, record => RecordRules.FirstViolation(record) is null);

    [Property(MaxTest = 300)]
    public Property Consistent_records_agree_with_themselves() => Prop.ForAll(MetricGenerators.Consistent, record =>
        RecordRules.FirstViolation(record) is null
        && string.Concat(Texts(record.TargetTokens!)) == record.Targets.Span[0]
        && string.Concat(Texts(record.OutputTokens!)) == record.Output
        && record.Choices.Span[record.Gold!.Value] == record.Targets.Span[0]
        && record.ChoiceLogprobs.Span[record.Gold.Value] == record.TargetLogprobs.ToArray().Sum()
        && FollowsTheLogprobs(record));

    [Property(MaxTest = 300)]
    public Property Distributions_are_log_probabilities() => Prop.ForAll(MetricGenerators.Distributions, values => values.Length >= 2 && values.All(value => value is <= 0 and > -100));

    /// <summary>As long as the output is right it goes on where a token has more than one half, and does not where it has almost nothing.</summary>
    private static bool FollowsTheLogprobs(Record record)
    {
        ReadOnlySpan<int> target = record.TargetTokens!.Ids, output = record.OutputTokens!.Ids;
        for (int i = 0; i < target.Length; i++)
        {
            bool isRight = i < output.Length && output[i] == target[i];
            double probability = Math.Exp(record.TargetLogprobs.Span[i]);
            if ((probability > 0.51 && !isRight) || (probability < 0.018 && isRight)) return false;
            if (!isRight) return true;
        }
        return true;
    }

    private static string[] Texts(TokenSequence tokens) => [.. tokens.Ids.ToArray().Select(tokens.Vocabulary.Text)];
}
