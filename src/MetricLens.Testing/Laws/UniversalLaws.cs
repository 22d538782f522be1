using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>What holds of every metric, whatever it measures.</summary>
internal static class UniversalLaws
{
    /// <summary>As much by relation as worked examples are given: they are numbers that one can check by hand.</summary>
    internal const double ExampleRounding = 1e-14;

    internal static MetricLaw NeverThrows { get; } = new()
    {
        Id = "never_throws",
        Statement = "A record that keeps the rules gets a score or a reason; nothing is thrown.",
        Scope = "every metric",
        AppliesTo = static _ => true,
        Cases = Scoring.One,
        Examine = static (metric, one) => string.IsNullOrWhiteSpace(metric.Measure(one.First).UnscoredReason) && !metric.Measure(one.First).IsScored
            ? LawFinding.Broken(("required", "a reason"), ("found", "none"))
            : LawFinding.Holds,
    };

    internal static IReadOnlyList<MetricLaw> All { get; } =
    [
        new()
        {
            Id = "card_is_complete",
            Statement = "The card has an id without white space, a name, a summary, a reference, a range, inputs, and a latent scale that fits them.",
            Scope = "every metric",
            AppliesTo = static _ => true,
            Cases = Scoring.Fixed,
            Examine = static (metric, _) => CardFault(metric.Card) is { } fault ? LawFinding.Broken(("required", fault.Rule), ("found", fault.Found)) : LawFinding.Holds,
            Cost = int.MaxValue,
        },
        NeverThrows,
        new()
        {
            Id = "worked_examples",
            Statement = "Each worked example of the card scores what the card says.",
            Scope = "metrics with worked examples",
            AppliesTo = static card => card.Examples.Count > 0,
            Cases = static card => (stream, _) => new([TestRecord.Blank], stream.NextInt(card.Examples.Count)),
            Examine = static (metric, _) => WorkedExamples(metric),
            Cost = int.MaxValue,
        },
        new()
        {
            Id = "within_bounds",
            Statement = "A score, and what guessing would score, lie in the card's range; a score averages at least one outcome.",
            Scope = "every metric",
            AppliesTo = static _ => true,
            Cases = Scoring.One,
            Examine = static (metric, one) => WithinBounds(metric.Card, metric.Measure(one.First)),
        },
        new()
        {
            Id = "nan_is_unscored",
            Statement = "A log-probability or score that is not a number leaves the record unscored; it never wins.",
            Scope = "metrics of log-probabilities or logged scores",
            AppliesTo = static card => card.LooksAtAny(RecordFields.TargetLogprobs | RecordFields.ChoiceLogprobs | RecordFields.Scores),
            Cases = Scoring.One,
            Examine = NanIsUnscored,
        },
        new()
        {
            Id = "missing_inputs_unscored",
            Statement = "A record without any of the fields that the card names is unscored, with a reason.",
            Scope = "every metric",
            AppliesTo = static _ => true,
            Cases = Scoring.One,
            Examine = static (metric, one) =>
            {
                Record bare = one.First.Without(metric.Card.Inputs);
                return LawFinding.Of(!metric.Measure(bare).IsScored, ("required", Score.Unscored("the inputs are missing")), ("found", metric.Measure(bare)), ("record", bare));
            },
        },
        new()
        {
            Id = "null_is_argument_error",
            Statement = "No record at all is an ArgumentNullException.",
            Scope = "every metric",
            AppliesTo = static _ => true,
            Cases = Scoring.Fixed,
            Examine = NullIsArgumentError,
            Cost = int.MaxValue,
        },
    ];

