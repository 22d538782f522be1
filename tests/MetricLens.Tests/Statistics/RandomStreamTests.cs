using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class RandomStreamTests
{
    [Fact]
    public void Splitmix_gives_its_published_outputs()
    {
        ulong state = 1234567;
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => RandomStream.SplitMix(ref state)));
    }

    [Fact]
    public void Xoshiro_gives_its_published_outputs()
    {
        RandomStream stream = new(1, 2, 3, 4);
        ulong[] expected =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600,
            16172922978634559625, 8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        Assert.Equal(expected, expected.Select(_ => stream.NextUInt64()));
    }

    [Fact]
    public void Derived_streams_never_change()
    {
        Assert.Equal(DerivedFirst, RandomStream.Derive(42, "bootstrap", 7).NextUInt64());
        Assert.Equal(DerivedFirst, RandomStream.Derive(42, "bootstrap", 7).NextUInt64());
    }

    [Fact]
    public void Derived_streams_differ_in_every_part()
    {
        ulong[] first =
        [
            .. from seed in Enumerable.Range(-5, 11) from purpose in new[] { "", "bootstrap", "Bootstrap", "noise" }
            from index in Enumerable.Range(0, 50) select RandomStream.Derive(seed, purpose, index).NextUInt64(),
        ];
        Assert.Equal(first.Length, first.Distinct().Count());
    }

    [Fact]
    public void Doubles_fill_the_unit_interval_evenly()
    {
        RandomStream stream = new(1);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => stream.NextDouble())];
        Assert.All(draws, draw => Assert.InRange(draw, 0, 1 - 1e-16));
        Assert.InRange(draws.Average(), 0.5 - 0.004, 0.5 + 0.004);
    }

    [Fact]
    public void Integers_are_even_over_their_range()
    {
        RandomStream stream = new(2);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) counts[stream.NextInt(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 10_000 - 400, 10_000 + 400));
        Assert.Equal(0, stream.NextInt(1));
        Assert.InRange(stream.NextInt(int.MaxValue), 0, int.MaxValue - 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextInt(0));
    }

    [Fact]
    public void Normal_numbers_have_the_shares_of_their_distribution()
    {
        RandomStream stream = new(3);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => stream.NextNormal())];
        Assert.InRange(draws.Average(), -0.0127, 0.0127);
        Assert.InRange(draws.Average(draw => draw * draw), 1 - 0.018, 1 + 0.018);
        Assert.InRange(draws.Count(draw => draw > 1.6448536269514722), 5000 - 280, 5000 + 280);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(30)]
    public void Student_numbers_have_the_shares_of_their_distribution(double df)
    {
        RandomStream stream = new(4);
        double limit = StudentT.Quantile(0.95, df), middle = StudentT.Quantile(0.6, df);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => stream.NextStudentT(df))];
        Assert.InRange(draws.Count(draw => draw > limit), 5000 - 280, 5000 + 280);
        Assert.InRange(draws.Count(draw => draw > middle), 40_000 - 620, 40_000 + 620);
        Assert.InRange(draws.Count(draw => draw > 0), 50_000 - 640, 50_000 + 640);
    }

    [Fact]
    public void Degrees_of_freedom_outside_their_range_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1).NextStudentT(double.NaN));

    /// <summary>From a separate implementation in Python of the documented hash and mixing.</summary>
    private const ulong DerivedFirst = 8179166719769281021;
}
