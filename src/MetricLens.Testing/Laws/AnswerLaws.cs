using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;
using MetricLens.Text;

namespace MetricLens.Testing.Laws;

/// <summary>What holds between an answer and its references.</summary>
internal static class AnswerLaws
{
    internal static IReadOnlyList<MetricLaw> All { get; } =
    [
        new()
        {
            Id = "reference_is_best",
            Statement = "The reference itself, in full certainty, scores the best of the card's range.",
            Scope = "metrics that claim ReferenceIsBest and whose best score is finite",
            AppliesTo = static card => card.Claims(MetricClaims.ReferenceIsBest) && double.IsFinite(card.Best),
            Cases = Scoring.One,
            Examine = static (metric, one) =>
            {
                Record perfect = Answers.Reference(one.First);
                Score score = metric.Measure(perfect);
                return score.IsScored
                    ? LawFinding.Of(Scoring.AreAlike(score, Score.Of(metric.Card.Best)), ("the best", Score.Of(metric.Card.Best)), ("the reference", score), ("reference", perfect))
                    : LawFinding.DoesNotApply;
            },
        },
        new()
        {
            Id = "only_reference_is_best",
            Statement = "What scores the best of the card's range equals a reference.",
            Scope = "metrics of texts or tokens that claim OnlyReferenceIsBest",
            AppliesTo = static card => card.Claims(MetricClaims.OnlyReferenceIsBest) && card.LooksAtAny(RecordFields.Output | RecordFields.OutputTokens),
            Cases = static card => (stream, size) => new([Near(stream, card, MetricGenerators.Items(size))]),
            Examine = static (metric, one) =>
            {
                Score score = metric.Measure(one.First);
                if (!score.IsScored) return LawFinding.DoesNotApply;
                return IsReference(one.First) || score.Value != metric.Card.Best
                    ? LawFinding.Holds
                    : LawFinding.Broken(("required", "worse than the best, since the output is no reference"), ("found", score.ToString()));
            },
        },
        new()
        {
            Id = "direction",
            Statement = "A right answer, given with confidence, scores better in the card's direction than one that has nothing in common with the reference.",
            Scope = "metrics that look at references, their log-probabilities or the right option; of one that reproduces a tool's quirks, that it is never worse",
            AppliesTo = static card => card.LooksAtAny(Scoring.Answers),
            Cases = Scoring.One,
            Examine = static (metric, one) =>
            {
                Record right = Answers.NearlyRight(one.First), wrong = Answers.Wrong(one.First);
                Score rightScore = metric.Measure(right), wrongScore = metric.Measure(wrong);
                if (!rightScore.IsScored || !wrongScore.IsScored) return LawFinding.DoesNotApply;
                // Tools have rules of their own for references of which little is left.
                if (metric.Card.Quirks.Count > 0 && (rightScore.Value == wrongScore.Value || IsBare(one.First))) return LawFinding.DoesNotApply;
                return LawFinding.Of(metric.Card.IsWorse(wrongScore.Value, rightScore.Value), ("the right answer", rightScore), ("the wrong answer", wrongScore), ("right", right), ("wrong", wrong));
            },
        },
        new()
        {
            Id = "silence_is_not_best",
            Statement = "An empty output scores worse than the reference.",
            Scope = "metrics of outputs and references, unless they reproduce a tool's quirks",
            AppliesTo = static card => card.LooksAt(RecordFields.Targets | RecordFields.Output) && card.Quirks.Count == 0,
            Cases = Scoring.One,
            Examine = static (metric, one) =>
            {
                Record silent = Answers.Silence(one.First), right = Answers.NearlyRight(one.First);
                Score nothing = metric.Measure(silent), best = metric.Measure(right);
                if (!nothing.IsScored || !best.IsScored || !silent.Targets.Span.SequenceEqual(right.Targets.Span)) return LawFinding.DoesNotApply;
                return LawFinding.Of(metric.Card.IsWorse(nothing.Value, best.Value), ("the reference", best), ("silence", nothing), ("reference", right), ("silence", silent));
            },
        },
        new()
        {
            Id = "more_targets_never_hurt",
            Statement = "Another reference never makes a score worse.",
            Scope = "metrics that claim MoreTargetsNeverHurt",
            AppliesTo = static card => card.Claims(MetricClaims.MoreTargetsNeverHurt),
            Cases = static _ => static (stream, size) => new([RecordDraws.Text(stream, MetricGenerators.Items(size)), RecordDraws.Text(stream, MetricGenerators.Items(size))]),
            Examine = static (metric, two) =>
            {
                Record few = two.First.Without(Tokens), many = few.With(targets: [.. few.Targets.ToArray(), .. two.Records[1].Targets.ToArray()]);
                Score fewScore = metric.Measure(few), manyScore = metric.Measure(many);
                if (!fewScore.IsScored) return LawFinding.DoesNotApply;
                bool isNoWorse = manyScore.IsScored && !metric.Card.IsWorse(manyScore.Value, fewScore.Value);
                return LawFinding.Of(isNoWorse, ("the first references", fewScore), ("with others besides", manyScore), ("first", few), ("others too", many));
            },
        },
        new()
        {
            Id = "order_of_targets",
            Statement = "The order in which references are given changes no score.",
            Scope = "metrics of outputs and references, unless they reproduce a tool's quirks",
            AppliesTo = static card => card.LooksAt(RecordFields.Targets | RecordFields.Output) && card.Quirks.Count == 0,
            Cases = Scoring.Drawn(RecordDraws.Text),
            Examine = static (metric, one) =>
            {
                if (one.First.Targets.Length < 2) return LawFinding.DoesNotApply;
                Record turned = one.First.With(targets: [.. one.First.Targets.ToArray().Reverse()]);
                Score first = metric.Measure(one.First), other = metric.Measure(turned);
                return first.IsScored || other.IsScored
                    ? LawFinding.Of(Scoring.AreAlike(first, other), ("in one order", first), ("in the other", other), ("one order", one.First), ("the other", turned))
                    : LawFinding.DoesNotApply;
            },
        },
        new()
        {
            Id = "symmetric",
            Statement = "Output and reference may trade places.",
            Scope = "metrics that claim Symmetric",
            AppliesTo = static card => card.Claims(MetricClaims.Symmetric),
            Cases = static card => (stream, size) => new([Near(stream, card, MetricGenerators.Items(size))]),
            Examine = static (metric, one) =>
            {
                Record record = one.First.Without(RecordFields.TargetLogprobs);
                if (record.Targets.Length > 1 || record.Output is "" || record.OutputTokens is { Length: 0 }) return LawFinding.DoesNotApply;
                Record traded = record.With(output: record.Targets.IsEmpty ? null : record.Targets.Span[0], targets: record.Output is null ? null : [record.Output],
                    outputTokens: record.TargetTokens, targetTokens: record.OutputTokens);
                Score one1 = metric.Measure(record), other = metric.Measure(traded);
                return one1.IsScored && other.IsScored
                    ? LawFinding.Of(Scoring.AreAlike(one1, other), ("one way", one1), ("the other way", other), ("one way", record), ("the other way", traded))
                    : LawFinding.DoesNotApply;
            },
        },
        new()
        {
            Id = "triangle_inequality",
            Statement = "A detour over a third sequence is no shorter.",
            Scope = "metrics that claim TriangleInequality",
            AppliesTo = static card => card.Claims(MetricClaims.TriangleInequality),
            Cases = static _ => static (stream, size) => new(Chain(stream, MetricGenerators.Items(size))),
            Examine = TriangleInequality,
        },
    ];

