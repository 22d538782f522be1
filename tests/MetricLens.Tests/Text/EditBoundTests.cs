using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MetricLens.Tests.Metrics;
using MetricLens.Text;

namespace MetricLens.Tests.Text;

/// <summary>What long sequences go through, on short ones: the halving of alignments, and the band about the diagonal.</summary>
public class EditBoundTests
{
    [Property(MaxTest = 500)]
    public Property Halved_to_the_end_an_alignment_costs_what_the_distance_is() => Prop.ForAll(Given.Sequences, Given.Sequences, (left, right) =>
    {
        foreach (EditRule rule in Enum.GetValues<EditRule>())
        {
            IReadOnlyList<EditStep> steps = EditAlignment.Of<int>(left, right, rule, smallCells: 0);
            EditAlignmentTests.AssertAligns(left, right, steps);
            Assert.Equal(EditDistance.Of<int>(left, right, rule == EditRule.Lcs ? EditRule.Indel : rule), steps.Count(step => step.Operation != EditOperation.Kept));
            if (rule is EditRule.Indel or EditRule.Lcs) Assert.DoesNotContain(steps, step => step.Operation is EditOperation.Replaced or EditOperation.Swapped);
        }
    });

    /// <summary>A problem of the limit's size is still solved at once, and what is solved at once goes by the rule for equally cheap ways.</summary>
    [Property(MaxTest = 500)]
    public Property A_problem_that_is_small_enough_is_not_halved() => Prop.ForAll(Given.Sequences, Given.Sequences, (left, right) =>
    {
        (int leftCore, int rightCore) = Trimmed(left, right);
        Assert.Equal(EditAlignment.Of<int>(left, right), EditAlignment.Of<int>(left, right, EditRule.Levenshtein, ((long)leftCore + 1) * (rightCore + 1)));
    });

    [Fact]
    public void A_swap_is_never_cut_in_two() => Assert.Equal(
        [EditOperation.Replaced, EditOperation.Swapped, EditOperation.Replaced], EditAlignment.Of("xabx".AsSpan(), "ybay".AsSpan(), EditRule.Osa, smallCells: 0).Select(step => step.Operation));

    [Property(MaxTest = 1000)]
    public Property A_band_holds_every_distance_up_to_its_half_width_and_no_other() => Prop.ForAll(Given.Sequences, Given.Sequences, Gen.Choose(0, 9).ToArbitrary(), (left, right, more) =>
    {
        (int[] longer, int[] shorter) = left.Length < right.Length ? (right, left) : (left, right);
        if (shorter.Length == 0) return;
        int half = longer.Length - shorter.Length + more;
        foreach ((EditRule rule, int replacement) in new[] { (EditRule.Levenshtein, 1), (EditRule.Indel, 2) })
        {
            int found = EditDistance.BandLastCell<int>(longer, shorter, replacement, [.. Enumerable.Repeat(7, shorter.Length + 1)], half), distance = EditDistance.Of<int>(left, right, rule);
            Assert.True(found >= distance);
            if (distance <= half) Assert.Equal(distance, found);
        }
    });

    [Property(MaxTest = 300)]
    public Property Swaps_are_counted_as_the_definition_says() => Prop.ForAll(Given.Sequences, Given.Sequences, (left, right) => EditDistance.Of<int>(left, right, EditRule.Osa) == Osa(left, right));

    [Property(MaxTest = 200)]
    public Property The_longest_common_subsequence_is_what_trying_all_finds() => Prop.ForAll(Given.Sequences, Given.Sequences, (left, right) =>
        EditDistance.Of<int>(left, right, EditRule.Lcs) == Math.Max(left.Length, right.Length) - Common(left, right));

    /// <summary>Optimal string alignment by its definition, with a table of all cells.</summary>
    private static int Osa(int[] left, int[] right)
    {
        int[,] cells = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cells[i, j] = i + j;
                    continue;
                }
                cells[i, j] = Math.Min(cells[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1), 1 + Math.Min(cells[i - 1, j], cells[i, j - 1]));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) cells[i, j] = Math.Min(cells[i, j], cells[i - 2, j - 2] + 1);
            }
        }
        return cells[left.Length, right.Length];
    }

    private static int Common(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        if (left.IsEmpty || right.IsEmpty) return 0;
        return left[0] == right[0] ? 1 + Common(left[1..], right[1..]) : Math.Max(Common(left[1..], right), Common(left, right[1..]));
    }

    /// <summary>The lengths without the common ends.</summary>
    private static (int Left, int Right) Trimmed(int[] left, int[] right)
    {
        int prefix = left.AsSpan().CommonPrefixLength(right), suffix = 0;
        while (suffix < Math.Min(left.Length, right.Length) - prefix && left[^(suffix + 1)] == right[^(suffix + 1)]) suffix++;
        return (left.Length - prefix - suffix, right.Length - prefix - suffix);
    }
}
