using System.Globalization;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>A metric is a pure function of the fields that its card names: of nothing before, beside or around them.</summary>
internal static class PurityLaws
{
    internal static readonly string[] Cultures = ["", "de-DE", "tr-TR", "zh-CN"];

    internal static IReadOnlyList<MetricLaw> All { get; } =
    [
        new()
        {
            Id = "deterministic",
            Statement = "A record scores the same again, after another record was scored in between.",
            Scope = "every metric",
            AppliesTo = static _ => true,
            Cases = static card => Scoring.Several(card, 2),
            Examine = static (metric, two) =>
            {
                Score first = metric.Measure(two.First);
                metric.Measure(two.Records[1]);
                Score again = metric.Measure(two.First);
                return LawFinding.Of(first == again, ("first", first), ("again", again));
            },
        },
        new()
        {
            Id = "order_of_examples",
            Statement = "The order in which records are scored changes no score, and so not their mean.",
            Scope = "every metric",
            AppliesTo = static _ => true,
            Cases = static card => Scoring.Several(card, 6),
            Examine = OrderOfExamples,
            Cost = 4,
        },
        new()
        {
            Id = "culture_independent",
            Statement = "A record scores the same in every culture.",
            Scope = "every metric",
            AppliesTo = static _ => true,
            Cases = Scoring.One,
            Examine = CultureIndependent,
        },
        new()
        {
            Id = "thread_safe",
            Statement = "Several threads that score the same records at once get what one thread gets.",
            Scope = "every metric",
            AppliesTo = static _ => true,
            Cases = static card => Scoring.Several(card, 24),
            Examine = ThreadSafe,
            Cost = 20,
        },
        new()
        {
            Id = "declared_inputs_only",
            Statement = "Fields that the card does not name are not looked at: neither their absence nor other content changes a score.",
            Scope = "every metric",
            AppliesTo = static _ => true,
            Cases = static card => Scoring.Several(card, 2),
            Examine = DeclaredInputsOnly,
        },
    ];

    private static LawFinding OrderOfExamples(IMetric metric, LawCase several)
    {
        Record[] records = [.. several.Records];
        Score[] scores = Array.ConvertAll(records, metric.Measure);
        int[] order = [.. Enumerable.Range(0, records.Length)];
        var random = new RandomStream(several.Number);
        for (int left = order.Length; left > 1; left--)
        {
            int drawn = random.NextInt(left);
            (order[left - 1], order[drawn]) = (order[drawn], order[left - 1]);
        }
        foreach (int i in order)
        {
            Score score = metric.Measure(records[i]);
            if (score != scores[i]) return LawFinding.Of(false, ("in one order", scores[i]), ("in another", score), ("record", records[i]));
        }
        return LawFinding.Holds;
    }

    private static LawFinding CultureIndependent(IMetric metric, LawCase one)
    {
        CultureInfo before = CultureInfo.CurrentCulture, beforeUi = CultureInfo.CurrentUICulture;
        try
        {
            Score? invariant = null;
            foreach (string name in Cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
                Score score = metric.Measure(one.First);
                invariant ??= score;
                if (score != invariant) return LawFinding.Of(false, ("in the invariant culture", invariant.Value), ($"in {name}", score));
            }
            return LawFinding.Holds;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = beforeUi;
        }
    }

    private static LawFinding ThreadSafe(IMetric metric, LawCase several)
    {
        const int Threads = 4, Rounds = 4;
        Record[] records = [.. several.Records];
        Score[] alone = Array.ConvertAll(records, metric.Measure);
        var differences = new (int Record, Score Found)?[Threads];
        using var start = new Barrier(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(own => new Thread(() =>
        {
            start.SignalAndWait();
            for (int i = 0; i < Rounds * records.Length && differences[own] is null; i++)
            {
                int at = (i + (own * records.Length / Threads)) % records.Length;
                try
                {
                    Score score = metric.Measure(records[at]);
                    if (score != alone[at]) differences[own] = (at, score);
                }
                // A thread that dies takes the process with it; what it died of is the finding.
                catch (Exception error)
                {
                    differences[own] = (at, Score.Unscored($"thrown: {error.GetType().Name}"));
                }
            }
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        return differences.FirstOrDefault(difference => difference is not null) is { } found
            ? LawFinding.Of(false, ("by one thread", alone[found.Record]), ($"by {Threads} at once", found.Found), ("record", records[found.Record]))
            : LawFinding.Holds;
    }

    private static LawFinding DeclaredInputsOnly(IMetric metric, LawCase two)
    {
        RecordFields undeclared = RecordFields.All & ~metric.Card.Inputs;
        Score score = metric.Measure(two.First);
        Record bare = two.First.Without(undeclared), other = Blended(two.First, two.Records[1], metric.Card.Inputs);
        Score withoutThem = metric.Measure(bare), withOthers = metric.Measure(other);
        if (withoutThem != score) return LawFinding.Of(false, ("the record", score), ("without undeclared fields", withoutThem), ("record", two.First), ("without", bare));
        return LawFinding.Of(withOthers == score, ("the record", score), ("with other content in undeclared fields", withOthers), ("record", two.First), ("with other content", other));
    }

    /// <summary>The fields of one record that are named, and all else, who answered what included, from another.</summary>
    internal static Record Blended(Record named, Record rest, RecordFields fields)
    {
        Record From(RecordFields field) => fields.HasFlag(field) ? named : rest;
        return new()
        {
            Task = "another task",
            Family = "another family",
            Model = "another model",
            ExampleId = "2",
            Seed = 7,
            Arm = "another arm",
            Cluster = "another cluster",
            Prompt = From(RecordFields.Prompt).Prompt,
            Targets = From(RecordFields.Targets).Targets,
            Output = From(RecordFields.Output).Output,
            TargetTokens = From(RecordFields.TargetTokens).TargetTokens,
            OutputTokens = From(RecordFields.OutputTokens).OutputTokens,
            TargetLogprobs = From(RecordFields.TargetLogprobs).TargetLogprobs,
            Choices = From(RecordFields.Choices).Choices,
            ChoiceLogprobs = From(RecordFields.ChoiceLogprobs).ChoiceLogprobs,
            Gold = From(RecordFields.Gold).Gold,
            Scores = From(RecordFields.Scores).Scores,
        };
    }
}
