using System.Globalization;
using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

/// <summary>T2: its size where all models sample from one link, and its power where some decode greedily; fixed seeds.</summary>
public class LinkInvarianceTests(ITestOutputHelper output)
{
    private const int Runs = 120;

    /// <summary>A token is the likeliest from a tenth on: the wrong ones share the rest evenly among nine.</summary>
    private static readonly double LikeliestFrom = Math.Log(0.1);

    [Theory]
    [InlineData("smooth", 300, 5)]
    [InlineData("step", 300, 5)]
    [InlineData("hinge", 300, 5)]
    [InlineData("smooth", 100, 1)]
    [InlineData("smooth", 1000, 20)]
    public void Where_all_models_sample_from_one_link_it_seldom_varies(string world, int examples, int length)
    {
        int runs = examples > 500 ? 30 : examples == 100 ? 400 : Runs;
        LinkInvariance[] found = Test(world, runs, new() { Examples = examples, Length = length }, record => record);
        int varies = found.Count(link => link.Varies);
        Say($"{world}, n {examples}, L {length}: p < 0.05 in {found.Count(link => link.PValue < 0.05)}, varies in {varies} of {found.Length}");
        Assert.True(varies <= (0.05 * runs) + (3 * Math.Sqrt(0.05 * 0.95 * runs)));
    }

    [Theory]
    [InlineData("smooth")]
    [InlineData("smooth_curve")]
    public void Where_some_models_decode_greedily_it_mostly_varies(string world)
    {
        LinkInvariance[] found = Test(world, Runs, new(), record => record.Scales.Params > 3e8 ? Greedy(record) : record);
        int varies = found.Count(link => link.Varies);
        Say($"{world}, the larger models greedy: varies in {varies} of {found.Length}, mean shift {found.Average(link => Math.Abs(link.LargestShift)):0.00}");
        Assert.True(varies >= 0.8 * Runs);
    }

    [Fact]
    public void All_models_decoding_alike_share_a_link_though_it_is_no_formula()
    {
        LinkInvariance[] found = Test("smooth", Runs, new(), Greedy);
        Say($"smooth, all greedy: varies in {found.Count(link => link.Varies)} of {found.Length}");
        Assert.True(found.Count(link => link.Varies) <= (0.05 * Runs) + (3 * Math.Sqrt(0.05 * 0.95 * Runs)));
    }

    [Fact]
    public void The_reason_is_among_those_of_a_verdict_with_a_jump_and_only_where_the_link_varies()
    {
        IEnumerable<Record> records = Simulator.Records(WorldCatalogue.Get("smooth"), new() { Seed = 2 });
        MetricFinding plain = Find(records), mixed = Find(records.Select(record => record.Scales.Params > 3e8 ? Greedy(record) : record));
        Assert.False(plain.Link!.Varies);
        Assert.DoesNotContain(Reason.LinkVaries, plain.Reasons);
        Assert.True(mixed.Link!.Varies);
        Assert.Contains(Reason.LinkVaries, mixed.Reasons);
    }

    [Fact]
    public void A_small_shift_does_not_count_however_sure() =>
        Assert.Equal((false, true), (new LinkInvariance(1e-9, 0.04, 3, 8, 0.05).Varies, new LinkInvariance(1e-9, -0.06, 3, 8, 0.05).Varies));

    [Fact]
    public void Texts_alone_have_no_link_to_test() =>
        Assert.All(Find("flat").Metrics, metric => Assert.Null(metric.Metric.Tier == EvidenceTier.Text ? metric.Link : null));

    private static TaskFinding Find(string world) =>
        Investigation.Of(RecordSet.Of(Simulator.Records(WorldCatalogue.Get(world), new() { Examples = 60 })), new() { Resamples = 1000 }).Run().Findings[0];

    private static MetricFinding Find(IEnumerable<Record> records) => Investigation.Of(RecordSet.Of(records), new() { Resamples = 1000 }).Run().Findings[0].Metrics[0];

    private static LinkInvariance[] Test(string world, int runs, SimulationOptions options, Func<Record, Record> change)
    {
        IMetric raw = MetricCatalogue.Get("exact_match"), loss = MetricCatalogue.Get("target_log_likelihood");
        var found = new LinkInvariance[runs];
        Parallel.For(0, runs, run =>
        {
            var records = RecordSet.Of(Simulator.Records(WorldCatalogue.Get(world), options with { Seed = run }).Select(change));
            ScoreTable scores = ScoreTable.Of(records, [raw, loss], 1, null, default);
            Comparison comparison = Comparison.Of(scores.Keys)[0];
            ScaleCurve Curve(IMetric metric) => ScaleCurve.Of(comparison, scores.Find(metric.Card.Id)!, ScaleAxis.Params)!;
            found[run] = LinkInvariance.Of(Curve(raw), Curve(loss), 0.05)!;
        });
        return found;
    }

    private static Record Greedy(Record record)
    {
        string target = record.Targets.Span[0];
        double[] logprobs = record.TargetLogprobs.ToArray();
        string text = string.Concat(target.Select((token, i) => logprobs[i] > LikeliestFrom ? token : token == '0' ? '1' : '0'));
        return new()
        {
            Task = record.Task,
            Family = record.Family,
            Model = record.Model,
            Scales = record.Scales,
            ExampleId = record.ExampleId,
            Targets = record.Targets,
            TargetTokens = record.TargetTokens,
            TargetLogprobs = record.TargetLogprobs,
            Output = text,
            OutputTokens = TokenSequence.Of([.. text.Select(token => token.ToString())]),
        };
    }

    private void Say(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
