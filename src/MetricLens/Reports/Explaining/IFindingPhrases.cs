using MetricLens.Survival;

namespace MetricLens.Reports.Explaining;

/// <summary>The one sentence on a finding, and the short words beside it, in one language; numbers come ready.</summary>
internal interface IFindingPhrases
{
    /// <summary>A title: what is compared, and the verdict.</summary>
    string Title(string subject, string verdict, bool isOfPart);

    /// <summary>A sentence, and what weakens it.</summary>
    string But(string sentence, string caveats);

    /// <summary>Phrases in a row.</summary>
    string Listed(IEnumerable<string> phrases);

    /// <summary>How many scales, runs and examples: <see langword="null"/> scales where too few examples are shared.</summary>
    string Counts(int? scales, int runs, string examples);

    /// <summary>A number of examples.</summary>
    string Examples(long count);

    /// <summary>Means of a number of examples, or of an unknown number.</summary>
    string Means(long? examples);

    /// <summary>The ends of a gap, to stand after what happens over it.</summary>
    string FromTo(string from, string to);

    /// <summary>No gap, or no gain over any.</summary>
    string NothingToExplain(string raw, bool hasGap);

    /// <summary>The largest gain is too small.</summary>
    string TooSmall(string raw, string gain, string fromTo);

    /// <summary>It is a small part of the rise.</summary>
    string PartOfRise(string raw, string gain, string fromTo, string share);

    /// <summary>It may be chance.</summary>
    string MayBeChance(string raw, string gain, string fromTo, string p);

    /// <summary>It is no steeper than its gap is wide.</summary>
    string NoSteeper(string raw, string gain, string fromTo);

    /// <summary>The metrics disagree.</summary>
    string Disagree(IEnumerable<(string Verdict, IEnumerable<string> Metrics)> groups);

    /// <summary>An artifact, with the explained share of the jump or else the step's share of the gain, where they are known.</summary>
    string Artifact(string metric, string raw, string fromTo, string? explained, string? step);

    /// <summary>Attenuated, likewise.</summary>
    string Attenuated(string metric, string raw, string? explained, string? step);

    /// <summary>Flat up to a model, or to an onset that has no name, and rising from there.</summary>
    string TakesOff(string metric, string? at);

    /// <summary>Survives, by a step's share of the gain.</summary>
    string Survives(string metric, string? step);

    /// <summary>Survives in a share of the examples.</summary>
    string SurvivesInPart(string share);

    /// <summary>Whether there is a jump cannot be told.</summary>
    string MayJump(string raw, string because, string floor);

    /// <summary>What no success in so many examples leaves room for.</summary>
    string Floor(long examples, string hidden, long needed, string least);

    /// <summary>The jump, as the object of a sentence.</summary>
    string TheJump(string raw, string gain, string fromTo);

    /// <summary>What one metric says alone, and does not after correction.</summary>
    string Alone(string metric, string jump, Verdict verdict, string? p, string? step);

    /// <summary>Whether the jump is in the models cannot be told.</summary>
    string CannotTell(string metric, string jump, string? because, string? step);

    /// <summary>Reasons in a row, or that none stands out.</summary>
    string Because(IReadOnlyCollection<string> reasons);
}
