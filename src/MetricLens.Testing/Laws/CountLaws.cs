using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>What holds of metrics that make a share of two logged counts.</summary>
internal static class CountLaws
{
    private static readonly (string Metric, string Part, string Whole)[] Counted =
    [
        ("pass_at_k", "c", "n"), ("step_power", "steps_passed", "steps"), ("step_success", "steps_passed", "steps"), ("task_success", "steps_passed", "steps"), ("unit_test_share", "tests_passed", "tests"),
    ];

    internal static IReadOnlyList<MetricLaw> All { get; } =
    [
        new()
        {
            Id = "more_that_pass_is_better",
            Statement = "Of as many, one more that passes never scores worse in the card's direction, and all score better than none.",
            Scope = $"{string.Join(", ", Counted.Select(counted => $"`{counted.Metric}`"))}, with any option",
            AppliesTo = static card => Names(card) is not null,
            Cases = static card => (stream, _) => new([Drawn(Names(card)!.Value, stream)]),
            Examine = MorePass,
        },
    ];

    private static LawFinding MorePass(IMetric metric, LawCase one)
    {
        (string part, string whole) = Names(metric.Card)!.Value;
        if (one.First.Scores is not { } scores || !scores.TryGetValue(part, out double some) || !scores.TryGetValue(whole, out double all) || some >= all) return LawFinding.DoesNotApply;
        Score Of(double passed) => metric.Measure(one.First.With(scores: new SortedDictionary<string, double>(StringComparer.Ordinal) { [part] = passed, [whole] = all }));
        Score none = Of(0), few = Of(some), more = Of(some + 1), every = Of(all);
        if (!none.IsScored || !few.IsScored || !more.IsScored || !every.IsScored) return LawFinding.DoesNotApply;
        return metric.Card.IsWorse(more.Value, few.Value)
            ? LawFinding.Broken(("so many passed", few.ToString()), ("one more", more.ToString()))
            : LawFinding.Of(metric.Card.IsWorse(none.Value, every.Value), ("all passed", every), ("none passed", none));
    }

    /// <summary>A few, or more than a thousand: more than any metric asks for.</summary>
    private static Record Drawn((string Part, string Whole) names, RandomStream stream)
    {
        int whole = (stream.NextInt(2) == 0 ? 1 : 1000) + stream.NextInt(20);
        return TestRecord.Blank.With(scores: new SortedDictionary<string, double>(StringComparer.Ordinal) { [names.Part] = stream.NextInt(whole), [names.Whole] = whole });
    }

    private static (string Part, string Whole)? Names(MetricCard card)
    {
        foreach ((string metric, string part, string whole) in Counted)
            if (card.Id == metric || card.Id.StartsWith(metric + ":", StringComparison.Ordinal)) return (part, whole);
        return null;
    }
}
