using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MetricLens.Statistics;
using MetricLens.Text;

namespace MetricLens.Tests.Text;

/// <summary>Every quick way to an edit distance gives what the plain dynamic program does.</summary>
public class BitParallelDistanceTests
{
    /// <summary>The widths of vectors that there are, and none; those that the machine lacks are done in software.</summary>
    public static TheoryData<int> Widths => [0, 128, 256, 512];

    private static readonly int[] Lengths = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200, 1030];

    /// <summary>Lengths about every border, of alphabets in which all, many and few items are equal.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_width_gives_the_distance_of_the_plain_program_at_every_border(int width)
    {
        var random = RandomStream.Derive(11, "borders", width);
        foreach (int longer in Lengths)
        {
            foreach (int shorter in Lengths.Where(length => length <= longer))
            {
                foreach (int alphabet in (int[])[1, 2, 20, 100_000]) Compare(Sequence(random, longer, alphabet), Sequence(random, shorter, alphabet), width);
            }
        }
    }

    [Property(MaxTest = 300)]
    public Property Every_width_gives_the_distance_of_the_plain_program() => Prop.ForAll(Edited, pair =>
    {
        foreach (int width in Widths.Select(row => row.Data)) Compare(pair.Left, pair.Right, width);
    });

    /// <summary>What one strip hands to the next passes unchanged through strips in which nothing is equal.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void A_carry_passes_strips_without_an_equal_item(int width)
    {
        var random = RandomStream.Derive(12, "passing", width);
        for (int round = 0; round < 50; round++)
        {
            // So many different items that the first strip is not matched whole, which would leave nothing to hand on.
            int[] rows = Sequence(random, 250, 30);
            Array.Fill(rows, 99, 64, 128);
            Compare(Sequence(random, 260, 30), rows, width);
        }
    }

    [Fact]
    public void Extreme_items_are_told_apart()
    {
        int[] extremes = [int.MinValue, -1, 0, 1, int.MaxValue, 0x10FFFF, 1 << 31, 0];
        foreach (int width in Widths.Select(row => row.Data)) Compare([.. extremes, .. extremes], [.. extremes.Reverse()], width);
    }

    /// <summary>Two sequences of which one is the other after some edits.</summary>
    private static Arbitrary<(int[] Left, int[] Right)> Edited { get; } = (
        from length in Gen.Choose(1, 300)
        from alphabet in Gen.Elements(2, 30, 1_000_000)
        from left in Gen.Choose(-alphabet, alphabet).ArrayOf(length)
        from places in Gen.Choose(0, length - 1).ArrayOf()
        select (left, Edit(left, places))).ToArbitrary();

    private static int[] Edit(int[] items, int[] places)
    {
        List<int> edited = [.. items];
        foreach (int place in places)
        {
            if (place >= edited.Count) edited.Add(place);
            else if (place % 3 == 0 && edited.Count > 1) edited.RemoveAt(place);
            else edited[place] = place;
        }
        return [.. edited];
    }

    private static int[] Sequence(RandomStream random, int length, int alphabet) => [.. Enumerable.Range(0, length).Select(_ => random.NextInt(alphabet))];

    private static void Compare(int[] left, int[] right, int width)
    {
        if (left.Length < right.Length) (left, right) = (right, left);
        foreach (bool isIndel in (bool[])[false, true])
        {
            Assert.Equal(EditDistance.Plain<int>(left, right, isIndel ? 2 : 1), BitParallelDistance.Of<int>(left, right, isIndel, width));
            ushort[] narrowLeft = Array.ConvertAll(left, item => (ushort)item), narrowRight = Array.ConvertAll(right, item => (ushort)item);
            Assert.Equal(EditDistance.Plain<ushort>(narrowLeft, narrowRight, isIndel ? 2 : 1), BitParallelDistance.Of<ushort>(narrowLeft, narrowRight, isIndel, width));
        }
    }
}
