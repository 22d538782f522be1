namespace MetricLens.Plotting.Words;

/// <summary>What an overview says in one language.</summary>
internal interface IOverviewWords
{
    string Task { get; }
    string Family { get; }
    string Gain { get; }
    string Overall { get; }
    string NoComparison { get; }

    /// <summary>The title.</summary>
    string Title(int jumps, int comparisons, int tasks);

    /// <summary>How many looks were taken, and which page it is of how many; <see langword="null"/> where there is one.</summary>
    string Looks(int looks, (int Page, int Of)? page);

    /// <summary>A verdict and how often it was given.</summary>
    string Count(string verdict, int count);

    /// <summary>The name of the forest plot, with Δ.</summary>
    string StepShare(string delta);
}
