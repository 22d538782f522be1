using System.Text.Json;
using MetricLens.Planning;
using MetricLens.Statistics;
using MetricLens.Tests.Oracles;

namespace MetricLens.Tests.Planning;

public class ShowableAccuracyTests
{
    [Fact]
    public void Without_chance_one_success_is_enough_and_has_the_power_that_is_asked_for_at_a_closed_form()
    {
        ShowableAccuracy accuracy = ShowableAccuracy.Of(100);
        Assert.Equal(1, accuracy.SignificantSuccesses);
        // None of 100 right at p has the probability (1 − p)^100: a fifth where the power is four fifths, α/2 where it is hidden.
        Assert.Equal(1 - Math.Pow(0.2, 0.01), accuracy.Smallest!.Value, 12);
        Assert.Equal(1 - Math.Pow(0.025, 0.01), accuracy.Hidden, 12);
    }

    [Fact]
    public void Everything_agrees_with_scipy()
    {
        foreach (JsonElement row in Oracle.Section("planning.json", "showable_accuracy").EnumerateArray())
        {
            int n = row.GetProperty("n").GetInt32();
            ShowableAccuracy accuracy = ShowableAccuracy.Of(n, row.Number("chance"), row.Number("alpha"), row.Number("power"));
            Oracle.Close(row.Number("hidden"), accuracy.Hidden, 1e-12, 0, $"hidden at {n}");
            Assert.Equal(row.GetProperty("significant").ValueKind == JsonValueKind.Null ? null : row.GetProperty("significant").GetInt32(), accuracy.SignificantSuccesses);
            if (accuracy.Smallest is { } smallest) Oracle.Close(row.Number("smallest"), smallest, 1e-9, 0, $"smallest at {n}");
        }
    }

    [Fact]
    public void The_gain_where_all_disagreements_fall_one_way_agrees_with_scipy()
    {
        foreach (JsonElement row in Oracle.Section("planning.json", "one_sided_gain").EnumerateArray())
        {
            int n = row.GetProperty("n").GetInt32();
            // The search for it stops at a ten-thousandth or finer.
            Oracle.Close(row.Number("gain"), ShowableAccuracy.Of(n).SmallestGain!.Value, 0, 2e-4, $"gain at {n}");
        }
    }

    [Fact]
    public void More_examples_show_smaller_accuracies_and_gains()
    {
        ShowableAccuracy[] all = [.. new[] { 30, 100, 300, 1000 }.Select(n => ShowableAccuracy.Of(n, chance: 0.25))];
        for (int i = 1; i < all.Length; i++)
        {
            Assert.True(all[i].Smallest < all[i - 1].Smallest);
            Assert.True(all[i].SmallestGainAmongDisagreements < all[i - 1].SmallestGainAmongDisagreements);
            Assert.True(all[i].SmallestGain < all[i].SmallestGainAmongDisagreements);
        }
        // The bound of the significant count lies above chance, and that of one fewer does not.
        ShowableAccuracy last = all[^1];
        Assert.True(Proportion.ClopperPearson(last.SignificantSuccesses!.Value, 1000, 0.95).Lower > 0.25);
        Assert.False(Proportion.ClopperPearson(last.SignificantSuccesses.Value - 1, 1000, 0.95).Lower > 0.25);
    }

    [Fact]
    public void Too_few_examples_show_nothing()
    {
        ShowableAccuracy accuracy = ShowableAccuracy.Of(2, chance: 0.5);
        Assert.Null(accuracy.SignificantSuccesses);
        Assert.Null(accuracy.Smallest);
        Assert.Null(accuracy.SmallestGain);
    }

    [Theory]
    [InlineData(0, 0, 0.05, 0.8)]
    [InlineData(-5, 0, 0.05, 0.8)]
    [InlineData(10, 1, 0.05, 0.8)]
    [InlineData(10, double.NaN, 0.05, 0.8)]
    [InlineData(10, 0, 0, 0.8)]
    [InlineData(10, 0, 0.05, 0.05)]
    public void Numbers_out_of_range_are_refused(int units, double chance, double alpha, double power) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ShowableAccuracy.Of(units, chance, alpha, power));
}
