namespace MetricLens.Survival;

/// <summary>The verdicts' permanent names, their words and how several metrics' verdicts make one.</summary>
public static class Verdicts
{
    /// <summary>The verdict's permanent name in files, such as <c>takes_off</c>.</summary>
    public static string Id(this Verdict verdict) => verdict switch
    {
        Verdict.Inconclusive => "inconclusive",
        Verdict.NoApparentJump => "no_apparent_jump",
        Verdict.Artifact => "artifact",
        Verdict.Attenuated => "attenuated",
        Verdict.TakesOff => "takes_off",
        Verdict.Survives => "survives",
        Verdict.MetricDependent => "metric_dependent",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "The verdict must be one of the named ones."),
    };

    /// <summary>The verdict in words, as a table or a title shows it.</summary>
    public static string Words(this Verdict verdict) => verdict switch
    {
        Verdict.NoApparentJump => "no apparent jump",
        Verdict.TakesOff => "takes off",
        Verdict.MetricDependent => "depends on the metric",
        _ => verdict.Id(),
    };

    /// <summary>The verdict over several continuous metrics, of which the first is the primary one.</summary>
    /// <remarks>
    /// Theirs where they agree. A metric that cannot tell takes nothing from one that can, unless the primary one cannot: then the whole is
    /// inconclusive, but for a take-off, which any metric may show. Some saying <see cref="Verdict.Survives"/> and some that most is smooth
    /// makes <see cref="Verdict.MetricDependent"/>; a step and a take-off agree on no more than the take-off; an artifact and a minor step on no more than the minor step.
    /// </remarks>
    /// <param name="verdicts">One verdict a continuous metric, the primary one's first; none makes the whole inconclusive.</param>
    public static Verdict Overall(IReadOnlyList<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        if (verdicts.Count == 0) return Verdict.Inconclusive;
        HashSet<Verdict> told = [.. verdicts.Where(verdict => verdict != Verdict.Inconclusive)];
        if (told.Count == 0) return Verdict.Inconclusive;
        bool isSmooth = told.Contains(Verdict.Artifact) || told.Contains(Verdict.Attenuated);
        if (told.Contains(Verdict.Survives) && isSmooth) return Verdict.MetricDependent;
        if (told.Contains(Verdict.TakesOff)) return told.Contains(Verdict.Attenuated) ? Verdict.MetricDependent : Verdict.TakesOff;
        if (verdicts[0] == Verdict.Inconclusive) return Verdict.Inconclusive;
        return told.Count == 1 ? told.First() : Verdict.Attenuated;
    }
}
