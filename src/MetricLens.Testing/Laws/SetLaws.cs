using System.Globalization;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>What holds of every set-level metric, and of those that claim something.</summary>
internal static class SetLaws
{
    internal static MetricLaw NeverThrows { get; } = Of("set_never_throws", "A set of records that keep the rules gets a score or a reason, and so does each record; nothing is thrown.", static (metric, several) =>
    {
        foreach (Record record in several.Records)
            if (metric.Read(record) is { IsScored: false } unread && string.IsNullOrWhiteSpace(unread.UnscoredReason)) return LawFinding.Broken(("required", "a reason"), ("found", "none"));
        Score score = Measure(metric, several.Records);
        return score.IsScored || !string.IsNullOrWhiteSpace(score.UnscoredReason) ? LawFinding.Holds : LawFinding.Broken(("required", "a reason"), ("found", "none"));
    });

    internal static IReadOnlyList<MetricLaw> All { get; } =
    [
        Of("set_card_is_complete", "The card has all that a card needs, and is of the level of sets.", static (metric, _) =>
            UniversalLaws.CardFault(metric.Card) is { } fault ? LawFinding.Broken(("required", fault.Rule), ("found", fault.Found)) : LawFinding.Holds),
        NeverThrows,
        Of("set_worked_examples", "Each worked example of the card scores what the card says.", static (metric, _) => WorkedExamples(metric)),
        Of("set_within_bounds", "A score, and what guessing would score, lie in the card's range.", static (metric, several) => UniversalLaws.WithinBounds(metric.Card, Measure(metric, several.Records))),
        Of("set_deterministic", "A set scores the same again, after another set was scored in between.", static (metric, several) =>
        {
            Score first = Measure(metric, several.Records);
            Measure(metric, [.. several.Records.Skip(1)]);
            Score again = Measure(metric, several.Records);
            return LawFinding.Of(first == again, ("first", first), ("again", again));
        }),
        Of("set_order_of_examples", "The order of the records does not matter.", static (metric, several) =>
        {
            Record[] turned = [.. several.Records];
            new Shuffle(several.Number).Turn(turned);
            return Alike("in one order", Measure(metric, several.Records), "in another", Measure(metric, turned));
        }),
        Of("weights_are_repeats", "A weight says how often a record counts: the score is that of a set that holds it so often, which a bootstrap relies on.", WeightsAreRepeats),
        Of("no_weight_is_no_score", "Where every record's weight is 0 there is no score.", static (metric, several) =>
        {
            if (SetSample.Of(several.Records.Select(metric.Read)) is not { } sample) return LawFinding.DoesNotApply;
            Score score = metric.Measure(sample.Weighted(new int[sample.Count]));
            return LawFinding.Of(!score.IsScored, ("required", Score.Unscored("nothing counts")), ("found", score));
        }),
        Of("unread_leave_no_trace", "A record without any of the fields that the card names contributes nothing, with a reason, and changes no score.", static (metric, several) =>
        {
            Record bare = several.First.Without(metric.Card.Inputs);
            return metric.Read(bare).IsScored
                ? LawFinding.Broken(("required", "nothing of a record without the inputs"), ("found", "a contribution"), ("record", bare))
                : Alike("without the record", Measure(metric, several.Records), "with it", Measure(metric, [bare, .. several.Records]));
        }),
        Of("set_nan_is_unread", "A record with a log-probability or score that is not a number contributes nothing.", "set-level metrics of log-probabilities or logged scores",
            static card => card.LooksAtAny(RecordFields.TargetLogprobs | RecordFields.ChoiceLogprobs | RecordFields.Scores), NanIsUnread),
        Of("set_declared_inputs_only", "Fields that the card does not name are not looked at.", static (metric, several) =>
        {
            Record[] blended = [.. several.Records.Select((record, i) => PurityLaws.Blended(record, several.Records[(i + 1) % several.Records.Count], metric.Card.Inputs))];
            return Alike("the set", Measure(metric, several.Records), "with other content in undeclared fields", Measure(metric, blended));
        }),
        Of("set_culture_independent", "A set scores the same in every culture.", CultureIndependent),
        Of("set_null_is_argument_error", "No record at all, and no sample, is an ArgumentNullException.", static (metric, _) =>
            Throws(() => metric.Read(null!)) && Throws(() => metric.Measure(null!)) ? LawFinding.Holds : LawFinding.Broken(("required", nameof(ArgumentNullException)), ("found", "none"))),
        Of("perfect_set_is_best", "Answers that are all the reference itself, in full certainty, score the best of the range.", "set-level metrics that claim ReferenceIsBest and look at no logged scores",
            static card => card.Claims(MetricClaims.ReferenceIsBest) && !card.LooksAtAny(RecordFields.Scores), static (metric, several) =>
            {
                Record[] perfect = [.. several.Records.Select(Answers.Reference)];
                Score score = Measure(metric, perfect);
                return score.IsScored ? Alike("the best", Score.Of(metric.Card.Best), "the perfect set", score) : LawFinding.DoesNotApply;
            }),
        Of("set_direction", "A set of right answers, given with confidence, scores better in the card's direction than one in which every other answer has nothing in common with its reference.",
            "set-level metrics that claim ReferenceIsBest, or look at references or their log-probabilities; of those without the claim, that it is never worse", static card =>
                card.LooksAtAny(RecordFields.Targets | RecordFields.TargetLogprobs) || (card.Claims(MetricClaims.ReferenceIsBest) && card.LooksAtAny(Scoring.Answers)), Direction),
        Of("telling_apart_is_better", "Right answers that are surer than wrong ones score better in the card's direction than answers that are all equally sure.", "set-level metrics of choices that do not claim ReferenceIsBest",
            static card => card.LooksAt(RecordFields.ChoiceLogprobs | RecordFields.Gold) && !card.Claims(MetricClaims.ReferenceIsBest), TellingApart),
        Of("union_between_parts", "Two sets together score between what each scores.", "set-level metrics that claim UnionBetweenParts", static card => card.Claims(MetricClaims.UnionBetweenParts), static (metric, several) =>
        {
            int cut = several.Records.Count / 2;
            Score one = Measure(metric, [.. several.Records.Take(cut)]), other = Measure(metric, [.. several.Records.Skip(cut)]), both = Measure(metric, several.Records);
            if (!one.IsScored || !other.IsScored) return LawFinding.DoesNotApply;
            double slack = Scoring.Tolerance(one.Value, other.Value), least = Math.Min(one.Value, other.Value), most = Math.Max(one.Value, other.Value);
            return both.IsScored && both.Value >= least - slack && both.Value <= most + slack
                ? LawFinding.Holds
                : LawFinding.Broken(("bounds", $"{ReadableRecord.Number(least)} to {ReadableRecord.Number(most)}"), ("together", both.ToString()));
        }),
    ];

