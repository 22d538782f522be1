using FsCheck.Xunit;
using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class MultipleTestingTests
{
    [Fact]
    public void No_tests_give_no_values()
    {
        Assert.Empty(MultipleTesting.Bonferroni([]));
        Assert.Empty(MultipleTesting.Holm([]));
        Assert.Empty(MultipleTesting.BenjaminiHochberg([]));
        Assert.Empty(MultipleTesting.BenjaminiYekutieli([]));
    }

    [Fact]
    public void Values_outside_the_unit_interval_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.Holm([0.1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.BenjaminiHochberg([1.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.Bonferroni([-0.1]));
    }

    [Property]
    public bool Adjusted_values_are_ordered_by_method_and_keep_the_order_of_the_tests(ushort[] raw)
    {
        double[] p = [.. raw.Select(value => value / 65535.0)];
        double[] bonferroni = MultipleTesting.Bonferroni(p), holm = MultipleTesting.Holm(p);
        double[] hochberg = MultipleTesting.BenjaminiHochberg(p), yekutieli = MultipleTesting.BenjaminiYekutieli(p);
        for (int i = 0; i < p.Length; i++)
        {
            const double Rounding = 1e-12;
            if (holm[i] > bonferroni[i] + Rounding || hochberg[i] > holm[i] + Rounding || hochberg[i] > yekutieli[i] + Rounding) return false;
            if (hochberg[i] < p[i] - Rounding || bonferroni[i] > 1 || yekutieli[i] > 1) return false;
            for (int j = 0; j < p.Length; j++)
            {
                if (p[i] < p[j] && (holm[i] > holm[j] || hochberg[i] > hochberg[j])) return false;
                if (p[i] == p[j] && (holm[i] != holm[j] || hochberg[i] != hochberg[j])) return false;
            }
        }

        return true;
    }
}
