using FsCheck.Xunit;
using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class ProportionTests
{
    [Fact]
    public void Zero_of_a_hundred_still_hides_three_point_six_percent() =>
        Assert.Equal(0.036216693, Proportion.HiddenAt(100, 0.05), 1e-9);

    [Fact]
    public void Hidden_accuracy_is_the_clopper_pearson_bound_at_no_successes() =>
        Assert.Equal(Proportion.ClopperPearson(0, 37, 0.95).Upper, Proportion.HiddenAt(37, 0.05), 1e-15);

    [Fact]
    public void Trials_to_show_is_the_first_count_that_excludes_the_accuracy()
    {
        foreach (double accuracy in new[] { 1e-9, 0.001, 0.01, 0.036216692645, 0.2, 0.975, 0.999 })
        {
            long trials = Proportion.TrialsToShow(accuracy, 0.05);
            Assert.True(Proportion.HiddenAt(trials, 0.05) <= accuracy);
            Assert.True(trials == 1 || Proportion.HiddenAt(trials - 1, 0.05) > accuracy);
        }

        Assert.Equal(368, Proportion.TrialsToShow(0.01, 0.05));
    }

    [Property]
    public bool Bounds_hold_the_share_and_mirror_under_failures(ushort successes, ushort failures)
    {
        double x = successes / 10.0, n = x + failures / 10.0;
        if (n == 0) return true;
        return Holds(Proportion.Wilson) && Holds(Proportion.ClopperPearson);

        bool Holds(Func<double, double, double, (double Lower, double Upper)> interval)
        {
            (double lower, double upper) = interval(x, n, 0.95);
            (double mirroredLower, double mirroredUpper) = interval(n - x, n, 0.95);
            return lower is >= 0 and <= 1 && upper is >= 0 and <= 1
                && lower <= x / n + 1e-12 && upper >= x / n - 1e-12
                && Math.Abs(lower - (1 - mirroredUpper)) < 1e-9 && Math.Abs(upper - (1 - mirroredLower)) < 1e-9;
        }
    }

    [Fact]
    public void Bounds_are_exact_at_the_ends()
    {
        Assert.Equal(0, Proportion.Wilson(0, 40, 0.9).Lower);
        Assert.Equal(1, Proportion.Wilson(40, 40, 0.9).Upper);
        Assert.Equal(0, Proportion.ClopperPearson(0, 40, 0.9).Lower);
        Assert.Equal(1, Proportion.ClopperPearson(40, 40, 0.9).Upper);
    }

    [Fact]
    public void Arguments_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson(-1, 10, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson(11, 10, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.ClopperPearson(double.NaN, 10, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.ClopperPearson(0, 0, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson(1, 10, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.HiddenAt(0, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.TrialsToShow(double.NaN, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.TrialsToShow(1e-300, 0.05));
    }
}
