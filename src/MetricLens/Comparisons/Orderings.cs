namespace MetricLens.Comparisons;

/// <summary>The orderings' permanent names and their words.</summary>
public static class Orderings
{
    /// <summary>The permanent name in files, such as <c>rests_on_metric</c>.</summary>
    public static string Id(this Ordering ordering) => ordering switch
    {
        Ordering.Holds => "holds",
        Ordering.RestsOnMetric => "rests_on_metric",
        Ordering.Flips => "flips",
        _ => "open",
    };

    /// <summary>The words that a table shows, such as <c>rests on the metric</c>.</summary>
    public static string Words(this Ordering ordering) => ordering switch
    {
        Ordering.RestsOnMetric => "rests on the metric",
        _ => ordering.Id(),
    };

    /// <summary>The ordering of two models from their differences under several metrics.</summary>
    internal static Ordering Of(IReadOnlyCollection<MetricDifference> differences)
    {
        int[] leads = [.. differences.Where(difference => difference.IsSignificant).Select(difference => difference.Lead)];
        if (leads.Length == 0) return Ordering.Open;
        if (leads.Distinct().Count() > 1) return Ordering.Flips;
        return leads.Length == differences.Count ? Ordering.Holds : Ordering.RestsOnMetric;
    }
}
