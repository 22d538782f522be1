using MetricLens.Records;

namespace MetricLens.Plotting.Tests;

public sealed class TickTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.25, "0.25")]
    [InlineData(-0.3, "−0.3")]
    [InlineData(1000, "1000")]
    [InlineData(100000, "10⁵")]
    [InlineData(1e-8, "10⁻⁸")]
    [InlineData(-25000, "−2.5×10⁴")]
    public void Numbers_are_short(double value, string expected) => Assert.Equal(expected, TickLabels.Number(value));

    [Fact]
    public void Round_values_lie_within_their_range() =>
        Assert.Equal([0, 0.2, 0.4, 0.6, 0.8, 1], TickLabels.Round(0, 1, 5));

    [Fact]
    public void A_wide_axis_is_labelled_in_powers_of_ten() =>
        Assert.Equal(["10⁴", "10⁵", "10⁶"], Labels(ScaleAxis.Params, 3.4, 6.1, 2500, 1.2e6));

    [Fact]
    public void A_very_wide_axis_leaves_powers_out() =>
        Assert.Equal(["10¹⁰", "10¹²", "10¹⁴", "10¹⁶", "10¹⁸", "10²⁰", "10²²"], Labels(ScaleAxis.TrainFlops, 9.5, 22.4, 4e9, 2e22));

    [Fact]
    public void A_narrow_axis_is_labelled_between_the_powers() =>
        Assert.Equal(["2×10⁴", "5×10⁴", "10⁵"], Labels(ScaleAxis.Params, 4.2, 5.2, 1.7e4, 1.4e5));

    [Fact]
    public void An_axis_without_a_round_value_shows_its_ends() =>
        Assert.Equal(["1.3×10⁴", "1.4×10⁴"], Labels(ScaleAxis.Params, Math.Log10(1.29e4), Math.Log10(1.41e4), 1.3e4, 1.4e4));

    [Fact]
    public void A_training_loss_falls_to_the_right()
    {
        IReadOnlyList<AxisTick> ticks = ScaleTicks.Of(ScaleAxis.TrainLoss, -3.1, -1.4, [3, 1.5]);
        Assert.Equal(["3", "2.5", "2", "1.5"], ticks.OrderBy(tick => tick.Position).Select(tick => tick.Label));
    }

    private static IEnumerable<string> Labels(ScaleAxis axis, double low, double high, params double[] scales) =>
        ScaleTicks.Of(axis, low, high, scales).Where(tick => !tick.IsMinor).Select(tick => tick.Label);
}
