using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The chance that at least one of k samples passes, estimated from how many of all samples of an example passed.</summary>
/// <remarks>
/// Range [0, 1], higher is better, chance 0: 1 − C(n − c, k) / C(n, k) of n samples of which c passed, as the record's scores <c>n</c> and <c>c</c> say. Unbiased where the
/// samples are independent; a polynomial of degree k in the chance of one, so the larger k, the steeper it bends. Unscored where a score is missing or is no whole number, and where n is below k.
/// For samples that are records of their own: <c>pass_at_k(metric, k)</c>. Reference: Chen et al. (2021).
/// </remarks>
public sealed class PassAtK : IMetric, IHasVariants<IMetric>
{
    private static readonly MetricOption K = MetricOption.Number("k", "how many samples one of which must pass", 1, 1000, 1);

    private readonly int _k;

    /// <summary>The metric with its default, k = 1.</summary>
    public PassAtK()
        : this(MetricVariant.Default(K))
    {
    }

    private PassAtK(MetricVariant variant)
    {
        Variant = variant;
        _k = variant.Number(K);
        Card = new()
        {
            Id = "pass_at_k" + variant.Suffix,
            Name = FormattableString.Invariant($"pass@{_k}"),
            Summary = "The chance that at least one of k samples passes, estimated from how many of all samples of an example passed.",
            Direction = Direction.HigherIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = Continuity.ThresholdFine,
            Inputs = RecordFields.Scores,
            Chance = "0",
            Options = [K],
            Reference = "Chen et al. (2021), Evaluating Large Language Models Trained on Code",
            Examples = variant.Own(
                ("",
                [
                    new("Of one sample in ten it is the share that passed.", ExampleRecord.Scored(("n", 10), ("c", 3)), 0.3),
                    new("No sample passed.", ExampleRecord.Scored(("n", 10), ("c", 0)), 0),
                    new("All passed.", ExampleRecord.Scored(("n", 2), ("c", 2)), 1),
                    new("More passed than were drawn: unscored.", ExampleRecord.Scored(("n", 2), ("c", 3)), null),
                    new("Without the number of samples the record is unscored.", ExampleRecord.Scored(("c", 1)), null),
                ]),
                (":1000", [new("Too few samples for k are unscored.", ExampleRecord.Scored(("n", 999), ("c", 999)), null)]),
                (":5", [new("Three of ten, five drawn: 11/12.", ExampleRecord.Scored(("n", 10), ("c", 3)), 11.0 / 12)])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new PassAtK(variant);

    /// <summary>1 − C(n − c, k) / C(n, k), without the rounding that large binomials would bring.</summary>
    /// <param name="samples">n, at least k.</param>
    /// <param name="right">c, from 0 to n.</param>
    /// <param name="k">k, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double Estimate(int samples, int right, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, k);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(right, samples);
        if (k == 1) return (double)right / samples;
        // Where fewer than k are wrong, one factor is 0.
        double allWrong = 1;
        for (int i = samples - right + 1; i <= samples; i++) allWrong *= (double)(i - k) / i;
        return 1 - allWrong;
    }

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!LoggedScores.TryCount(record, "n", out int samples, out string reason) || !LoggedScores.TryCount(record, "c", out int right, out reason)) return Score.Unscored(reason);
        if (right > samples) return Score.Unscored("more samples passed than there are");
        return samples < _k
            ? Score.Unscored(FormattableString.Invariant($"fewer than {_k} samples"))
            : Score.Of(Estimate(samples, right, _k), units: samples, chance: 0);
    }
}
