namespace MetricLens.Planning;

/// <summary>How a plan is computed; every choice has a default.</summary>
public sealed record PlanOptions
{
    /// <summary>The truths to plan against, each once.</summary>
    public IReadOnlyList<PlannedTruth> Truths { get; init; } = PlannedTruth.Usual;

    /// <summary>The power to reach, strictly between 0 and 1.</summary>
    public double Target { get; init; } = 0.8;

    /// <summary>The level of all tests of the evaluation, above 0 and below 0.5.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The most simulated evaluations a power, at least 40; where it is clear earlier on which side of the target a power lies, fewer are run.</summary>
    public int Runs { get; init; } = 200;

    /// <summary>The most examples, scales and seeds that a search goes to.</summary>
    public int MostExamples { get; init; } = 2000;

    /// <inheritdoc cref="MostExamples"/>
    public int MostScales { get; init; } = 16;

    /// <inheritdoc cref="MostExamples"/>
    public int MostSeeds { get; init; } = 8;

    /// <summary>Whether to search for the design that reaches the target; else only the planned one's power is computed.</summary>
    public bool Searches { get; init; } = true;

    /// <summary>The seed of everything random.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The most threads to use; −1 for as many as the machine has. Results do not depend on it.</summary>
    public int Threads { get; init; } = -1;

    internal void Require()
    {
        if (Truths.Count == 0) throw new ArgumentException("There must be a truth to plan against.", nameof(Truths));
        if (Truths.Distinct().Count() < Truths.Count) throw new ArgumentException("Each shape may be named once.", nameof(Truths));
        Within(Target is > 0 and < 1, Target, nameof(Target), "strictly between 0 and 1");
        Within(Alpha is > 0 and < 0.5, Alpha, nameof(Alpha), "a level between 0 and 0.5");
        Within(Runs is >= 40 and <= 1_000_000, Runs, nameof(Runs), "from 40 to 1000000");
        Within(MostExamples >= 2, MostExamples, nameof(MostExamples), "at least 2");
        Within(MostScales is >= 2 and <= 100, MostScales, nameof(MostScales), "from 2 to 100");
        Within(MostSeeds is >= 1 and <= 100, MostSeeds, nameof(MostSeeds), "from 1 to 100");
        Within(Threads is -1 or >= 1, Threads, nameof(Threads), "at least 1, or -1 for all");
    }

    private static void Within(bool holds, object value, string name, string rule)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, value, $"{name} must be {rule}.");
    }
}
