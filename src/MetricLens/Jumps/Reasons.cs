namespace MetricLens.Jumps;

/// <summary>The reasons' permanent names and their sentences.</summary>
public static class Reasons
{
    /// <summary>The reason's permanent name in files, such as <c>too_few_scales</c>.</summary>
    public static string Id(this Reason reason) => reason switch
    {
        Reason.TooFewScales => "too_few_scales",
        Reason.FloorResolution => "floor_resolution",
        Reason.TooFewExamples => "too_few_examples",
        Reason.NoProgressShown => "no_progress_shown",
        Reason.NoNetImprovement => "no_net_improvement",
        Reason.ModelNoise => "model_noise",
        Reason.GapTooWide => "gap_too_wide",
        Reason.AxisDependent => "axis_dependent",
        Reason.SingleTopModel => "single_top_model",
        Reason.Edge => "edge",
        Reason.TextOnlyEvidence => "text_only_evidence",
        Reason.NotSignificantAfterCorrection => "not_significant_after_correction",
        Reason.NoContinuousMetric => "no_continuous_metric",
        Reason.MetricsDiffer => "metrics_differ",
        Reason.StepShareOpen => "step_share_open",
        Reason.MixedScales => "mixed_scales",
        Reason.Concentrated => "concentrated",
        Reason.Quanta => "quanta",
        Reason.NonMonotone => "non_monotone",
        Reason.LinkVaries => "link_varies",
        Reason.BimodalSeeds => "bimodal_seeds",
        Reason.MeansOnly => "means_only",
        Reason.NoStandardError => "no_standard_error",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "The reason must be one of the named ones."),
    };

    /// <summary>The reason in a few words, as a table shows it.</summary>
    public static string Phrase(this Reason reason) => reason switch
    {
        Reason.TooFewScales => "too few scales",
        Reason.FloorResolution => "too few examples to see the floor",
        Reason.TooFewExamples => "too few shared examples",
        Reason.NoProgressShown => "no progress shown below the jump",
        Reason.NoNetImprovement => "no improvement established over all scales",
        Reason.ModelNoise => "models differ by more than scale explains",
        Reason.GapTooWide => "the gap at the jump is wide",
        Reason.AxisDependent => "another scale axis says otherwise",
        Reason.SingleTopModel => "a single run at the top",
        Reason.Edge => "the jump is at the edge of the scales",
        Reason.TextOnlyEvidence => "texts only, no log-probabilities",
        Reason.NotSignificantAfterCorrection => "does not hold after correction for the number of tasks",
        Reason.NoContinuousMetric => "no continuous metric can be computed",
        Reason.MetricsDiffer => "the continuous metrics differ",
        Reason.StepShareOpen => "the step could be minor or major",
        Reason.MixedScales => "runs at one scale differ on another axis and are no replicates",
        Reason.Concentrated => "the gain is concentrated in some of the examples, without a clear line between them and the others",
        Reason.Quanta => "each example jumps at a gap of its own",
        Reason.NonMonotone => "the score falls as well as rises over scale",
        Reason.LinkVaries => "models turn the same log loss into different raw scores",
        Reason.BimodalSeeds => "the seeds of a scale fall into two groups",
        Reason.MeansOnly => "means without examples: no pairing, clusters, link or concentration",
        Reason.NoStandardError => "means without standard errors cannot be tested",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "The reason must be one of the named ones."),
    };
}
