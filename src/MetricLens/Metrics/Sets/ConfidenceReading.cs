using MetricLens.Records;

namespace MetricLens.Metrics.Sets;

/// <summary>Reads what a model gives as its confidence in an answer, and how right the answer is.</summary>
internal static class ConfidenceReading
{
    /// <summary>Where the confidence comes from.</summary>
    internal static MetricOption Source { get; } = MetricOption.OneOf("confidence",
        ("of_choices", "the probability of the likeliest option; right where that is the right one, a share where options tie"),
        ("of_scores", "the record's scores confidence, in [0, 1], and correct, 0 or 1"));

    /// <summary>The fields that are looked at.</summary>
    internal static RecordFields InputsOf(string source) => source == "of_scores" ? RecordFields.Scores : ChoiceDistribution.Inputs;

    /// <summary>A contribution of two numbers: the confidence, and how right the answer is.</summary>
    internal static SetContribution Of(Record record, string source)
    {
        if (source == "of_scores") return OfScores(record);
        if (!ChoiceDistribution.TryRead(record, out ChoiceDistribution choices, out string reason)) return SetContribution.Unscored(reason);
        double whole = choices.Weight(choices.Gold) + choices.WeightBeside(choices.Gold);
        return SetContribution.Of(1 / whole, ChoiceRanking.Credit(choices.Logprobs, choices.Gold, isShared: true));
    }

    private static SetContribution OfScores(Record record)
    {
        if (!LoggedScores.TryRead(record, "confidence", out double confidence, out string reason) || !LoggedScores.TryRead(record, "correct", out double correct, out reason))
            return SetContribution.Unscored(reason);
        if (!(confidence is >= 0 and <= 1)) return SetContribution.Unscored("the score 'confidence' is not in [0, 1]");
        return correct is 0 or 1 ? SetContribution.Of(confidence, correct) : SetContribution.Unscored("the score 'correct' is neither 0 nor 1");
    }

    /// <summary>The contributions by confidence, and among equals by how right they are, so that their order in the sample leaves no trace.</summary>
    internal static (double Confidence, double Correct, int Weight)[] Sorted(SetSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var all = new (double Confidence, double Correct, int Weight)[sample.Count];
        for (int i = 0; i < all.Length; i++) all[i] = (sample[i][0], sample[i][1], sample.Weight(i));
        Array.Sort(all);
        return all;
    }

    /// <summary>Records with a logged confidence, for worked examples.</summary>
    internal static IReadOnlyList<Record> Logged(params (double Confidence, double Correct)[] answers) =>
        [.. answers.Select(answer => ExampleRecord.Scored(("confidence", answer.Confidence), ("correct", answer.Correct)))];
}
