using FsCheck.Xunit;
using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class StudentTTests
{
    [Fact]
    public void One_degree_of_freedom_is_the_cauchy_distribution()
    {
        foreach (double p in new[] { 1e-9, 0.005, 0.025, 0.2, 0.4 })
            Assert.Equal(-1, StudentT.Quantile(p, 1) * Math.Tan(p * Math.PI), 1e-13);
    }

    [Fact]
    public void Two_degrees_of_freedom_have_a_closed_form()
    {
        foreach (double p in new[] { 1e-12, 0.01, 0.2, 0.3, 0.45, 0.499999 })
        {
            double expected = (2 * p - 1) / Math.Sqrt(2 * p * (1 - p));
            Assert.Equal(expected, StudentT.Quantile(p, 2), Math.Abs(expected) * 1e-13 + 1e-16);
        }
    }

    [Fact]
    public void Quantile_is_zero_at_a_half_and_infinite_at_the_ends()
    {
        Assert.Equal(0, StudentT.Quantile(0.5, 3.5));
        Assert.Equal(double.NegativeInfinity, StudentT.Quantile(0, 3));
        Assert.Equal(double.PositiveInfinity, StudentT.Quantile(1, 3));
        Assert.Equal(0, StudentT.Survival(double.PositiveInfinity, 3));
        Assert.Equal(1, StudentT.Survival(double.NegativeInfinity, 3));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-20)]
    [InlineData(1e-3)]
    [InlineData(0.249)]
    [InlineData(0.251)]
    [InlineData(0.49)]
    public void Quantile_inverts_the_distribution_function(double p)
    {
        foreach (double df in new[] { 1, 1.7, 3, 10, 250, 1e5 })
            Assert.Equal(1, StudentT.Cdf(StudentT.Quantile(p, df), df) / p, 1e-12);
    }

    [Property]
    public bool Tails_are_symmetric(double t, ushort degrees)
    {
        if (!double.IsFinite(t)) return true;
        double df = 0.5 + degrees / 100.0, upper = StudentT.Survival(t, df);
        return upper is >= 0 and <= 1 && Math.Abs(upper + StudentT.Survival(-t, df) - 1) < 1e-14 && upper == StudentT.Cdf(-t, df);
    }

    [Fact]
    public void Arguments_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(double.NaN, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(1.1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Survival(double.NaN, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Survival(1, double.PositiveInfinity));
    }
}
