using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens;

/// <summary>What an investigation is asked to do; every choice has a default.</summary>
public sealed record InvestigationOptions
{
    /// <summary>The scale axis; <see langword="null"/> for the first of parameters, FLOPs, tokens, steps and loss that varies in a family.</summary>
    public ScaleAxis? Axis { get; init; }

    /// <summary>The id of the raw metric; <see langword="null"/> for accuracy where choices have log-probabilities, and exact match elsewhere.</summary>
    public string? RawMetric { get; init; }

    /// <summary>How a jump is to be made of a smooth metric, such as <c>threshold:0.9</c>, instead of a raw metric; <see langword="null"/> for none. See <see cref="Induction"/>.</summary>
    public string? Induce { get; init; }

    /// <summary>The ids of the continuous metrics, the primary one first; empty for those of the strongest evidence that the records allow.</summary>
    public IReadOnlyList<string> ContinuousMetrics { get; init; } = [];

    /// <summary>The metrics that may be asked for; the library's own by default.</summary>
    public Metrics.MetricCatalogue Catalogue { get; init; } = Metrics.MetricCatalogue.Library;

    /// <summary>Expressions of metrics to score and draw beside <see cref="Metrics.StandardMetrics.Scored"/> and those that judge; they decide nothing.</summary>
    public IReadOnlyList<string> AlsoScore { get; init; } = [];

    /// <summary>The level of all tests and one-sided bounds.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Δ, the step share from which most of the improvement counts as a step.</summary>
    public double LeastStepShare { get; init; } = 0.5;

    /// <summary>
    /// The standard deviation between training runs of one scale, in latent units (logarithms of the loss, or logits), as known from elsewhere, at least 0;
    /// <see langword="null"/> where it is not known. It decides no verdict: <see cref="TaskFinding.Sensitivity"/> says what it would make of those of one seed a scale.
    /// </summary>
    public double? ModelStandardDeviation { get; init; }

    /// <summary>The number of bootstrap resamples.</summary>
    public int Resamples { get; init; } = 10_000;

    /// <summary>The seed of everything random.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The most threads to use; −1 for as many as the machine has. Results do not depend on it.</summary>
    public int Threads { get; init; } = -1;

    /// <summary>Whether only verdicts are wanted: no curves of other metrics, explained jumps or reconstructions, which decide nothing.</summary>
    internal bool VerdictsOnly { get; init; }

    /// <summary>Resamples shared with other investigations of the same numbers of examples; <see langword="null"/> to draw one's own.</summary>
    internal Statistics.BootstrapDraws? Draws { get; init; }

    /// <summary>Checks every option, so that a mistake is told before records are read.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or names an unknown metric.</exception>
    public void Validate() => InvestigationRules.Require(this);

    /// <summary>The metrics to score: the standard ones and those that are asked for by another name, each once.</summary>
    /// <exception cref="ArgumentException">An expression names no metric.</exception>
    public IReadOnlyList<Metrics.IMetric> Scored()
    {
        IEnumerable<string> asked = [.. AskedRaw ?? [], .. ContinuousMetrics, .. AlsoScore];
        return [.. Metrics.StandardMetrics.Scored.Concat(asked.Select(Catalogue.Parse)).DistinctBy(metric => metric.Card.Id, StringComparer.Ordinal)];
    }

    /// <summary>The raw metrics that are asked for, by expression, tried in order; <see langword="null"/> for the standard ones.</summary>
    internal IReadOnlyList<string>? AskedRaw => RawMetric is { } raw ? [raw] : Induce is { } induction ? Induction.RawMetrics(induction) : null;

    internal JumpOptions Jumps => new() { Alpha = Alpha, Resamples = Resamples, Seed = Seed, Draws = Draws };

    internal SurvivalOptions Survival => new() { Alpha = Alpha, LeastStepShare = LeastStepShare, Resamples = Resamples, Seed = Seed, VerdictOnly = VerdictsOnly };
}
