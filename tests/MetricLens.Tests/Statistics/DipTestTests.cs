using System.Text.Json;
using MetricLens.Statistics;
using MetricLens.Tests.Oracles;

namespace MetricLens.Tests.Statistics;

public class DipTestTests
{
    /// <summary>Evenly spaced values have the least dip there is, and two heaps a dip that no uniform sample has: one is added to both counts.</summary>
    [Fact]
    public void The_p_value_is_one_at_the_least_dip_and_one_over_the_draws_at_the_greatest()
    {
        Assert.Equal(1, DipTest.PValue([.. Enumerable.Range(0, 20).Select(i => (double)i)], 19, 1));
        Assert.Equal(1.0 / 20, DipTest.PValue([.. Enumerable.Range(0, 40).Select(i => (i % 2) + (0.001 * i))], 19, 1), 1e-15);
    }

    [Fact]
    public void The_dip_and_its_p_value_agree_with_R()
    {
        foreach (JsonElement row in Oracle.Section("dip.json", "cases").EnumerateArray())
        {
            double[] values = row.Numbers("values");
            Oracle.Close(row.Number("dip"), DipTest.Dip(values), 1e-12, 0, row.GetProperty("name").GetString()!);
            // Both p-values are simulated or interpolated; three standard errors of 1000 samples, and what R's table is coarse by.
            double p = row.Number("p");
            Assert.InRange(DipTest.PValue(values, 1000, 1), p - (0.02 + (3 * Math.Sqrt(p * (1 - p) / 1000))), p + 0.02 + (3 * Math.Sqrt(p * (1 - p) / 1000)));
        }
    }

    [Fact]
    public void Place_unit_order_and_direction_do_not_matter()
    {
        double[] values = [0.1, 0.4, 0.5, 0.9, 3.1, 3.3, 3.4, 4.0];
        double dip = DipTest.Dip(values);
        Assert.Equal(dip, DipTest.Dip([.. values.Reverse().Select(value => (7 * value) - 3)]), 1e-12);
        Assert.Equal(dip, DipTest.Dip([.. values.Select(value => -value)]), 1e-12);
    }

    [Fact]
    public void Two_points_of_mass_have_the_largest_dip_and_one_the_least()
    {
        Assert.Equal(0.25, DipTest.Dip([.. Enumerable.Repeat(0.0, 10), .. Enumerable.Repeat(1.0, 10)]), 1e-12);
        Assert.Equal(1.0 / 40, DipTest.Dip([.. Enumerable.Repeat(3.0, 20)]), 1e-12);
        Assert.Equal(0.5, DipTest.Dip([3]));
        Assert.Throws<ArgumentException>(() => DipTest.Dip([]));
        Assert.Throws<ArgumentException>(() => DipTest.Dip([1, double.NaN]));
    }

    [Fact]
    public void One_mode_is_seldom_called_two()
    {
        int rejected = Enumerable.Range(0, 100).Count(run =>
        {
            RandomStream stream = RandomStream.Derive(5, "one mode", run);
            return DipTest.PValue([.. Enumerable.Range(0, 20).Select(_ => stream.NextNormal())], 200, run) < 0.05;
        });
        Assert.InRange(rejected, 0, 12);
    }
}