    /// <summary>The score of some records, or a reason where none contributes.</summary>
    internal static Score Measure(ISetMetric metric, IReadOnlyList<Record> records) =>
        SetSample.Of(records.Select(metric.Read)) is { } sample ? metric.Measure(sample) : Score.Unscored("no record contributes");

    /// <summary>Two scores that must be equal but for rounding.</summary>
    internal static LawFinding Alike(string label, Score required, string otherLabel, Score found) => LawFinding.Of(Scoring.AreAlike(required, found), (label, required), (otherLabel, found));

    private static MetricLaw Of(string id, string statement, Func<ISetMetric, LawCase, LawFinding> examine) => Of(id, statement, "every set-level metric", static _ => true, examine);

    internal static MetricLaw Of(string id, string statement, string scope, Func<MetricCard, bool> appliesTo, Func<ISetMetric, LawCase, LawFinding> examine) => new()
    {
        Id = id,
        Statement = statement,
        Scope = scope,
        Level = MetricLevel.Set,
        AppliesTo = appliesTo,
        Cases = static card => (stream, size) => SetDraws.Draw(card, stream, size),
        Examine = MetricLaw.OfSets(examine),
        Cost = 2,
    };

    private static LawFinding WorkedExamples(ISetMetric metric)
    {
        foreach (WorkedExample example in metric.Card.Examples)
        {
            Score score = Measure(metric, example.Records);
            bool isRight = example.Expected is { } expected ? score.IsScored && Math.Abs(score.Value - expected) <= UniversalLaws.ExampleRounding * Math.Abs(expected) : !score.IsScored;
            if (!isRight) return LawFinding.Broken(($"the card says ({example.Fact})", example.Expected is { } said ? ReadableRecord.Number(said) : "unscored"), ("found", score.ToString()));
        }
        return LawFinding.Holds;
    }

