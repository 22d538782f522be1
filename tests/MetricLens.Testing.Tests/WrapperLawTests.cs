using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MetricLens.Metrics;
using MetricLens.Metrics.Wrappers;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Tests;

/// <summary>A metric that is made of another keeps the laws that its card calls for, and those of how it is made.</summary>
public class WrapperLawTests
{
    private static readonly string[] Inner = ["brier", "choice_probability", "token_edit_similarity", "normalized_token_edit_distance", "token_accuracy"];

    /// <summary>A threshold of a continuous metric is coarse: has_a_jump finds a place where it jumps.</summary>
    public static TheoryData<string> Wrapped =>
    [
        "threshold(brier,0.5)", "threshold(choice_probability,0.4)", "threshold(token_probability,0.3)", "threshold(expected_token_errors,1)", "threshold(choice_log_loss,0.7)", "threshold(token_edit_similarity,0.5)",
        "at_least(brier:half,0.75)", "at_least(normalized_token_edit_distance,0.5)", "at_least(expected_exact_match,0.1)", "threshold(threshold(brier,0.5),1)",
        "extract(token_edit_similarity,letter)", "extract(exact_match,'[0-9]')", "normalize(token_f1:none,nfkc)", "normalize(exact_match,quasi)", "threshold(extract(token_edit_similarity,hashes),0.5)",
    ];

    [Theory, MemberData(nameof(Wrapped))]
    public void A_wrapped_metric_keeps_the_laws_that_its_card_calls_for(string expression)
    {
        IMetric metric = MetricCatalogue.Get(expression);
        foreach (MetricLaw law in MetricLaws.Applicable(metric.Card).Where(law => !IsChanged(law, expression))) MetricLaws.Check(metric, law, new LawOptions { Cases = 100 });
    }

    [Theory, MemberData(nameof(Wrapped))]
    public void Its_card_names_it_and_its_inner_metric(string expression)
    {
        IMetric metric = MetricCatalogue.Get(expression);
        Assert.Equal(expression, metric.Card.Id);
        Assert.Equal(expression, MetricCatalogue.Get(metric.Card.Id).Card.Id);
        if (!expression.StartsWith("threshold", StringComparison.Ordinal) && !expression.StartsWith("at_least", StringComparison.Ordinal)) return;
        Assert.Equal((0, 1, Direction.HigherIsBetter, Continuity.ThresholdCoarse, LatentScale.None), (metric.Card.Minimum, metric.Card.Maximum, metric.Card.Direction, metric.Card.Continuity, metric.Card.LatentScale));
    }

    [Property(MaxTest = 300)]
    public Property A_threshold_is_passed_by_scores_as_good_and_no_others() => ForScored((metric, score, t) =>
        Passes($"threshold({metric.Card.Id},{Number(t)})") is { } passes && passes(score.Record) == (metric.Card.Direction == Direction.HigherIsBetter ? score.Value >= t : score.Value <= t));

    [Property(MaxTest = 300)]
    public Property A_stricter_threshold_is_passed_by_no_more() => ForScored((metric, score, t) =>
        !Passes($"threshold({metric.Card.Id},{Number((t + metric.Card.Best) / 2)})")(score.Record) || Passes($"threshold({metric.Card.Id},{Number(t)})")(score.Record));

    [Property(MaxTest = 300)]
    public Property At_least_a_share_is_the_threshold_at_that_share_of_the_range() => ForScored((metric, score, t) =>
    {
        double share = (t - metric.Card.Worst) / (metric.Card.Best - metric.Card.Worst);
        // A score on the bound passes at_least whatever rounding does to it.
        return Math.Abs(score.Value - t) < 1e-9 || Passes($"at_least({metric.Card.Id},{Number(share)})")(score.Record) == Passes($"threshold({metric.Card.Id},{Number(t)})")(score.Record);
    });

