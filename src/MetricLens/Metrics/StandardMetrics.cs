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

    /// <summary>What is scored where nothing else is asked for, ordered by id: those above and their nearest kin; all other metrics are scored on request.</summary>
    /// <remarks>The set stays as it is while the catalogue grows, so that reports of different versions have the same columns.</remarks>
    public static IReadOnlyList<IMetric> Scored { get; } =
    [
        .. new[]
        {
            "brier", "choice_log_loss", "choice_margin", "choice_probability", "exact_match", "expected_exact_match", "multiple_choice_accuracy",
            "normalized_token_edit_distance", "quasi_exact_match", "target_log_likelihood", "token_accuracy", "token_edit_distance",
        }.Select(MetricCatalogue.Get),
    ];
}
