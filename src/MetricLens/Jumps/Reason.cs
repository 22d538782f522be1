namespace MetricLens.Jumps;

/// <summary>Why a verdict is what it is, or what weakens it.</summary>
public enum Reason
{
    /// <summary>Too few scales to tell a step from a curve: fewer than 5 without replicate seeds, fewer than 4 with.</summary>
    TooFewScales = 0,

    /// <summary>Too few examples to tell the raw metric's floor from a small ability.</summary>
    FloorResolution,

    /// <summary>Fewer than two independent examples are shared by all runs.</summary>
    TooFewExamples,

    /// <summary>No step, but none of the progress below the jump that an artifact needs is shown either.</summary>
    NoProgressShown,

    /// <summary>The fitted total improvement of the latent score is not established, so that no share of it is.</summary>
    NoNetImprovement,

    /// <summary>The noise between models hides a step of the size in question.</summary>
    ModelNoise,

    /// <summary>The gap at the jump is more than twice the median gap.</summary>
    GapTooWide,

    /// <summary>The verdict differs on another scale axis of the data.</summary>
    AxisDependent,

    /// <summary>The jump leads to the largest scale alone, which is one run: a lucky run cannot be told from a jump.</summary>
    SingleTopModel,

    /// <summary>The jump is at the first gap, or at the last one.</summary>
    Edge,

    /// <summary>The evidence rests on texts alone, without log-probabilities.</summary>
    TextOnlyEvidence,

    /// <summary>The claim does not hold after the correction for the number of tasks looked at.</summary>
    NotSignificantAfterCorrection,

    /// <summary>No continuous metric can be computed from the records' fields.</summary>
    NoContinuousMetric,

    /// <summary>The continuous metrics differ in their verdicts.</summary>
    MetricsDiffer,

    /// <summary>The interval of the step share holds both a minor and a major step.</summary>
    StepShareOpen,

    /// <summary>Runs at one scale differ on another axis, so that they are no replicates of each other.</summary>
    MixedScales,

    /// <summary>The gain at the jump is concentrated in some of the examples, but these do not part clearly from the others.</summary>
    Concentrated,

    /// <summary>Each example jumps in a gap of its own, so that the sum is smooth.</summary>
    Quanta,

    /// <summary>The latent score falls as well as rises over scale, by more than noise explains.</summary>
    NonMonotone,

    /// <summary>The raw score depends on scale by more than the latent score: decoding or format differs between models.</summary>
    LinkVaries,

    /// <summary>The runs of some scale fall into two groups, so that their mean stands for none of them.</summary>
    BimodalSeeds,

    /// <summary>
    /// The evidence is means without their examples: runs are compared as if they had answered different examples, by the normal approximation, and it cannot be told whether examples are
    /// clustered, whether all jump or some, or how the latent score makes the raw one.
    /// </summary>
    MeansOnly,

    /// <summary>Some mean has neither a standard error nor a number of examples from which one follows, so that nothing can be tested under its metric.</summary>
    NoStandardError,
}
