using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MetricLens.Statistics;
using MetricLens.Tests.Metrics;
using MetricLens.Text;

namespace MetricLens.Tests.Text;

public class EditAlignmentTests
{
    public static TheoryData<EditRule> Rules => [EditRule.Levenshtein, EditRule.Indel, EditRule.Osa, EditRule.Lcs];

    [Property(MaxTest = 500)]
    public Property The_steps_turn_one_sequence_into_the_other_at_the_cost_of_the_distance() => Prop.ForAll(Given.Sequences, Given.Sequences, (left, right) =>
    {
        foreach (EditRule rule in Enum.GetValues<EditRule>())
        {
            IReadOnlyList<EditStep> steps = EditAlignment.Of<int>(left, right, rule);
            AssertAligns(left, right, steps);
            int edits = steps.Count(step => step.Operation != EditOperation.Kept);
            Assert.Equal(EditDistance.Of<int>(left, right, rule == EditRule.Lcs ? EditRule.Indel : rule), edits);
            if (rule is EditRule.Indel or EditRule.Lcs) Assert.DoesNotContain(steps, step => step.Operation is EditOperation.Replaced or EditOperation.Swapped);
        }
    });

    [Theory]
    [InlineData("kitten", "sitting", "RKKKRKI")]
    [InlineData("", "ab", "II")]
    [InlineData("ab", "", "DD")]
    [InlineData("same", "same", "KKKK")]
    [InlineData("aa", "a", "KD")]
    [InlineData("abx", "cy", "DRR")]
    [InlineData("ax", "bcy", "IRR")]
    public void Of_equally_cheap_ways_one_is_taken_by_rule(string left, string right, string steps) =>
        Assert.Equal(steps, string.Concat(EditAlignment.Of(left.AsSpan(), right.AsSpan()).Select(step => step.Operation.ToString()[0])));

    [Fact]
    public void To_delete_goes_before_to_insert_from_the_end() => Assert.Equal(
        [EditOperation.Inserted, EditOperation.Kept, EditOperation.Deleted], EditAlignment.Of("ab".AsSpan(), "ba".AsSpan(), EditRule.Indel).Select(step => step.Operation));

    [Fact]
    public void A_swap_is_one_step_where_swaps_are_allowed()
    {
        Assert.Equal([EditOperation.Kept, EditOperation.Swapped, EditOperation.Kept], EditAlignment.Of("abcd".AsSpan(), "acbd".AsSpan(), EditRule.Osa).Select(step => step.Operation));
        Assert.DoesNotContain(EditAlignment.Of("abcd".AsSpan(), "acbd".AsSpan()), step => step.Operation == EditOperation.Swapped);
    }

    [Fact]
    public void Long_sequences_are_halved_to_the_same_cost()
    {
        int[] left = Drawn(6000, "left"), right = Drawn(5000, "right");
        foreach (EditRule rule in new[] { EditRule.Levenshtein, EditRule.Indel })
        {
            IReadOnlyList<EditStep> steps = EditAlignment.Of<int>(left, right, rule);
            AssertAligns(left, right, steps);
            Assert.Equal(EditDistance.Of<int>(left, right, rule), steps.Count(step => step.Operation != EditOperation.Kept));
        }
    }

    [Fact]
    public void Sequences_too_long_to_align_are_an_argument_error()
    {
        char[] left = [.. Enumerable.Repeat('a', 100_000)], right = [.. Enumerable.Repeat('b', 100_000)];
        Assert.Throws<ArgumentException>(() => EditAlignment.Of<char>(left, right));
        Assert.Throws<ArgumentException>(() => EditAlignment.Of<char>(left.AsSpan(0, 20_000), right.AsSpan(0, 20_000), EditRule.Osa));
    }

    private static int[] Drawn(int length, string purpose)
    {
        var random = RandomStream.Derive(1, purpose, 0);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextInt(4))];
    }

    internal static void AssertAligns(int[] left, int[] right, IReadOnlyList<EditStep> steps)
    {
        int i = 0, j = 0;
        foreach (EditStep step in steps)
        {
            Assert.Equal((i, j), (step.Left, step.Right));
            int size = step.Operation == EditOperation.Swapped ? 2 : 1;
            if (step.Operation == EditOperation.Kept) Assert.Equal(left[i], right[j]);
            if (step.Operation == EditOperation.Replaced) Assert.NotEqual(left[i], right[j]);
            if (step.Operation == EditOperation.Swapped) Assert.Equal((left[i], left[i + 1]), (right[j + 1], right[j]));
            if (step.Operation != EditOperation.Inserted) i += size;
            if (step.Operation != EditOperation.Deleted) j += size;
        }
        Assert.Equal((left.Length, right.Length), (i, j));
    }
}
