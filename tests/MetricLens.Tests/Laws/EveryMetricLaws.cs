using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Tests.Laws;

/// <summary>What holds of every metric in the catalogue, on any record.</summary>
public class EveryMetricLaws
{
    [Property(MaxTest = 1000)]
    public Property Generated_records_keep_the_rules() =>
        Prop.ForAll(Generated.Records, record => RecordRules.FirstViolation(record) is null);

    [Property(MaxTest = 1000)]
    public Property A_score_is_finite_and_within_the_range_or_has_a_reason() => OfEach((metric, record) =>
    {
        Score score = metric.Measure(record);
        if (!score.IsScored) return !string.IsNullOrWhiteSpace(score.UnscoredReason);
        return double.IsFinite(score.Value) && IsWithin(score.Value, metric.Card) && score.Units >= 1
            && (score.Chance is not { } chance || (double.IsFinite(chance) && IsWithin(chance, metric.Card)));
    });

    [Property]
    public Property A_score_is_the_same_each_time_and_in_every_culture() => OfEach((metric, record) =>
    {
        Score score = metric.Measure(record);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "", "de-DE", "tr-TR", "zh-CN" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                if (metric.Measure(record) != score) return false;
            }
            return true;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    });

    [Property(MaxTest = 300)]
    public Property Only_the_fields_on_the_card_are_looked_at() => OfEach((metric, record) =>
    {
        var builder = new RecordSetBuilder(metric.Card.Inputs);
        builder.Add(record, "records", 1);
        return metric.Measure(builder.Build()[0]) == metric.Measure(record);
    });

    [Property(MaxTest = 300)]
    public Property The_reference_itself_scores_best() => Prop.ForAll(Generated.Records, record =>
    {
        string target = "x" + string.Concat(record.Targets.ToArray());
        TokenSequence tokens = TokenSequence.Of([7, .. record.TargetTokens is { } own ? own.Ids : []]);
        double[] choices = [.. Enumerable.Repeat(double.NegativeInfinity, Math.Max(1, record.Choices.Length - 1)), -3];
        Record perfect = Generated.Blank(target, [target], tokens, tokens, new double[tokens.Length], choices, choices.Length - 1);
        return MetricCatalogue.All.Where(metric => metric.Card.Claims.HasFlag(MetricClaims.ReferenceIsBest)).All(metric => metric.Measure(perfect).Value == metric.Card.Best);
    });

    [Property(MaxTest = 300)]
    public Property Another_target_never_makes_a_score_worse() => Prop.ForAll(Generated.Texts, Generated.Texts, (record, other) =>
    {
        Record both = Generated.OfText(record.Output, [.. record.Targets.ToArray(), .. other.Targets.ToArray()]);
        return MetricCatalogue.All.Where(metric => metric.Card.Claims.HasFlag(MetricClaims.MoreTargetsNeverHurt)).All(metric =>
        {
            Score few = metric.Measure(record), many = metric.Measure(both);
            return !few.IsScored || (metric.Card.Direction == Direction.HigherIsBetter ? many.Value >= few.Value : many.Value <= few.Value);
        });
    });

    [Fact]
    public void A_record_without_content_is_unscored_by_every_metric() =>
        Assert.All(MetricCatalogue.All, metric => Assert.False(metric.Measure(Generated.Blank()).IsScored));

    [Fact]
    public void No_record_is_an_argument_error_of_every_metric() =>
        Assert.All(MetricCatalogue.All, metric => Assert.Throws<ArgumentNullException>(() => metric.Measure(null!)));

    private static bool IsWithin(double value, MetricCard card) => value >= card.Minimum && value <= card.Maximum;

    private static Property OfEach(Func<IMetric, Record, bool> law) => Prop.ForAll(Generated.Records, record =>
    {
        foreach (IMetric metric in MetricCatalogue.All)
            Assert.True(law(metric, record), $"{metric.Card.Id}: {metric.Measure(record)}");
    });
}
