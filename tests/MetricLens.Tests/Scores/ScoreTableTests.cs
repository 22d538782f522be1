using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens.Tests.Scores;

public class ScoreTableTests
{
    private static readonly IMetric[] All = [.. MetricCatalogue.All];

    [Fact]
    public void Scores_do_not_depend_on_the_number_of_threads()
    {
        RecordSet records = RecordSet.Of(Family.Records([.. Enumerable.Range(0, 9).Select(k => Family.Right(k * 100, 1000))]));
        ScoreTable one = ScoreTable.Of(records, All, threads: 1), two = ScoreTable.Of(records, All, threads: 2);
        foreach ((ScoreColumn left, ScoreColumn right) in one.Columns.Zip(two.Columns))
        {
            Assert.Equal(left.MeanUnits(0), right.MeanUnits(0));
            Assert.Equal(left.MeanChance(0), right.MeanChance(0));
            for (int i = 0; i < records.Count; i++)
            {
                Assert.Equal(left[i], right[i]);
                Assert.Equal(left.UnscoredReason(i), right.UnscoredReason(i));
            }
        }
    }

    [Fact]
    public void A_metric_whose_fields_are_absent_covers_no_task()
    {
        ScoreTable table = ScoreTable.Of(Family.Of("10", "11"), All);
        Assert.True(table.Column("exact_match").Covers(0));
        Assert.False(table.Column("brier").Covers(0));
        Assert.NotNull(table.Column("brier").UnscoredReason(0));
        Assert.Null(table.Column("brier")[0]);
    }

    [Fact]
    public void An_unknown_column_suggests_the_nearest() =>
        Assert.Contains("'exact_match'", Assert.Throws<ArgumentException>(() => ScoreTable.Of(Family.Of("10"), All).Column("exact_mach")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_metric_named_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => ScoreTable.Of(Family.Of("10"), [All[0], All[0]]));

    [Fact]
    public void A_metric_whose_fields_were_not_kept_is_refused()
    {
        var builder = new RecordSetBuilder(RecordFields.Output);
        foreach (Record record in Family.Records(["10"])) builder.Add(record, "records", 1);
        Assert.Contains("Targets", Assert.Throws<ArgumentException>(() => ScoreTable.Of(builder.Build(), [MetricCatalogue.Get("exact_match")])).Message, StringComparison.Ordinal);
    }
}
