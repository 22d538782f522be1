namespace MetricLens.Records;

/// <summary>A record whose fields are still coming in.</summary>
internal sealed class RecordDraft
{
    public string? Task { get; set; }

    public string? Model { get; set; }

    public string? ExampleId { get; set; }

    public string? Family { get; set; }

    public long? Seed { get; set; }

    public string? Arm { get; set; }

    public string? Cluster { get; set; }

    public ScaleValues Scales { get; set; }

    public string? Prompt { get; set; }

    public string[]? Targets { get; set; }

    public string? Output { get; set; }

    public TokenSequence? TargetTokens { get; set; }

    public TokenSequence? OutputTokens { get; set; }

    public double[]? TargetLogprobs { get; set; }

    public string[]? Choices { get; set; }

    public double[]? ChoiceLogprobs { get; set; }

    public int? Gold { get; set; }

    public Dictionary<string, double>? Scores { get; set; }

    /// <summary>The first required field that has not come in, or <see langword="null"/>.</summary>
    public string? Missing => Task is null ? "task" : Model is null ? "model" : ExampleId is null ? "example_id" : null;

    /// <summary>The rule that only the draft can see broken, since a record does not tell an empty array from none.</summary>
    public RecordViolation? EmptyArrayViolation()
    {
        if (Choices is { Length: 0 }) return new("choices", "an array of 0", "at least 2 options");
        if (ChoiceLogprobs is { Length: 0 } && Choices is { } choices)
            return RecordRules.WrongLength("choice_logprobs", 0, "choices", choices.Length);
        if (TargetLogprobs is { Length: 0 } && TargetTokens is { Length: > 0 } tokens)
            return RecordRules.WrongLength("target_logprobs", 0, "target_tokens", tokens.Length);
        return null;
    }

    public Record ToRecord() => new()
    {
        Task = Task!,
        Model = Model!,
        ExampleId = ExampleId!,
        Family = Family ?? Record.DefaultFamily,
        Seed = Seed,
        Arm = Arm,
        Cluster = Cluster,
        Scales = Scales,
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
