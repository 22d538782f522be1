namespace MetricLens.Metrics;

/// <summary>The metrics that are looked at where none is asked for, by id.</summary>
public static class StandardMetrics
{
    /// <summary>The raw metrics, tried in order: whoever logged the probabilities of choices means them to be compared.</summary>
    public static IReadOnlyList<string> Raw { get; } = ["multiple_choice_accuracy", "exact_match"];

    /// <summary>The continuous metrics of choices: the log loss is primary, because it is what training lowers.</summary>
    public static IReadOnlyList<string> OfChoices { get; } = ["choice_log_loss", "brier", "choice_probability"];

    /// <summary>The continuous metrics of generated text, the strongest evidence first.</summary>
    public static IReadOnlyList<string> OfText { get; } = ["target_log_likelihood", "normalized_token_edit_distance"];
}
