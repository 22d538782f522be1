namespace MetricLens.Records;

/// <summary>The content fields of a record, as a set: what a metric needs and what a <see cref="RecordSet"/> keeps.</summary>
[Flags]
public enum RecordFields
{
    /// <summary>No content field; keys and scales are always kept.</summary>
    None = 0,

    /// <summary>The prompt.</summary>
    Prompt = 1 << 0,

    /// <summary>The reference answers.</summary>
    Targets = 1 << 1,

    /// <summary>The generated text.</summary>
    Output = 1 << 2,

    /// <summary>The model's tokens of the target.</summary>
    TargetTokens = 1 << 3,

    /// <summary>The model's tokens of the output.</summary>
    OutputTokens = 1 << 4,

    /// <summary>The log-probabilities of the target's tokens.</summary>
    TargetLogprobs = 1 << 5,

    /// <summary>The options of a multiple-choice question.</summary>
    Choices = 1 << 6,

    /// <summary>The log-probabilities of the options.</summary>
    ChoiceLogprobs = 1 << 7,

    /// <summary>The index of the right option.</summary>
    Gold = 1 << 8,

    /// <summary>Scores that were computed elsewhere.</summary>
    Scores = 1 << 9,

    /// <summary>Every content field.</summary>
    All = (1 << 10) - 1,
}
