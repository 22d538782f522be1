using MetricLens.Jumps;
using MetricLens.Planning;
using MetricLens.Reports;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Planning;

public class OutlookTests
{
    private static readonly Lazy<TaskFinding> Four = new(() => Found("step", new() { Models = 4, Tau = 0.15, Seed = 1 }));

    private static readonly Lazy<Outlook> OfFour = new(() => Four.Value.Outlook()!);

    [Fact]
    public void A_step_over_four_scales_leans_to_a_step_and_seeds_or_scales_settle_it_but_no_examples()
    {
        Outlook outlook = OfFour.Value;
        Assert.Equal((OutlookStatus.Leans, "step"), (outlook.Status, outlook.Lean!.Leading.Truth.Id));
        Remedy seeds = Of(outlook, RemedyKind.Seeds), between = Of(outlook, RemedyKind.ScalesBetween), examples = Of(outlook, RemedyKind.Examples);
        Assert.InRange(seeds.Amount!.Value, 2, 5);
        Assert.InRange(between.Amount!.Value, 1, 4);
        // However many examples, four scales with one run each are too few.
        Assert.Null(examples.Amount);
        Assert.Equal((0, 0), (examples.Power.Settled, outlook.Now!.Settled));
        Assert.All([seeds, between], remedy => Assert.True(remedy.Power.Power >= 0.8));
    }

    [Fact]
    public void New_scales_lie_in_the_widest_gaps_about_the_jump()
    {
        Remedy between = Of(OfFour.Value, RemedyKind.ScalesBetween);
        ApparentJump jump = Four.Value.Jump;
        Assert.Equal(between.Amount, between.NewScales.Count);
        // Of equal gaps the jump's own is halved first.
        Assert.Contains(between.NewScales, scale => Math.Abs(Math.Log10(scale) - ((jump.From.Position + jump.To.Position) / 2)) < 1e-9);
        Assert.All(between.NewScales, scale => Assert.InRange(scale, between.Within!.Value.From, between.Within.Value.To));
        Remedy beyond = Of(OfFour.Value, RemedyKind.ScalesBeyond);
        Assert.Equal(beyond.Amount ?? beyond.MostTried, beyond.NewScales.Count(scale => scale < 1e7 || scale > 1e11));
        // Above first, then below, and so on in turn.
        Assert.Equal((beyond.NewScales.Count + 1) / 2, beyond.NewScales.Count(scale => scale > 1e11));
    }

    [Fact]
    public void The_seeds_that_the_outlook_names_settle_it_where_they_are_trained()
    {
        int seeds = Of(OfFour.Value, RemedyKind.Seeds).Amount!.Value;
        int settled = Enumerable.Range(0, 20).Count(run =>
            Found("step", new() { Models = 4, Tau = 0.15, SeedsPerScale = seeds, Seed = 300 + run }).Overall == Verdict.Survives);
        // At 80 % fewer than 11 of 20 come about in three of a thousand.
        Assert.InRange(settled, 11, 20);
    }

    [Fact]
    public void The_same_seed_gives_the_same_outlook()
    {
        Outlook again = Four.Value.Outlook()!;
        Assert.Equal(OfFour.Value.Now, again.Now);
        Assert.Equal(OfFour.Value.Remedies.Select(remedy => (remedy.Amount, remedy.Power, remedy.UnderRunnerUp)), again.Remedies.Select(remedy => (remedy.Amount, remedy.Power, remedy.UnderRunnerUp)));
    }

    [Fact]
    public void A_verdict_that_is_not_inconclusive_has_no_outlook() => Assert.Null(Found("step", new() { Models = 8, Tau = 0.05 }).Outlook());

    [Fact]
    public void Two_scales_say_nothing_and_three_lean()
    {
        Assert.Equal(OutlookStatus.TooFewScales, Found("step", new() { Models = 2 }).Outlook()!.Status);
        Outlook three = Found("step", new() { Models = 3, Tau = 0.1 }).Outlook()!;
        Assert.Equal((OutlookStatus.Leans, "step"), (three.Status, three.Lean!.Leading.Truth.Id));
        Assert.Equal(2, three.Lean.Weights.Count);
    }

    [Fact]
    public void A_jump_without_a_continuous_metric_says_nothing()
    {
        TaskFinding finding = Investigation.Of(Family.Of(Family.Right(2, 100), Family.Right(3, 100), Family.Right(80, 100), Family.Right(85, 100))).Run().Findings[0];
        Outlook outlook = (finding with { Metrics = [], Overall = Verdict.Inconclusive }).Outlook()!;
        Assert.Equal(OutlookStatus.NoContinuousMetric, outlook.Status);
        Assert.Empty(outlook.Remedies);
    }