    private const RecordFields Tokens = RecordFields.TargetTokens | RecordFields.OutputTokens;

    /// <summary>Tokens where the metric looks at them, else texts; often the reference itself or nearly.</summary>
    private static Record Near(RandomStream stream, MetricCard card, int items) =>
        card.LooksAt(Tokens) && (stream.NextInt(2) == 0 || !card.LooksAt(RecordFields.Output)) ? RecordDraws.Tokens(stream, items) : RecordDraws.Text(stream, items);

    /// <summary>Three outputs, each after a few edits of the one before, so that the way over the second is short.</summary>
    private static Record[] Chain(RandomStream stream, int items)
    {
        const int Symbols = 3;
        IReadOnlyList<int> tokens = [.. TokenEdits.Draw(stream, items).Target.Select(token => token % Symbols)];
        var chain = new Record[3];
        for (int i = 0; i < chain.Length; i++)
        {
            chain[i] = TestRecord.Tokens([.. tokens], [0]).With(output: string.Concat(tokens.Select(token => (char)('a' + token))), targets: ["a"]);
            tokens = TokenEdits.Edited(stream, tokens, 1 + stream.NextInt(2), Symbols);
        }
        return chain;
    }

    private static bool IsBare(Record record) => !record.Targets.IsEmpty && TextNormalization.QuasiExact(record.Targets.Span[0]).Length == 0;

    private static bool IsReference(Record record)
    {
        if (record.OutputTokens is { } own && record.TargetTokens is { } target && own.Equals(target)) return true;
        foreach (string reference in record.Targets.Span)
            if (string.Equals(reference, record.Output, StringComparison.Ordinal)) return true;
        return false;
    }

    private static LawFinding TriangleInequality(IMetric metric, LawCase three)
    {
        (Record a, Record b, Record c) = (three.Records[0], three.Records[1], three.Records[2]);
        Score direct = metric.Measure(Between(a, c)), first = metric.Measure(Between(a, b)), second = metric.Measure(Between(b, c));
        if (!direct.IsScored || !first.IsScored || !second.IsScored) return LawFinding.DoesNotApply;
        Score detour = Score.Of(first.Value + second.Value);
        return LawFinding.Of(direct.Value <= detour.Value + Scoring.Tolerance(direct.Value, detour.Value), ("over the second", detour), ("directly", direct),
            ("directly", Between(a, c)), ("to the second", Between(a, b)), ("from the second", Between(b, c)));
    }

    /// <summary>From one record's output to another's.</summary>
    private static Record Between(Record from, Record to) => from.With(targets: to.Output is null ? null : [to.Output], targetTokens: to.OutputTokens);
}