    [Property(MaxTest = 300)]
    public Property All_of_is_right_where_each_is_and_at_most_each() => Prop.ForAll(Groups, group =>
    {
        Score all = new AllOf(MetricCatalogue.Get("token_accuracy"), group.Length).Combine(group, group.Length);
        return all.Value == (group.All(member => member.Value == 1) ? 1 : 0) && group.All(member => all.Value <= member.Value)
            && new AllOf(MetricCatalogue.Get("token_accuracy"), group.Length).Combine(group.AsSpan(1), group.Length) is { IsScored: false };
    });

    [Property(MaxTest = 300)]
    public Property Sampled_pass_at_k_is_that_of_the_counts_and_rises_with_k() => Prop.ForAll(Groups, group =>
    {
        int right = group.Count(member => member.Value == 1);
        double[] byK = [.. Enumerable.Range(1, group.Length).Select(k => new SampledPassAtK(MetricCatalogue.Get("token_accuracy"), k).Combine(group, group.Length).Value)];
        return Math.Abs(byK[0] - ((double)right / group.Length)) < 1e-12 && byK[^1] == (right > 0 ? 1 : 0) && byK.Zip(byK.Skip(1)).All(pair => pair.First <= pair.Second + 1e-12)
            && !new SampledPassAtK(MetricCatalogue.Get("token_accuracy"), group.Length + 1).Combine(group, group.Length).IsScored;
    });

    [Property(MaxTest = 300)]
    public Property Extraction_of_a_marked_answer_is_the_metric_of_the_answer() => Prop.ForAll(MetricGenerators.Consistent, record =>
    {
        const string Answer = "12";
        Score marked = MetricCatalogue.Get("extract(token_edit_similarity:code_points,hashes)").Measure(TestRecord.Text($"{record.Output} #### {Answer}", record.Targets.Span[0]));
        return marked == MetricCatalogue.Get("token_edit_similarity:code_points").Measure(TestRecord.Text(Answer, record.Targets.Span[0]));
    });

    [Property(MaxTest = 300)]
    public Property Normalized_exact_match_is_quasi_exact_match() => Prop.ForAll(MetricGenerators.Texts, record =>
    {
        Score wrapped = MetricCatalogue.Get("normalize(exact_match,quasi)").Measure(record), own = MetricCatalogue.Get("quasi_exact_match").Measure(record);
        return wrapped.IsScored == own.IsScored && (!own.IsScored || wrapped.Value == own.Value);
    });

    /// <summary>A rule finds nothing in a right answer that is not in its form, and a threshold on a scale that grows with the length may pass the right answer and the wrong one: what a wrapper is told to do is not what these laws ask.</summary>
    private static bool IsChanged(MetricLaw law, string expression) => law.Id is "direction" or "silence_is_not_best" or "has_a_jump" or "has_partial_credit" && (expression.Contains("extract(", StringComparison.Ordinal) || expression.Contains("expected_token_errors", StringComparison.Ordinal));

    /// <summary>Two to six scores of a metric in [0, 1], many of them 0 or 1.</summary>
    private static Arbitrary<Score[]> Groups { get; } = (
        from size in Gen.Choose(2, 6)
        from values in Gen.Choose(0, 4).ArrayOf(size)
        select values.Select(value => Score.Of(value is 0 or 1 ? value : value == 2 ? 1 : value / 8.0)).ToArray()).ToArbitrary();

    /// <summary>A metric, a record with its score, and a threshold inside the metric's range that not every score passes.</summary>
    private static Property ForScored(Func<IMetric, (Record Record, double Value), double, bool> holds) => Prop.ForAll(
        (from id in Gen.Elements(Inner) from record in MetricGenerators.Consistent.Generator from step in Gen.Choose(1, 16) select (id, record, step)).ToArbitrary(), drawn =>
        {
            IMetric metric = MetricCatalogue.Get(drawn.id);
            Score score = metric.Measure(drawn.record);
            double t = metric.Card.Worst + (drawn.step / 16.0 * (metric.Card.Best - metric.Card.Worst));
            return !score.IsScored || holds(metric, (drawn.record, score.Value), t);
        });

    private static Func<Record, bool> Passes(string expression)
    {
        IMetric metric = MetricCatalogue.Get(expression);
        return record => metric.Measure(record).Value == 1;
    }

    private static string Number(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
