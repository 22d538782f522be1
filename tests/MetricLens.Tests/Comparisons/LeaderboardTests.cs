using MetricLens.Comparisons;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Scores;
using MetricLens.Statistics;

namespace MetricLens.Tests.Comparisons;

public class LeaderboardTests
{
    private static readonly ComparisonOptions Options = new() { Resamples = 1000, Metrics = ["exact_match"] };

    [Fact]
    public void Models_are_ranked_and_equal_ones_share_their_rank()
    {
        TaskLeaderboard task = Rank(Family.Records([Family.Right(10, 50), Family.Right(40, 50), Family.Right(25, 50), Family.Right(40, 50)])).Tasks.Single();
        Assert.Equal(["m01", "m03", "m02", "m00"], task.Contenders.Select(contender => contender.Name));
        Standing[] standings = [.. task.Rankings.Single().Standings];
        Assert.Equal([1.5, 1.5, 3, 4], standings.Select(standing => standing.Rank.Value));
        Assert.Equal([(1, 2), (1, 2), (3, 3), (4, 4)], standings.Select(standing => (standing.BestRank, standing.WorstRank)));
        Assert.All(standings, standing => Assert.True(standing.Rank.Lower <= standing.Rank.Value && standing.Rank.Value <= standing.Rank.Upper));
        Assert.Equal(6, task.Pairs.Count);
        Assert.Equal((5, 0, 0, 1), (task.Count(Ordering.Holds), task.Count(Ordering.RestsOnMetric), task.Count(Ordering.Flips), task.Count(Ordering.Open)));
        Assert.Equal(Ordering.Holds, task.Ordering);
    }

    [Fact]
    public void A_pair_of_a_leaderboard_is_the_pair_of_a_comparison_before_the_correction()
    {
        ScoreTable scores = Table(Family.Records([Family.Right(10, 50), Family.Right(40, 50), Family.Right(25, 50)], clusters: i => $"c{i / 3}"));
        MetricDifference alone = ModelComparison.Of(scores, "m01", "m02", Options).Findings[0].Differences[0];
        MetricDifference among = Leaderboard.Of(scores, Options).Tasks[0].Pairs.Single(pair => pair.First.Name == "m01" && pair.Second.Name == "m02").Differences[0];
        Assert.Equal(alone, among with { PAdjusted = alone.PAdjusted });
    }

    [Fact]
    public void A_turned_ranking_has_a_tau_of_minus_one_and_its_pairs_flip()
    {
        TaskLeaderboard task = Rank(ModelComparisonTests.Texts(), new() { Resamples = 1000 }).Tasks.Single();
        RankAgreement agreement = task.Agreements.Single();
        Assert.Equal((-1.0, 1, 0), (agreement.TauB!.Value, agreement.Flipped, agreement.Agreeing));
        Assert.Equal(Ordering.Flips, task.Ordering);
    }

    [Fact]
    public void Rank_intervals_hold_the_true_rank_of_models_that_differ()
    {
        const int Runs = 200, Examples = 120;
        double[] ability = [0.3, 0.4, 0.5, 0.6];
        int held = 0, heldBySignificance = 0;
        for (int run = 0; run < Runs; run++)
        {
            RandomStream stream = RandomStream.Derive(13, "ranks", run);
            string[] models = [.. ability.Select(share => string.Concat(Enumerable.Range(0, Examples).Select(_ => stream.NextDouble() < share ? '1' : '0')))];
            TaskLeaderboard task = Rank(Family.Records(models), Options with { Resamples = 400 }).Tasks[0];
            foreach (Standing standing in task.Rankings[0].Standings)
            {
                int truth = 4 - (standing.Contender.Name[^1] - '0');
                held += standing.Rank.Lower <= truth && truth <= standing.Rank.Upper ? 1 : 0;
                heldBySignificance += standing.BestRank <= truth && truth <= standing.WorstRank ? 1 : 0;
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"bootstrap {held}, by significance {heldBySignificance} of {Runs * ability.Length}"));
        // Whole ranks cover more than the level where models differ; three binomial standard errors of runs, whose four ranks go together.
        Assert.True(held >= Runs * ability.Length * (0.95 - 0.046));
        Assert.True(heldBySignificance >= Runs * ability.Length * (0.95 - 0.046));
    }

    [Fact]
    public void Families_stand_together_unless_one_is_asked_for()
    {
        Record[] records = [.. Family.Records([Family.Right(30, 40), Family.Right(18, 40)])];
        Record[] both = [.. records.Select(record => record.As(family: "one")), .. records.Take(40).Select(record => record.As(family: "two"))];
        Assert.Equal(["one/m00", "two/m00", "m01"], Rank(both).Tasks[0].Contenders.Select(contender => contender.Name));
        Assert.Equal(["m00", "m01"], Rank(both, Options with { Family = "one" }).Tasks[0].Contenders.Select(contender => contender.Name));
        Assert.Equal("there is only one model", Rank(both, Options with { Family = "two" }).Skipped.Single().Why);
        Assert.Throws<ArgumentException>(() => Rank(both, Options with { Family = "three" }));
    }

    [Fact]
    public void Order_of_records_and_number_of_threads_leave_no_trace()
    {
        Record[] records = [.. Family.Records([Family.Right(10, 30), Family.Right(20, 30), Family.Right(12, 30), Family.Right(20, 30)], clusters: i => $"c{i / 2}")];
        byte[] one = Json(records, 1);
        Assert.Equal(one, Json(records, 4));
        Assert.Equal(one, Json([.. records.Reverse()], 2));

        static byte[] Json(Record[] records, int threads)
        {
            using var stream = new MemoryStream();
            ComparisonJson.Write(Rank(records, Options with { Threads = threads }), stream);
            return stream.ToArray();
        }
    }

    private static ScoreTable Table(IEnumerable<Record> records) => ScoreTable.Of(RecordSet.Of(records), MetricCatalogue.All);

    private static Leaderboard Rank(IEnumerable<Record> records, ComparisonOptions? options = null) => Leaderboard.Of(Table(records), options ?? Options);
}
