using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MetricLens.Statistics;
using MetricLens.Tests.Metrics;
using MetricLens.Text;

namespace MetricLens.Tests.Text;

public class EditRuleTests
{
    [Property(MaxTest = 500)]
    public Property Distances_are_in_order_and_symmetric() => Prop.ForAll(Given.Sequences, Given.Sequences, (left, right) =>
    {
        int levenshtein = EditDistance.Levenshtein<int>(left, right), indel = EditDistance.Of<int>(left, right, EditRule.Indel);
        int osa = EditDistance.Of<int>(left, right, EditRule.Osa), lcs = EditDistance.Of<int>(left, right, EditRule.Lcs);
        int common = (left.Length + right.Length - indel) / 2;
        Assert.True(osa <= levenshtein && levenshtein <= indel && indel <= 2 * levenshtein);
        Assert.Equal(Math.Max(left.Length, right.Length) - common, lcs);
        Assert.True(lcs <= levenshtein);
        foreach (EditRule rule in Enum.GetValues<EditRule>()) Assert.Equal(EditDistance.Of<int>(left, right, rule), EditDistance.Of<int>(right, left, rule));
        Assert.Equal(left.SequenceEqual(right), lcs == 0);
    });

    [Theory]
    [InlineData("ca", "abc", 3)]
    [InlineData("4906", "4096", 1)]
    [InlineData("", "ab", 2)]
    public void Optimal_string_alignment_edits_no_place_twice(string left, string right, int distance) =>
        Assert.Equal(distance, EditDistance.Of(left.AsSpan(), right.AsSpan(), EditRule.Osa));

    /// <summary>Sequences long enough for the band: few edits, far apart.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(100)]
    public void A_band_finds_the_distance_that_the_whole_would(int edits)
    {
        var random = RandomStream.Derive(7, "band", edits);
        List<int> left = [.. Enumerable.Range(0, 4000).Select(_ => random.NextInt(20))], right = [.. left];
        for (int i = 0; i < edits; i++)
        {
            int place = random.NextInt(right.Count);
            if (i % 3 == 0) right.RemoveAt(place);
            else if (i % 3 == 1) right.Insert(place, random.NextInt(20));
            else right[place] = random.NextInt(20);
        }
        int[] longer = [.. left.Count < right.Count ? right : left], shorter = [.. left.Count < right.Count ? left : right];
        foreach (int replacement in (int[])[1, 2])
        {
            int whole = EditDistance.Plain<int>(longer, shorter, replacement);
            Assert.True(EditDistance.TryBand<int>(longer, shorter, replacement, out int distance));
            Assert.Equal(whole, distance);
        }
    }

    [Fact]
    public void A_band_finds_no_distance_wider_than_itself()
    {
        int[] left = [.. Enumerable.Range(0, 4000)], right = [.. Enumerable.Range(4000, 4000)];
        Assert.False(EditDistance.TryBand<int>(left, right, 1, out _));
    }

    [Fact]
    public void A_megabyte_that_differs_in_few_places_is_compared()
    {
        char[] left = new char[1_000_000];
        Array.Fill(left, 'a');
        for (int i = 0; i < left.Length; i += 7) left[i] = (char)('b' + (i % 20));
        char[] right = [.. left];
        (right[10], right[999_990]) = ('z', 'z');
        Assert.Equal(2, EditDistance.Levenshtein<char>(left, right));
    }

    [Fact]
    public void Texts_too_long_to_compare_are_refused_at_once()
    {
        char[] left = [.. Enumerable.Repeat('a', 200_000)], right = [.. Enumerable.Repeat('b', 100_000)];
        Assert.False(EditDistance.TryMeasure<char>(left, right, EditRule.Osa, out _));
        Assert.Throws<ArgumentException>(() => EditDistance.Of<char>(left, right, EditRule.Osa));
    }
}
