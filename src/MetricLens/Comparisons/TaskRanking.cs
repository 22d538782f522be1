using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Statistics;

namespace MetricLens.Comparisons;

/// <summary>The ranking of one task before its pairs are corrected for the number of comparisons.</summary>
internal sealed class TaskRanking
{
    private readonly Contest _contest;
    private readonly int[] _order;
    private readonly Estimate[][] _means;
    private readonly Estimate[][] _ranks;
    private readonly Estimate?[,] _taus;

    private TaskRanking(Contest contest, int[] order, PairFinding[] pairs, Estimate[][] means, Estimate[][] ranks, Estimate?[,] taus) =>
        (_contest, _order, Pairs, _means, _ranks, _taus) = (contest, order, pairs, means, ranks, taus);

    /// <summary>Every pair of models, the better placed first.</summary>
    public IReadOnlyList<PairFinding> Pairs { get; }

    public static TaskRanking Of(Contest contest, ComparisonOptions options, ParallelOptions parallel)
    {
        int[] order = [.. Enumerable.Range(0, contest.Contenders.Count).OrderByDescending(model => Sign(contest.Metrics[0]) * contest.Mean(0, model))];
        (int First, int Second)[] places = [.. order.Index().SelectMany(first => order.Skip(first.Index + 1).Select(second => (first.Item, second)))];
        _ = contest.Index;
        var pairs = new PairFinding[places.Length];
        Parallel.For(0, places.Length, parallel, i => pairs[i] = contest.Compare(places[i].First, places[i].Second));
        double level = 1 - options.Alpha;
        Resampled[] resampled = [.. Enumerable.Range(0, contest.Metrics.Count).Select(metric => Resampled.Of(contest, metric, order))];
        var taus = new Estimate?[resampled.Length, resampled.Length];
        for (int i = 0; i < resampled.Length; i++)
            for (int j = i + 1; j < resampled.Length; j++) taus[i, j] = Tau(resampled[i], resampled[j], contest, level);
        return new(contest, order, pairs, [.. Enumerable.Range(0, resampled.Length).Select(metric => Means(contest, metric, order, level))],
            [.. resampled.Select(metric => metric.Ranks(contest.Examples, level))], taus);
    }

    /// <summary>The ranking with its pairs corrected.</summary>
    public TaskLeaderboard With(IReadOnlyList<PairFinding> pairs) => new()
    {
        Task = _contest.Task,
        Arm = _contest.Arm,
        Examples = _contest.Examples,
        Units = _contest.Units,
        DroppedExamples = _contest.DroppedExamples,
        Contenders = [.. _order.Select(model => _contest.Contenders[model])],
        Rankings = [.. _contest.Metrics.Select((metric, i) => Ranking(metric, i, pairs))],
        Pairs = pairs,
        Agreements = [.. Agreements(pairs)],
    };

    private static int Sign(MetricCard metric) => metric.Direction == Direction.HigherIsBetter ? 1 : -1;

    private static Estimate[] Means(Contest contest, int metric, int[] order, double level)
    {
        double[,] covariance = PairedCovariance.OfMeans([.. order.Select(model => contest.Scores(metric, model))], contest.Clusters);
        return [.. order.Select((model, i) => MeanInterval.Of(contest.Mean(metric, model), covariance[i, i], contest.Units, contest.Examples, contest.Metrics[metric], level))];
    }

    private MetricRanking Ranking(MetricCard metric, int index, IReadOnlyList<PairFinding> pairs)
    {
        int[] better = new int[_order.Length], worse = new int[_order.Length];
        int pair = 0;
        for (int first = 0; first < _order.Length; first++)
        {
            for (int second = first + 1; second < _order.Length; second++)
            {
                MetricDifference difference = pairs[pair++].Differences[index];
                if (!difference.IsSignificant) continue;
                (int winner, int loser) = difference.Lead > 0 ? (first, second) : (second, first);
                better[loser]++;
                worse[winner]++;
            }
        }
        return new(metric, [.. _order.Select((model, i) => new Standing(_contest.Contenders[model], _means[index][i], _ranks[index][i], 1 + better[i], _order.Length - worse[i]))]);
    }

    private IEnumerable<RankAgreement> Agreements(IReadOnlyList<PairFinding> pairs)
    {
        for (int i = 0; i < _contest.Metrics.Count; i++)
        {
            for (int j = i + 1; j < _contest.Metrics.Count; j++)
            {
                var both = pairs.Select(pair => (First: pair.Differences[i], Second: pair.Differences[j])).ToArray();
                var told = both.Where(pair => pair.First.IsSignificant && pair.Second.IsSignificant).ToArray();
                yield return new(_contest.Metrics[i], _contest.Metrics[j], _taus[i, j], told.Count(pair => pair.First.Lead == pair.Second.Lead),
                    both.Count(pair => pair.First.IsSignificant && !pair.Second.IsSignificant), both.Count(pair => !pair.First.IsSignificant && pair.Second.IsSignificant),
                    told.Count(pair => pair.First.Lead != pair.Second.Lead));
            }
        }
    }

    private static Estimate? Tau(Resampled first, Resampled second, Contest contest, double level)
    {
        if (KendallTau.B(first.Sample, second.Sample) is not { } tau) return null;
        // A resample in which a metric ties all models shows no agreement.
        double[] replicates = [.. first.Resamples.Zip(second.Resamples, (left, right) => KendallTau.B(left, right) ?? 0)];
        double[] jackknife = [.. first.Jackknife.Zip(second.Jackknife, (left, right) => KendallTau.B(left, right) ?? 0)];
        (double lower, double upper) = Bootstrap.Bca(replicates, tau, jackknife, level);
        return new(tau, Math.Min(lower, tau), Math.Max(upper, tau), level, contest.Examples, "Kendall's tau-b");
    }

    /// <summary>The models' means under one metric, higher better: on the sample, on every resample, and with every unit left out.</summary>
    private sealed record Resampled(double[] Sample, double[][] Resamples, double[][] Jackknife)
    {
        public static Resampled Of(Contest contest, int metric, int[] order)
        {
            double[][] scores = [.. order.Select(model => Array.ConvertAll(contest.Scores(metric, model), score => Sign(contest.Metrics[metric]) * score))];
            return new([.. order.Select(model => Sign(contest.Metrics[metric]) * contest.Mean(metric, model))],
                Transposed(contest.Index.Means(scores)), Transposed([.. scores.Select(row => contest.Index.JackknifeMeans(row))]));
        }

        public Estimate[] Ranks(int examples, double level)
        {
            double[] sample = RanksOf(Sample);
            double[][] byModel = Transposed(Array.ConvertAll(Resamples, RanksOf));
            return [.. byModel.Select((ranks, i) =>
            {
                (double lower, double upper) = Bootstrap.Percentile(ranks, level);
                return new Estimate(sample[i], Math.Floor(Math.Min(lower, sample[i])), Math.Ceiling(Math.Max(upper, sample[i])), level, examples, "rank");
            })];
        }

        /// <summary>1 for the highest; equal values share the mean of their ranks.</summary>
        private static double[] RanksOf(double[] values)
        {
            double[] ranks = new double[values.Length];
            for (int i = 0; i < ranks.Length; i++)
            {
                int better = 0, worse = 0;
                foreach (double other in values)
                {
                    if (other > values[i]) better++;
                    else if (other < values[i]) worse++;
                }
                ranks[i] = (1 + better + values.Length - worse) / 2.0;
            }
            return ranks;
        }

        private static double[][] Transposed(double[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(column => Array.ConvertAll(rows, row => row[column]))];
    }
}
