namespace MetricLens.Plotting.Words;

/// <summary>What figures of edit distances and of reliability say in one language.</summary>
internal interface IDistributionWords
{
    string ShareOfOutputs { get; }
    string MeanDistance { get; }
    string Edits { get; }
    string Exact { get; }
    string ExactPercent { get; }
    string AsRightAsConfident { get; }
    string AnswersByConfidence { get; }
    string Confidence { get; }

    /// <summary>What a column and a row are; <paramref name="distances"/> share a row above the first.</summary>
    string Columns(int distances);

    /// <summary>The mean distance of one scale.</summary>
    string OneDistance(string mean, string right);

    /// <summary>The mean distance over all scales; over the gap, where there is one, the share of its fall and how many outputs are right.</summary>
    string Distances((string Mean, string At) first, (string Mean, string At) last, (string? Share, string Gap, string From, string To)? gap);

    /// <summary>Bins of equal mass.</summary>
    string Bins(int most);

    /// <summary>How many scales, how many of them shown, and answers.</summary>
    string Counts(int scales, int shown, long answers);

    /// <summary>A panel's numbers.</summary>
    string Numbers(string error, string right);

    /// <summary>Where confidence stands to what is right; <paramref name="over"/> is <see langword="null"/> where they are even.</summary>
    string State(string confidence, string right, string by, bool? over);

    /// <summary>One scale's error.</summary>
    string OneError(string at, string error, string state);

    /// <summary>The errors over all scales.</summary>
    string Errors((string Error, string At) first, (string Error, string At) last, (string Error, string At) worst, string state);
}
