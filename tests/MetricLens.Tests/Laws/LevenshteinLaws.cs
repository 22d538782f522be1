using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MetricLens.Text;

namespace MetricLens.Tests.Laws;

/// <summary>The Levenshtein distance is a metric, and more.</summary>
public class LevenshteinLaws
{
    [Property(MaxTest = 500)]
    public Property It_is_symmetric() => OfTwo((a, b) => Distance(a, b) == Distance(b, a));

    [Property(MaxTest = 500)]
    public Property It_is_zero_exactly_between_equals() => OfTwo((a, b) => (Distance(a, b) == 0) == a.SequenceEqual(b) && Distance(a, [.. a]) == 0);

    [Property(MaxTest = 500)]
    public Property A_detour_is_no_shorter() => Prop.ForAll(Generated.Sequences, Generated.Sequences, Generated.Sequences, (a, b, c) =>
        Distance(a, c) <= Distance(a, b) + Distance(b, c));

    [Property(MaxTest = 500)]
    public Property It_lies_between_the_difference_and_the_longer_of_the_lengths() => OfTwo((a, b) =>
        Distance(a, b) >= Math.Abs(a.Length - b.Length) && Distance(a, b) <= Math.Max(a.Length, b.Length));

    [Property(MaxTest = 500)]
    public Property Reading_both_backwards_changes_nothing() => OfTwo((a, b) =>
        Distance([.. Enumerable.Reverse(a)], [.. Enumerable.Reverse(b)]) == Distance(a, b));

    [Property(MaxTest = 500)]
    public Property A_common_beginning_or_end_changes_nothing() => Prop.ForAll(Generated.Sequences, Generated.Sequences, Generated.Sequences, (a, b, affix) =>
        Distance([.. affix, .. a], [.. affix, .. b]) == Distance(a, b) && Distance([.. a, .. affix], [.. b, .. affix]) == Distance(a, b));

    [Property(MaxTest = 500)]
    public Property It_is_at_most_the_number_of_places_that_differ() => OfTwo((a, b) =>
    {
        int length = Math.Min(a.Length, b.Length);
        return Distance(a[..length], b[..length]) <= Enumerable.Range(0, length).Count(i => a[i] != b[i]);
    });

    [Property(MaxTest = 500)]
    public Property One_edit_moves_it_by_at_most_one() => Prop.ForAll(Generated.Sequences, Generated.Sequences, Gen.Choose(0, 8).ToArbitrary(), (a, b, place) =>
    {
        int at = Math.Min(place, a.Length);
        return Math.Abs(Distance([.. a[..at], 2, .. a[at..]], b) - Distance(a, b)) <= 1;
    });

    [Property(MaxTest = 500)]
    public Property It_agrees_with_its_recursive_definition() => OfTwo((a, b) =>
        Distance(a, b) == Recursive(a, b, new Dictionary<(int, int), int>()));

    [Fact]
    public void Rows_beyond_the_stack_give_the_same_distance()
    {
        int[] odd = [.. Enumerable.Range(0, 700).Select(i => 2 * i)];
        int[] shifted = [-1, .. odd[..^1], -2];
        Assert.Equal(2, Distance(odd, shifted));
        Assert.Equal(700, Distance(odd, [.. odd.Select(value => value + 1)]));
    }

    private static int Recursive(int[] a, int[] b, Dictionary<(int, int), int> known)
    {
        if (a.Length == 0 || b.Length == 0) return a.Length + b.Length;
        if (known.TryGetValue((a.Length, b.Length), out int found)) return found;
        int replaced = Recursive(a[..^1], b[..^1], known) + (a[^1] == b[^1] ? 0 : 1);
        int shorter = Math.Min(Recursive(a[..^1], b, known), Recursive(a, b[..^1], known)) + 1;
        return known[(a.Length, b.Length)] = Math.Min(replaced, shorter);
    }

    private static int Distance(int[] a, int[] b) => EditDistance.Levenshtein<int>(a, b);

    private static Property OfTwo(Func<int[], int[], bool> law) => Prop.ForAll(Generated.Sequences, Generated.Sequences, law);
}
