namespace MetricLens.Planning;

/// <summary>What one expects of the models before they are measured: how well the smallest and the largest answer, to what questions, and how unlike two models are.</summary>
/// <remarks>Probabilities are means over examples. Standard deviations are on the logit scale.</remarks>
public sealed record ExpectedCurve
{
    /// <summary>The probability of a right token, or of the right choice, at the smallest scale; above 0 and below <see cref="To"/>.</summary>
    public double From { get; init; } = 0.05;

    /// <summary>The same at the largest scale; below 1.</summary>
    public double To { get; init; } = 0.99;

    /// <summary>L, the number of tokens of a target, at least 1; of no account where there are choices.</summary>
    public int Length { get; init; } = 5;

    /// <summary>The number of choices, 2 to 26; <see langword="null"/> where answers are texts.</summary>
    public int? Choices { get; init; }

    /// <summary>τ, the standard deviation between models of one scale, at least 0.</summary>
    public double ModelStandardDeviation { get; init; } = 0.15;

    /// <summary>The place of the step or the onset among the scales, strictly between 0 at the smallest and 1 at the largest.</summary>
    public double At { get; init; } = 0.5;

    /// <summary>The standard deviation of the examples' difficulty, at least 0.</summary>
    public double DifficultySpread { get; init; } = 0.7;

    /// <summary>The standard deviation of a token's difficulty about its example's, at least 0.</summary>
    public double TokenSpread { get; init; } = 0.3;

    /// <summary>The score that guessing would be expected to reach in the raw metric.</summary>
    public double Chance => Choices is { } choices ? 1.0 / choices : 0;

    internal AnswerModel Answers => Choices is { } choices ? AnswerModel.OfChoices(choices, DifficultySpread) : AnswerModel.OfText(DifficultySpread, TokenSpread);

    /// <summary>The ability at every scale of a design under a truth.</summary>
    internal double[] Abilities(PlannedTruth truth, EvaluationDesign design)
    {
        AnswerModel answers = Answers;
        double low = answers.AtProbability(From), high = answers.AtProbability(To);
        return [.. design.Units.Select(unit => low + ((high - low) * truth.Rise(unit, At)))];
    }

    internal void Require()
    {
        Within(From > 0 && From < 1, From, nameof(From), "strictly between 0 and 1");
        Within(To > 0 && To < 1, To, nameof(To), "strictly between 0 and 1");
        Within(From < To, From, nameof(From), FormattableString.Invariant($"below {nameof(To)}, {To}: models are expected to improve"));
        Within(Length is >= 1 and <= 100_000, Length, nameof(Length), "from 1 to 100000");
        Within(Choices is null or (>= 2 and <= 26), Choices ?? 0, nameof(Choices), "from 2 to 26");
        Within(ModelStandardDeviation >= 0 && double.IsFinite(ModelStandardDeviation), ModelStandardDeviation, nameof(ModelStandardDeviation), "finite and at least 0");
        Within(At > 0 && At < 1, At, nameof(At), "strictly between 0 and 1");
        Within(DifficultySpread >= 0 && double.IsFinite(DifficultySpread), DifficultySpread, nameof(DifficultySpread), "finite and at least 0");
        Within(TokenSpread >= 0 && double.IsFinite(TokenSpread), TokenSpread, nameof(TokenSpread), "finite and at least 0");
    }

    private static void Within(bool holds, object value, string name, string rule)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, value, $"{name} must be {rule}.");
    }
}