    [Fact]
    public void A_gain_that_few_examples_leave_in_doubt_is_told_how_many_would_show_it()
    {
        TaskFinding finding = Investigation.Of(Family.Of(Family.Right(0, 20), Family.Right(0, 20), Family.Right(3, 20))).Run().Findings[0];
        Assert.Contains(Reason.FloorResolution, finding.Jump.Reasons);
        long examples = finding.Outlook()!.Doubt!.Examples!.Value;
        // All disagreements fall one way: seven of them pass the level of 0.05 over two gaps, as 2 · 2⁻⁷ does.
        Assert.True(Chance(examples) >= 0.8);
        Assert.True(Chance(examples - 1) < 0.8);

        static double Chance(long n) => 1 - MathNet.Numerics.Distributions.Binomial.CDF(0.15, (int)n, 6);
    }

    [Fact]
    public void A_floor_is_told_how_many_examples_would_exclude_a_tenth()
    {
        TaskFinding finding = Investigation.Of(Family.Of(Family.Right(0, 10), Family.Right(0, 10), Family.Right(0, 10))).Run().Findings[0];
        // 1 − 0.025^(1/n) is a tenth from 36 on.
        Assert.Equal(36, finding.Outlook()!.Doubt!.Examples);
    }

    [Fact]
    public void Runs_that_share_no_examples_say_so()
    {
        TaskFinding finding = Investigation.Of(Family.Of(Family.Right(2, 100), Family.Right(3, 100), Family.Right(80, 100), Family.Right(85, 100))).Run().Findings[0];
        Outlook outlook = (finding with { Jump = new() { Reasons = [Reason.TooFewExamples] }, Overall = Verdict.Inconclusive }).Outlook()!;
        Assert.Equal(OutlookStatus.TooFewExamples, outlook.Status);
    }

    [Fact]
    public void A_gain_among_single_runs_in_no_order_asks_for_seeds()
    {
        TaskFinding finding = Investigation.Of(Family.Of(Family.Right(40, 100), Family.Right(5, 100), Family.Right(70, 100), Family.Right(30, 100), Family.Right(20, 100))).Run().Findings[0];
        Assert.Contains(Reason.ModelNoise, finding.Jump.Reasons);
        Outlook outlook = finding.Outlook()!;
        Assert.True(outlook.Doubt!.IsSpreadUnknown);
        Assert.Contains("2 seeds of every scale", Explanation.OfOutlook(finding, outlook)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Every_sentence_of_an_outlook_carries_a_number(string language)
    {
        (TaskFinding Finding, Outlook Outlook)[] all = [(Four.Value, OfFour.Value), .. new[] { OutlookStatus.TooFewScales, OutlookStatus.NoContinuousMetric, OutlookStatus.TooFewExamples, OutlookStatus.NonMonotone, OutlookStatus.Concentrated, OutlookStatus.MixedScales }
            .Select(status => (Four.Value, OfFour.Value with { Status = status, Lean = null, Remedies = [] }))];
        foreach ((TaskFinding finding, Outlook outlook) in all)
            Assert.All(Explanation.OfOutlook(finding, outlook, language), sentence => Assert.Contains(sentence, char.IsAsciiDigit));
        Assert.Equal(3, Explanation.OfOutlook(Four.Value, OfFour.Value, language).Count);
        Assert.Equal(Explanation.OfOutlook(Four.Value, OfFour.Value, language), Explanation.Of(Four.Value, language, OfFour.Value).TakeLast(3));
    }

    [Fact]
    public void The_power_that_is_said_is_the_power_that_was_found()
    {
        Remedy seeds = Of(OfFour.Value, RemedyKind.Seeds);
        string percent = (100 * seeds.Power.Power).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"{seeds.Amount} seeds of every scale ({percent} %", string.Join(' ', Explanation.OfOutlook(Four.Value, OfFour.Value)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_target_out_of_range_is_refused(double target) => Assert.Throws<ArgumentOutOfRangeException>(() => Four.Value.Outlook(new() { Target = target }));

    private static Remedy Of(Outlook outlook, RemedyKind kind) => outlook.Remedies.Single(remedy => remedy.Kind == kind);

    private static TaskFinding Found(string world, SimulationOptions options) =>
        Investigation.Of(SimulatedScores.Of(WorldCatalogue.Get(world), options), new() { Resamples = 1000, Threads = 1, VerdictsOnly = true }).Run().Findings[0];
}