    private static LawFinding WeightsAreRepeats(ISetMetric metric, LawCase several)
    {
        SetContribution[] read = [.. several.Records.Select(metric.Read).Where(contribution => contribution.IsScored)];
        if (read.Length == 0) return LawFinding.DoesNotApply;
        var stream = new RandomStream(several.Number);
        int[] weights = [.. read.Select(_ => stream.NextInt(4))];
        if (weights.All(weight => weight == 0)) weights[0] = 1;
        Score weighted = metric.Measure(SetSample.Of(read)!.Weighted(weights));
        Score repeated = metric.Measure(SetSample.Of(read.SelectMany((contribution, i) => Enumerable.Repeat(contribution, weights[i])))!);
        LawFinding finding = Alike("repeated", repeated, "weighted", weighted);
        return finding.IsBroken || !weighted.IsScored ? finding : Alike("outcomes, repeated", Score.Of(repeated.Units), "outcomes, weighted", Score.Of(weighted.Units));
    }

    private static LawFinding NanIsUnread(ISetMetric metric, LawCase several)
    {
        Record record = several.First;
        if (!metric.Read(record).IsScored) return LawFinding.DoesNotApply;
        double[] target = record.TargetLogprobs.ToArray(), choices = record.ChoiceLogprobs.ToArray();
        bool isTarget = metric.Card.LooksAt(RecordFields.TargetLogprobs) && target.Length > 0, isChoice = metric.Card.LooksAt(RecordFields.ChoiceLogprobs) && choices.Length > 0;
        bool isScores = metric.Card.LooksAt(RecordFields.Scores) && record.Scores is { Count: > 0 };
        if (!isTarget && !isChoice && !isScores) return LawFinding.DoesNotApply;
        if (isTarget) target[several.Number % target.Length] = double.NaN;
        if (isChoice) choices[several.Number % choices.Length] = double.NaN;
        Record spoilt = record.With(targetLogprobs: isTarget ? target : null, choiceLogprobs: isChoice ? choices : null, scores: isScores ? record.Scores!.ToDictionary(score => score.Key, _ => double.NaN) : null);
        return metric.Read(spoilt).IsScored ? LawFinding.Broken(("required", "nothing"), ("found", "a contribution"), ("record", spoilt)) : LawFinding.Holds;
    }

    private static LawFinding Direction(ISetMetric metric, LawCase several)
    {
        Record[] read = [.. several.Records.Where(record => metric.Read(Answers.NearlyRight(record)).IsScored && metric.Read(Answers.Wrong(record)).IsScored)];
        if (read.Length < 2) return LawFinding.DoesNotApply;
        Score right = Measure(metric, [.. read.Select(Answers.NearlyRight)]), half = Measure(metric, [.. read.Select((record, i) => i % 2 == 0 ? Answers.Wrong(record) : Answers.NearlyRight(record))]);
        if (!right.IsScored || !half.IsScored || (right.Value == half.Value && !metric.Card.Claims(MetricClaims.ReferenceIsBest))) return LawFinding.DoesNotApply;
        return LawFinding.Of(metric.Card.IsWorse(half.Value, right.Value), ("the right answers", right), ("every other one wrong", half));
    }

    private static LawFinding TellingApart(ISetMetric metric, LawCase several)
    {
        const double Sure = -1.0 / 1024, Unsure = -0.5, Unlikely = -8;
        Record Answer(Record record, bool isRight, double confidence) => record.With(choices: ["a", "b"], choiceLogprobs: [confidence, Unlikely], gold: isRight ? 0 : 1);
        if (several.Records.Count < 2) return LawFinding.DoesNotApply;
        Score told = Measure(metric, [.. several.Records.Select((record, i) => Answer(record, i % 2 == 0, i % 2 == 0 ? Sure : Unsure))]);
        Score alike = Measure(metric, [.. several.Records.Select((record, i) => Answer(record, i % 2 == 0, Sure))]);
        return LawFinding.Of(told.IsScored && alike.IsScored && metric.Card.IsWorse(alike.Value, told.Value), ("the right ones surer", told), ("all equally sure", alike));
    }

    private static LawFinding CultureIndependent(ISetMetric metric, LawCase several)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            Score? invariant = null;
            foreach (string name in PurityLaws.Cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Score score = Measure(metric, several.Records);
                invariant ??= score;
                if (score != invariant) return LawFinding.Of(false, ("in the invariant culture", invariant.Value), ($"in {name}", score));
            }
            return LawFinding.Holds;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static bool Throws(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (ArgumentNullException)
        {
            return true;
        }
    }

    /// <summary>A permutation from a number.</summary>
    private readonly struct Shuffle(int number)
    {
        internal void Turn<T>(T[] items)
        {
            var random = new RandomStream(number);
            for (int left = items.Length; left > 1; left--)
            {
                int drawn = random.NextInt(left);
                (items[left - 1], items[drawn]) = (items[drawn], items[left - 1]);
            }
        }
    }
}
