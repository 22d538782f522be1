using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Metrics;

/// <summary>The model's probabilities over the options of one question: the softmax of their log-probabilities.</summary>
/// <remarks>
/// Probabilities are kept as weights relative to the likeliest option, so that nothing underflows together (log-sum-exp), and the loss
/// and 1 − p are summed from the other options, so that they keep their digits where the right one is nearly certain.
/// A probability of an option's text among all texts is another quantity: here the options share the whole.
/// </remarks>
internal readonly ref struct ChoiceDistribution
{
    internal const RecordFields Inputs = RecordFields.ChoiceLogprobs | RecordFields.Gold;

    private readonly int _top;

    private ChoiceDistribution(ReadOnlySpan<double> logprobs, int gold, int top)
    {
        Logprobs = logprobs;
        Gold = gold;
        _top = top;
    }

    /// <summary>The options' log-probabilities, none NaN and at least one finite.</summary>
    internal ReadOnlySpan<double> Logprobs { get; }

    /// <summary>The index of the right option; the likeliest's where that was not asked for.</summary>
    internal int Gold { get; }

    /// <summary>The number of options, at least 2.</summary>
    internal int Count => Logprobs.Length;

    /// <summary>The highest log-probability.</summary>
    internal double Highest => Logprobs[_top];

    /// <summary>Reads a record's distribution; where it has none, or no right option, says why.</summary>
    internal static bool TryRead(Record record, out ChoiceDistribution distribution, out string unscoredReason) => TryRead(record, isGoldNeeded: true, out distribution, out unscoredReason);

    /// <summary>Reads a record's distribution, for what does not ask which option is right if it is so said.</summary>
    internal static bool TryRead(Record record, bool isGoldNeeded, out ChoiceDistribution distribution, out string unscoredReason)
    {
        ArgumentNullException.ThrowIfNull(record);
        distribution = default;
        ReadOnlySpan<double> logprobs = record.ChoiceLogprobs.Span;
        unscoredReason = logprobs.Length switch
        {
            0 => "no log-probabilities of the choices",
            1 => "one choice is no choice",
            _ => "",
        };
        if (unscoredReason.Length > 0) return false;
        int top = 0;
        for (int i = 0; i < logprobs.Length; i++)
        {
            // A NaN fails the guard as well, and so never wins.
            if (!(logprobs[i] <= 0)) return Refuse("a log-probability of a choice is not a number at most 0", out unscoredReason);
            if (logprobs[i] > logprobs[top]) top = i;
        }
        int gold = isGoldNeeded ? record.Gold ?? -1 : top;
        if (isGoldNeeded && record.Gold is null) return Refuse("no right choice is given", out unscoredReason);
        if (!(gold >= 0 && gold < logprobs.Length)) return Refuse("the right choice is not among the choices", out unscoredReason);
        if (double.IsNegativeInfinity(logprobs[top])) return Refuse("every choice has probability zero", out unscoredReason);
        distribution = new(logprobs, gold, top);
        return true;
    }

    /// <summary>An option's probability, as a multiple of the likeliest one's.</summary>
    internal double Weight(int choice) => Math.Exp(Logprobs[choice] - Highest);

    /// <summary>The weights of all options but one, summed.</summary>
    internal double WeightBeside(int excluded)
    {
        CompensatedSum sum = default;
        for (int i = 0; i < Count; i++)
            if (i != excluded) sum.Add(Weight(i));
        return sum.Value;
    }

    /// <summary>The natural log of the right option's probability, with its sign turned; +∞ where that is zero.</summary>
    internal double GoldLoss => Highest - Logprobs[Gold] + Elementary.Log1p(WeightBeside(_top));

    /// <summary>The entropy, in nats: the logarithm of all weights, and the weighed mean of how far each lies below the likeliest.</summary>
    internal double Entropy
    {
        get
        {
            CompensatedSum weighed = default;
            for (int i = 0; i < Count; i++)
                if (Weight(i) > 0) weighed.Add(Weight(i) * (Highest - Logprobs[i]));
            double others = WeightBeside(_top);
            return Elementary.Log1p(others) + (weighed.Value / (1 + others));
        }
    }

    private static bool Refuse(string reason, out string unscoredReason)
    {
        unscoredReason = reason;
        return false;
    }
}
