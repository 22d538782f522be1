using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>What is published of a well-known model's size and training.</summary>
/// <param name="Name">The model's name, in lower case and without its organization.</param>
/// <param name="Family">The models that differ from it in scale alone.</param>
/// <param name="Scales">Parameters and, where published, training tokens and FLOPs.</param>
/// <param name="FlopsBasis">Where the FLOPs come from.</param>
/// <param name="Source">The paper or announcement.</param>
public sealed record KnownModel(string Name, string Family, ScaleValues Scales, FlopsBasis FlopsBasis, string Source);

/// <summary>Where a model's training FLOPs come from.</summary>
public enum FlopsBasis
{
    /// <summary>There are none.</summary>
    None = 0,

    /// <summary>Six times parameters times tokens (Kaplan et al. 2020, arXiv:2001.08361).</summary>
    SixParametersTokens,

    /// <summary>Published by the model's makers.</summary>
    Published,
}
