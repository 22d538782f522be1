namespace MetricLens.Plotting.Words;

/// <summary>What link figures say in one language.</summary>
internal interface ILinkWords
{
    string TheLink { get; }
    string OwnCurves { get; }
    string Tested { get; }

    /// <summary>Means tell no link.</summary>
    string OnlyMeans(string raw);

    /// <summary>There is no link.</summary>
    string None(string raw);

    /// <summary>There is one, and it is not tested.</summary>
    string Untested(bool isOfExamples, string metric, string raw);

    /// <summary>How far a scale is off, and how surely.</summary>
    string Varies(string at, string raw, string shift, string test);

    /// <summary>Likewise, where that is too little, or not sure; <paramref name="isNear"/> where no scale is off by what counts.</summary>
    string Holds(bool isNear, bool isBeyondChance, string counts, string at, string raw, string shift, string test);

    /// <summary>A distance from what the metric implies.</summary>
    string Shift(string share, bool isBetter, string metric);

    /// <summary>The test's result.</summary>
    string Test(string p, int scales);

    /// <summary>The plot's title.</summary>
    string Title(string raw, string metric);

    /// <summary>What a point is, the fullest wording first.</summary>
    string[] Points(bool areOfExamples, bool isCut, string better);

    /// <summary>The horizontal axis, the fullest wording first.</summary>
    string[] Axis(bool isOfExamples, string metric);

    /// <summary>The ends of the models' colours.</summary>
    (string Smallest, string Largest) Ends(string first, string last);
}
