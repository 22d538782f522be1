namespace MetricLens.Planning;

/// <summary>One way to settle a task, and the least of it that does.</summary>
public sealed record Remedy
{
    /// <summary>What is measured besides.</summary>
    public required RemedyKind Kind { get; init; }

    /// <summary>The least that reaches the target: more scales, seeds a scale in all, or times as many examples; <see langword="null"/> where not even <see cref="MostTried"/> does.</summary>
    public required int? Amount { get; init; }

    /// <summary>The most that was tried.</summary>
    public required int MostTried { get; init; }

    /// <summary>The new scales' values on the axis, rising; empty where there are none.</summary>
    public required IReadOnlyList<double> NewScales { get; init; }

    /// <summary>The measured scales that enclose the new ones; <see langword="null"/> where none are new or an end is beyond what was measured.</summary>
    public required (double From, double To)? Within { get; init; }

    /// <summary>The power where the leading truth holds, of <see cref="Amount"/> or else of <see cref="MostTried"/>.</summary>
    public required FuturePower Power { get; init; }

    /// <summary>The power of the same where the runner-up holds.</summary>
    public required FuturePower UnderRunnerUp { get; init; }
}
