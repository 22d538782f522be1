namespace MetricLens.Plotting.Words;

/// <summary>What figures of examples say in one language.</summary>
internal interface IExampleWords
{
    string OnlyMeans { get; }
    string NoneShared { get; }
    string LargestGain { get; }
    string Shares { get; }
    string Probability { get; }
    string OfTarget { get; }
    string OfOption { get; }

    /// <summary>The raw metric gains nowhere.</summary>
    string NoGap(string metric, string raw);

    /// <summary>How many gain most over the gap.</summary>
    string GainMost(string share, string what, string gap);

    /// <summary>Whether they jump together was not tested.</summary>
    string NotTested { get; }

    /// <summary>Each jumps in a gap of its own.</summary>
    string Quanta(string elsewhere, string ratio);

    /// <summary>Whether the gain is concentrated, and how the examples part: <see langword="null"/> where they do not.</summary>
    string Concentrated(bool isConcentrated, string ratio, string limit, (string Share, string Logits)? groups);

    /// <summary>The map's title.</summary>
    string Title(string what);

    /// <summary>The ends of the colours.</summary>
    string Ramp(string what, string from, string to);

    /// <summary>What a row is, the fullest wording first.</summary>
    string[] Rows(int examples, int band, bool areSorted);
}
