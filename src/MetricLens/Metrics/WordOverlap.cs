using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>What metrics of the words that an output and a reference have in common share: their option, and all of their card but its words and examples.</summary>
internal static class WordOverlap
{
    /// <summary>How both texts are made alike first.</summary>
    internal static MetricOption Normalization { get; } = TextOptions.Normalization("quasi");

    /// <summary>The card.</summary>
    internal static MetricCard Card(MetricVariant variant, string id, string name, string summary, string reference, IReadOnlyList<WorkedExample> examples) => new()
    {
        Id = id + variant.Suffix,
        Name = name + variant.InName,
        Summary = summary,
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdFine,
        Inputs = RecordFields.Targets | RecordFields.Output,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.Text,
        Claims = MetricClaims.Symmetric | MetricClaims.MoreTargetsNeverHurt,
        Options = variant.Options,
        Reference = reference,
        Examples = examples,
    };
}
