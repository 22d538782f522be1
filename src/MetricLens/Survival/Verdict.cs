namespace MetricLens.Survival;

/// <summary>What becomes of an apparent jump when the same outputs are scored by a continuous metric.</summary>
public enum Verdict
{
    /// <summary>The data cannot tell; the reasons say why.</summary>
    Inconclusive = 0,

    /// <summary>The raw metric shows no jump that would need an explanation.</summary>
    NoApparentJump,

    /// <summary>The latent score has no step there and was already improving below the jump: the metric made it.</summary>
    Artifact,

    /// <summary>A real, minor step: most of the improvement is smooth.</summary>
    Attenuated,

    /// <summary>Flat below an onset, rising above it: the metric exaggerates the jump, but small models do not foretell it.</summary>
    TakesOff,

    /// <summary>Most of the latent improvement is a step at the same place.</summary>
    Survives,

    /// <summary>Some continuous metrics say that the jump survives and others that it does not.</summary>
    MetricDependent,
}