    internal static (string Rule, string Found)? CardFault(MetricCard card)
    {
        if (string.IsNullOrEmpty(card.Id) || card.Id.Any(char.IsWhiteSpace)) return ("an id without white space", $"'{card.Id}'");
        if (string.IsNullOrWhiteSpace(card.Name)) return ("a name", "none");
        if (string.IsNullOrWhiteSpace(card.Summary)) return ("a summary", "none");
        if (string.IsNullOrWhiteSpace(card.Reference)) return ("a reference", "none");
        if (!(card.Minimum < card.Maximum)) return ("a minimum below the maximum", $"{ReadableRecord.Number(card.Minimum)} and {ReadableRecord.Number(card.Maximum)}");
        if (card.Inputs == RecordFields.None) return ("inputs", "none");
        if (card.LatentScale == LatentScale.Logit && !card.IsBounded) return ("a finite range for the latent scale Logit", $"best {ReadableRecord.Number(card.Best)}, worst {ReadableRecord.Number(card.Worst)}");
        if (card.LatentScale == LatentScale.NegativeLogLoss && !double.IsFinite(card.Best)) return ("a finite best score for the latent scale NegativeLogLoss", ReadableRecord.Number(card.Best));
        if (card.LatentScale != LatentScale.None && card.Tier == EvidenceTier.None) return ("a tier of evidence beside the latent scale", "none");
        if (card.Propriety == Propriety.StrictlyProper && card.Continuity != Continuity.Continuous) return ("Continuous of a strictly proper score", card.Continuity.ToString());
        return null;
    }

    private static LawFinding WorkedExamples(IMetric metric)
    {
        foreach (WorkedExample example in metric.Card.Examples)
        {
            Score score = metric.Measure(example.Record);
            bool isRight = example.Expected is { } expected ? score.IsScored && Math.Abs(score.Value - expected) <= ExampleRounding * Math.Abs(expected) : !score.IsScored;
            if (!isRight)
                return LawFinding.Broken(("the card says", example.Expected is { } said ? ReadableRecord.Number(said) : "unscored"), ("found", score.ToString()), (example.Fact, example.Record));
        }
        return LawFinding.Holds;
    }

    internal static LawFinding WithinBounds(MetricCard card, Score score)
    {
        if (!score.IsScored) return LawFinding.DoesNotApply;
        bool IsWithin(double value) => value >= card.Minimum && value <= card.Maximum;
        var range = ("the card's range", $"{ReadableRecord.Number(card.Minimum)} to {ReadableRecord.Number(card.Maximum)}");
        if (!IsWithin(score.Value)) return LawFinding.Broken(range, ("score", score.ToString()));
        if (score.Chance is { } chance && !IsWithin(chance)) return LawFinding.Broken(range, ("chance", ReadableRecord.Number(chance)));
        return LawFinding.Holds;
    }

    private static LawFinding NanIsUnscored(IMetric metric, LawCase one)
    {
        Record record = one.First;
        if (!metric.Measure(record).IsScored) return LawFinding.DoesNotApply;
        double[] target = record.TargetLogprobs.ToArray(), choices = record.ChoiceLogprobs.ToArray();
        double wrong = one.Number % 2 == 0 ? double.NaN : 1;
        bool isTarget = metric.Card.LooksAt(RecordFields.TargetLogprobs) && target.Length > 0, isChoice = metric.Card.LooksAt(RecordFields.ChoiceLogprobs) && choices.Length > 0;
        bool isScores = metric.Card.LooksAt(RecordFields.Scores) && record.Scores is { Count: > 0 };
        if (isTarget) target[one.Number / 2 % target.Length] = wrong;
        if (isChoice) choices[one.Number / 2 % choices.Length] = wrong;
        if (!isTarget && !isChoice && !isScores) return LawFinding.DoesNotApply;
        Record spoilt = record.With(targetLogprobs: isTarget ? target : null, choiceLogprobs: isChoice ? choices : null,
            scores: isScores ? record.Scores!.ToDictionary(score => score.Key, _ => double.NaN) : null);
        Score found = metric.Measure(spoilt);
        return LawFinding.Of(!found.IsScored, ("required", Score.Unscored("there is no such probability")), ("found", found), ("record", spoilt));
    }

    private static LawFinding NullIsArgumentError(IMetric metric, LawCase none)
    {
        _ = none;
        try
        {
            Score score = metric.Measure(null!);
            return LawFinding.Broken(("required", nameof(ArgumentNullException)), ("found", score.ToString()));
        }
        catch (ArgumentNullException)
        {
            return LawFinding.Holds;
        }
    }
}
