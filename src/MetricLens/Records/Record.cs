namespace MetricLens.Records;

/// <summary>What one model answered on one example.</summary>
/// <remarks>
/// Absent arrays are empty memories and absent values are <see langword="null"/>; an empty <see cref="Output"/> is an answer.
/// A record is checked when it enters a <see cref="RecordSet"/>, by <see cref="RecordRules"/>.
/// </remarks>
public sealed class Record
{
    /// <summary>The family that a record belongs to when none is named.</summary>
    public const string DefaultFamily = "default";

    /// <summary>The task's name; verdicts are given per task, family and arm.</summary>
    public required string Task { get; init; }

    /// <summary>The models that differ in scale alone.</summary>
    public string Family { get; init; } = DefaultFamily;

    /// <summary>The model's name, unique together with <see cref="Seed"/> and <see cref="Arm"/>.</summary>
    public required string Model { get; init; }

    /// <summary>The example's id: the same example has the same id for every model.</summary>
    public required string ExampleId { get; init; }

    /// <summary>The training seed; several seeds at one scale are replicates.</summary>
    public long? Seed { get; init; }

    /// <summary>The prompting or training condition that is compared within a task.</summary>
    public string? Arm { get; init; }

    /// <summary>The passage or template that the example shares with others; errors are clustered by it.</summary>
    public string? Cluster { get; init; }

    /// <summary>The model's scales, one value an axis that is known.</summary>
    public ScaleValues Scales { get; init; }

    /// <summary>The prompt as shown to the model.</summary>
    public string? Prompt { get; init; }

    /// <summary>Every acceptable reference answer; empty where there is none.</summary>
    public ReadOnlyMemory<string> Targets { get; init; }

    /// <summary>The only acceptable reference answer: a short way to set <see cref="Targets"/>.</summary>
    public string Target { init => Targets = new[] { value }; }

    /// <summary>The generated text, untouched.</summary>
    public string? Output { get; init; }

    /// <summary>The model's own tokens of the target, where known.</summary>
    public TokenSequence? TargetTokens { get; init; }

    /// <summary>The model's own tokens of the output, where known.</summary>
    public TokenSequence? OutputTokens { get; init; }

    /// <summary>Natural-log probability of each target token given those before it, each at most 0; −∞ is allowed.</summary>
    public ReadOnlyMemory<double> TargetLogprobs { get; init; }

    /// <summary>The options of a multiple-choice question, at least two.</summary>
    public ReadOnlyMemory<string> Choices { get; init; }

    /// <summary>Natural-log probability of each option's text, summed over its tokens, each at most 0; −∞ is allowed.</summary>
    public ReadOnlyMemory<double> ChoiceLogprobs { get; init; }

    /// <summary>The 0-based index of the right option.</summary>
    public int? Gold { get; init; }

    /// <summary>Scores that were computed elsewhere, by name.</summary>
    public IReadOnlyDictionary<string, double>? Scores { get; init; }

    /// <summary>The same record in another family and with other scales.</summary>
    internal Record With(string family, ScaleValues scales) => new()
    {
        Task = Task,
        Family = family,
        Model = Model,
        ExampleId = ExampleId,
        Seed = Seed,
        Arm = Arm,
        Cluster = Cluster,
        Scales = scales,
        Prompt = Prompt,
        Targets = Targets,
        Output = Output,
        TargetTokens = TargetTokens,
        OutputTokens = OutputTokens,
        TargetLogprobs = TargetLogprobs,
        Choices = Choices,
        ChoiceLogprobs = ChoiceLogprobs,
        Gold = Gold,
        Scores = Scores,
    };
}
