using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Tests;

/// <summary>A user's own metric under the laws, as one who has read only the package's page tests it.</summary>
public class StrangerTests
{
    [Fact]
    public void A_sound_metric_passes() => MetricLaws.Check(new VowelShare());

    [Fact]
    public void A_flaw_is_reported_in_one_message_with_the_law_the_record_both_values_and_the_call_that_finds_it_again()
    {
        MetricLawException error = Assert.Throws<MetricLawException>(() => MetricLaws.Check(new VowelShare(surplus: 0.5)));
        LawBreach breach = error.Breaches.Single(candidate => candidate.Law.Id == "within_bounds");
        string record = ReadableRecord.Of(Assert.Single(breach.Records).Record);
        Assert.Matches("^{\"target\":\"[aeiou]\",\"output\":\"[aeiou]\"}$", record);
        Assert.Equal(
            $$"""
            'vowel_share' breaks the law 'within_bounds': A score, and what guessing would score, lie in the card's range; a score averages at least one outcome.
              record:           {{record}}
              the card's range: 0 to 1
              score:            1.5
              again:            MetricLaws.Check(metric, LawReplay.Parse("{{breach.Replay}}"))

            """.ReplaceLineEndings("\n"), breach.ToString());
        Assert.StartsWith($"Metric 'vowel_share' breaks {error.Breaches.Count} of the {MetricLaws.Applicable(new VowelShare().Card).Count} laws that its card calls for.\n\n'vowel_share' breaks the law '", error.Message, StringComparison.Ordinal);
        Assert.All(error.Breaches, one => Assert.Contains(one.ToString(), error.Message, StringComparison.Ordinal));
        Assert.Equal(("score", "1.5"), breach.Found);
    }

    [Fact]
    public void A_replay_finds_the_same_breach_and_nothing_in_a_sound_metric()
    {
        var flawed = new VowelShare(surplus: 0.5);
        LawBreach breach = Assert.Throws<MetricLawException>(() => MetricLaws.Check(flawed)).Breaches.Single(candidate => candidate.Law.Id == "within_bounds");
        var replay = LawReplay.Parse(breach.Replay!.ToString());
        Assert.Equal(breach.Replay, replay);
        Assert.Equal(breach.ToString(), Assert.Single(Assert.Throws<MetricLawException>(() => MetricLaws.Check(flawed, replay)).Breaches).ToString());
        MetricLaws.Check(new VowelShare(), replay);
    }

    [Fact]
    public void The_same_seed_gives_the_same_message_and_another_seed_other_cases()
    {
        string Message(long seed) => Assert.Throws<MetricLawException>(() => MetricLaws.Check(new VowelShare(surplus: 0.5), new LawOptions { Seed = seed })).Message;
        Assert.Equal(Message(1), Message(1));
        Assert.NotEqual(Message(1), Message(2));
    }

    [Fact]
    public void A_law_of_ones_own_is_tried_beside_the_others()
    {
        MetricLaw never = new()
        {
            Id = "never_one_half",
            Statement = "No score is one half.",
            Scope = "`vowel_share`",
            AppliesTo = card => card.Id == "vowel_share",
            Cases = _ => (stream, size) => new LawCase([RecordDraws.Text(stream, 1 + (size / 10))]),
            Examine = (metric, one) => metric.Measure(one.First) is { IsScored: true, Value: 0.5 } half
                ? LawFinding.Broken(("required", "anything else"), ("found", half.ToString()))
                : LawFinding.Holds,
        };
        LawOptions options = new() { Also = [never] };
        LawBreach breach = Assert.Single(Assert.Throws<MetricLawException>(() => MetricLaws.Check(new VowelShare(), options)).Breaches);
        Assert.Equal(never, breach.Law);
        Assert.Throws<MetricLawException>(() => MetricLaws.Check(new VowelShare(), breach.Replay!, options));
        MetricLaws.Check(MetricCatalogue.Get("brier"), options);
    }

    [Fact]
    public void A_metric_that_throws_is_not_tried_under_laws_that_could_say_nothing()
    {
        var thrower = new VowelShare(throws: true);
        LawBreach breach = Assert.Single(Assert.Throws<MetricLawException>(() => MetricLaws.Check(thrower)).Breaches);
        Assert.Equal("never_throws", breach.Law.Id);
        Assert.Equal(("thrown", "DivideByZeroException: no vowels"), breach.Found);
    }

    [Fact]
    public void A_law_that_no_case_puts_to_the_test_is_reported_and_not_passed()
    {
        LawBreach breach = Assert.Single(Assert.Throws<MetricLawException>(() => MetricLaws.Check(new VowelShare(), MetricLaws.Get("brier_sandwich"))).Breaches);
        Assert.Equal(("found", "none among 200"), breach.Found);
        Assert.Null(breach.Replay);
        Assert.Contains("MetricLaws.Check(metric, MetricLaws.Get(\"brier_sandwich\"), new LawOptions { Cases = 200, Seed = 1 })", breach.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Faulty_calls_are_argument_errors()
    {
        Assert.Throws<ArgumentNullException>(() => MetricLaws.Check((IMetric)null!));
        Assert.Throws<ArgumentNullException>(() => MetricLaws.Check((ISetMetric)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => MetricLaws.Check(new VowelShare(), new LawOptions { Cases = 0 }));
        Assert.Contains("did you mean 'within_bounds'?", Assert.Throws<ArgumentException>(() => MetricLaws.Get("within_bound")).Message, StringComparison.Ordinal);
        foreach (string text in (string[])["", "within_bounds", "within_bounds 1 2", "within_bounds 1 2 x", "within_bounds 1 2 3 4", " 1 2 3"])
            Assert.Throws<FormatException>(() => LawReplay.Parse(text));
    }

    /// <summary>Which share of the reference's vowels the output has, whatever their order.</summary>
    private sealed class VowelShare(double surplus = 0, bool throws = false) : IMetric
    {
        public MetricCard Card { get; } = new()
        {
            Id = "vowel_share",
            Name = "vowel share",
            Summary = "Which share of the reference's vowels the output has.",
            Direction = Direction.HigherIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = Continuity.ThresholdFine,
            Inputs = RecordFields.Targets | RecordFields.Output,
            Claims = MetricClaims.ReferenceIsBest,
            Reference = "A stranger (2026)",
            Examples =
            [
                new("One vowel of two.", TestRecord.Text("a", "ae"), 0.5),
                new("No vowel is asked for.", TestRecord.Text("a", "x"), null),
            ],
        };

        public Score Measure(Record record)
        {
            ArgumentNullException.ThrowIfNull(record);
            if (record.Output is null) return Score.Unscored("no output");
            string[] references = [.. record.Targets.ToArray().Where(target => target.Any(IsVowel))];
            if (references.Length == 0) return throws && record.Targets.Length > 0 ? throw new DivideByZeroException("no vowels") : Score.Unscored("no target with vowels");
            return Score.Of(references.Max(target => (double)target.Where(IsVowel).Distinct().Count(record.Output.Contains) / target.Where(IsVowel).Distinct().Count()) + surplus);
        }

        private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
    }
}
