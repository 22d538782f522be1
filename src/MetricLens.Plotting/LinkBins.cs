using MetricLens.Curves;
using MetricLens.Survival;

namespace MetricLens.Plotting;

/// <summary>The examples' raw scores in bins of their log loss, a row of bins a scale.</summary>
internal static class LinkBins
{
    private const int Bins = 14;

    /// <summary>A bin with fewer answers of a scale shows noise.</summary>
    private const int FewestAnswers = 8;

    /// <summary>The share of the mean information that every answer has at least, so that both ends are shown too.</summary>
    private const double LeastShare = 0.15;

    /// <summary>The points of each scale: where the bin's answers lie in the mean, and their mean raw score.</summary>
    public static (double X, double Y)[][] Of(ScaleCurve raw, RawLink link)
    {
        double[] edges = Edges(raw, link);
        return [.. Enumerable.Range(0, raw.Points.Count).Select(point => Points(raw, link, raw.RunsAt(point), edges))];
    }

    private static (double X, double Y)[] Points(ScaleCurve raw, RawLink link, int[] runs, double[] edges)
    {
        var sums = new (double X, double Y, int Count)[edges.Length + 1];
        foreach (int run in runs)
        {
            IReadOnlyList<double> predictors = link.Predictors(run);
            ReadOnlySpan<double> scores = raw.RunScores(run);
            for (int i = 0; i < scores.Length; i++)
            {
                int place = Array.BinarySearch(edges, predictors[i]);
                ref (double X, double Y, int Count) sum = ref sums[place < 0 ? ~place : place];
                sum = (sum.X + predictors[i], sum.Y + scores[i], sum.Count + 1);
            }
        }
        return [.. sums.Where(sum => sum.Count >= FewestAnswers).Select(sum => (sum.X / sum.Count, sum.Y / sum.Count))];
    }

    /// <summary>Edges at even steps of the information that answers carry on the link: narrow where the raw score turns.</summary>
    private static double[] Edges(ScaleCurve raw, RawLink link)
    {
        double[] x = [.. Enumerable.Range(0, raw.Runs.Count).SelectMany(link.Predictors).Order()];
        double range = raw.Metric.Best - raw.Metric.Worst;
        double[] information = Array.ConvertAll(x, value => Information((link.RawAt(value) - raw.Metric.Worst) / range));
        double least = LeastShare * information.Average();
        double[] weights = Array.ConvertAll(information, value => value + least);
        double total = weights.Sum(), sum = 0;
        var edges = new List<double>();
        for (int i = 0; i < x.Length && edges.Count < Bins - 1; i++)
        {
            sum += weights[i];
            if (sum >= total * (edges.Count + 1) / Bins && (edges.Count == 0 || x[i] > edges[^1])) edges.Add(x[i]);
        }
        return [.. edges];
    }

    private static double Information(double share) => share * (1 - share);
}
