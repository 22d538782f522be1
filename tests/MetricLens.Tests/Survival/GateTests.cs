using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

/// <summary>What holds a verdict back, and the numbers behind it, each on a case that one can work out.</summary>
public class GateTests
{
    private static readonly SurvivalOptions Options = new();
    private static readonly TaskFinding Subset = MadeWorld.Jumping(MadeWorld.Jump(0.3, isKept: true));

    /// <summary>A gain of some examples alone is no artifact; a step that the mean shows anyway stays one.</summary>
    [Fact]
    public void Concentration_holds_an_artifact_back_and_no_step()
    {
        var concentrated = new Concentration { Metric = MetricCatalogue.Get("target_log_likelihood").Card, Above = 4, Widths = [1, 1, 1, 3, 1, 1, 1], Ratio = 3, Split = null, ShareElsewhere = 0 };
        LatentCurve smooth = Line(0), step = Line(4);
        Assert.Equal(Verdict.Artifact, SurvivalTest.Run(smooth, 4, Options).Verdict);
        Assert.Equal(Verdict.Survives, SurvivalTest.Run(step, 4, Options).Verdict);
        SurvivalFinding held = SurvivalTest.Run(smooth, 4, Options, concentrated), kept = SurvivalTest.Run(step, 4, Options, concentrated);
        Assert.Equal((Verdict.Inconclusive, Reason.Concentrated), (held.Verdict, held.Reasons[0]));
        Assert.Equal((Verdict.Survives, Reason.Concentrated), (kept.Verdict, kept.Reasons[0]));
        SurvivalFinding wide = SurvivalTest.Run(smooth, 4, Options, concentrated with { Ratio = Concentration.LeastRatio });
        Assert.Equal(Verdict.Artifact, wide.Verdict);
    }

    /// <summary>A share without an error is certain.</summary>
    [Fact]
    public void A_step_share_without_an_error_lies_below_a_threshold_or_does_not()
    {
        StepFit fit = StepFit.Of(Line(4), 4, 1)! with { Share = 0.5, ShareStandardError = 0 };
        Assert.Equal([1, 1, 0], new[] { 0.4, 0.5, 0.6 }.Select(fit.PShareBelow));
        Assert.Equal(0, fit.PShare);
        Assert.Equal(1, (fit with { Share = null }).PShareBelow(0.5));
    }

    /// <summary>The interval of a share of n examples is about as wide as the binomial law has it.</summary>
    [Fact]
    public void The_share_that_jumps_has_the_interval_of_a_share()
    {
        MetricFinding finding = Subset.Metrics.First(metric => metric.Survival?.Concentration?.Fraction is not null);
        var fraction = finding.Survival!.Concentration!.Fraction!;
        double share = fraction.Value, reach = 1.645 * Math.Sqrt(share * (1 - share) / Subset.Jump.Curve!.Examples);
        Assert.Equal(finding.Survival.Concentration.Split!.UpperShare, share);
        Assert.InRange(share - fraction.Lower, reach / 2, 2 * reach);
        Assert.InRange(fraction.Upper - share, reach / 2, 2 * reach);
    }

    /// <summary>Of a logistic regression's fitted shares the mean is that of what was observed.</summary>
    [Fact]
    public void The_link_of_one_scale_gives_back_its_own_raw_mean()
    {
        ScaleCurve raw = Subset.Jump.Curve!;
        RawLink link = RawLink.Of(raw, Latent())!;
        Assert.True(link.IsOfExamples);
        int tried = 0;
        for (int point = 0; point < raw.Points.Count; point++)
        {
            double mean = raw.Points[point].Mean.Value, successes = mean * raw.Examples * raw.RunsAt(point).Length;
            bool hasBoth = successes >= 5 && (raw.Examples * raw.RunsAt(point).Length) - successes >= 5;
            if (link.OwnAt(point) is not { } own)
            {
                Assert.False(hasBoth, $"scale {point} has {successes} successes and no link");
                continue;
            }
            Assert.True(hasBoth, $"scale {point} has {successes} successes and a link");
            Assert.Equal(mean, raw.RunsAt(point).SelectMany(link.Predictors).Average(own), 1e-4);
            tried++;
        }
        Assert.True(tried > 1, $"{tried} scales have a link of their own");
    }

    [Fact]
    public void Two_examples_make_a_curve_and_one_makes_none()
    {
        ScaleCurve layout = Latent().Source!;
        double[][] latents = [.. Enumerable.Range(0, layout.Runs.Count).Select(run => layout.RunScores(run).ToArray())];
        Assert.Null(LatentCurve.OfExamples(layout, latents, [3]));
        LatentCurve two = LatentCurve.OfExamples(layout, latents, [3, 5])!;
        Assert.Equal([.. Enumerable.Range(0, layout.Points.Count).Select(point => layout.RunsAt(point).Average(run => (latents[run][3] + latents[run][5]) / 2))], two.Values);
        // The variance of a mean of two is a quarter of their squared distance.
        int first = Assert.Single(layout.RunsAt(0));
        Assert.Equal(Math.Pow(latents[first][3] - latents[first][5], 2) / 4, two.Covariance[0, 0], 1e-12);
    }

    /// <summary>A mean at an end of the range of a continuous metric is pulled in to half the way to the nearest run that is not.</summary>
    [Fact]
    public void A_mean_at_the_end_of_the_range_is_pulled_in_to_half_of_the_nearest()
    {
        MetricCard[] cards = [.. MetricCatalogue.All.Select(metric => metric.Card).Where(card => card is { LatentScale: LatentScale.Logit, Continuity: Continuity.Continuous, IsBounded: true })];
        Assert.Contains(cards, card => card.Best == card.Maximum);
        foreach (MetricCard card in cards)
        {
            double range = card.Worst - card.Best;
            var link = new LatentLink(card, 1000, [card.Best, card.Best + (0.1 * range), card.Best + (0.7 * range), card.Worst]);
            (double best, _, double extra) = link.Apply(card.Best);
            Assert.Equal(Math.Log(0.95 / 0.05), best, 1e-9);
            Assert.Equal(Math.Log(0.15 / 0.85), link.Apply(card.Worst).Value, 1e-9);
            Assert.Equal(1, extra);
            Assert.Equal(0, link.Apply(card.Best + (0.1 * range)).ExtraVariance);
        }
    }

    /// <summary>χ² has its degrees of freedom as mean and twice as many as variance; a variance that is known is not drawn.</summary>
    [Fact]
    public void The_draws_of_a_shape_are_of_their_degrees_of_freedom()
    {
        var draws = ShapeDraws.Of(11, 5, 3);
        Assert.Equal(3, Enumerable.Range(0, ShapeDraws.Count).Average(draws.ChiSquare), 4 * Math.Sqrt(6.0 / ShapeDraws.Count));
        var known = ShapeDraws.Of(11, 5, MixedModel.KnownVariance);
        Assert.All(Enumerable.Range(0, ShapeDraws.Count), draw => Assert.Equal(MixedModel.KnownVariance, known.ChiSquare(draw)));
    }

    [Fact]
    public void An_interval_holds_its_own_ends()
    {
        foreach ((double observed, bool isInside) in new[] { (0.9, false), (1, true), (1.5, true), (2, true), (2.1, false) })
            Assert.Equal(isInside, new ForecastPoint(3, 3, 1.5, 1, 2, observed, 0.5, null, null, null, null).IsInside);
    }

    /// <summary>What falls over all scales has no share of progress.</summary>
    [Fact]
    public void Without_an_improvement_there_is_no_hidden_progress()
    {
        Assert.NotNull(HiddenProgress.Of(Line(0), 4));
        Assert.Null(HiddenProgress.Of(Line(-9), 4));
    }

    /// <summary>What the gap explains is what the link makes of it without the step, as a share of what it makes of the whole.</summary>
    [Fact]
    public void The_explained_jump_is_what_the_link_makes_of_the_gap_without_its_step()
    {
        (RawLink link, LatentCurve latent, int above) = Stepping();
        StepFit fit = StepFit.Of(latent, above, 1)!;
        ExplainedJump explained = ExplainedJump.Of(link, latent, above, fit, 0.05)!;
        double gap = latent.Values[above] - latent.Values[above - 1], start = link.Moved(above - 1, 0);
        (double lower, double upper) = fit.DeltaBounds(0.05);
        double With(double step) => link.Moved(above - 1, gap - step) - start;
        Assert.Equal(With(0), explained.WholeGain, 1e-12);
        Assert.Equal(With(fit.Delta), explained.SmoothGain, 1e-12);
        Assert.Equal((With(fit.Delta) / With(0), With(upper) / With(0), With(lower) / With(0)), (explained.Value, explained.Lower, explained.Upper));
        Assert.True(explained.Lower < explained.Value && explained.Value < explained.Upper);
    }

    /// <summary>A latent gap that falls, or one that accounts for little of the raw gain, explains nothing.</summary>
    [Fact]
    public void A_gap_that_is_no_account_of_the_jump_explains_nothing()
    {
        (RawLink link, LatentCurve latent, int above) = Stepping();
        Assert.NotNull(Of(1));
        Assert.Null(Of(-1));
        Assert.Null(Of(0));
        double share = Enumerable.Range(1, 1000).Select(i => i / 1000.0).First(part => link.Moved(above - 1, part * Gap()) - link.Moved(above - 1, 0) >= 0.25 * link.Gain(above));
        Assert.NotNull(Of(share));
        Assert.Null(Of(share - 0.002));

        double Gap() => latent.Values[above] - latent.Values[above - 1];

        ExplainedJump? Of(double part)
        {
            double[] values = [.. latent.Values];
            values[above] = values[above - 1] + (part * Gap());
            return ExplainedJump.Of(link, LatentCurve.Of([.. latent.Positions], values, latent.Covariance), above, StepFit.Of(latent, above, 1)!, 0.05);
        }
    }

    private static (RawLink Link, LatentCurve Latent, int Above) Stepping()
    {
        TaskFinding finding = MadeWorld.Jumping(MetricLens.Simulation.WorldCatalogue.Get("step"));
        LatentCurve latent = finding.Metrics.First(metric => metric.Explained is not null).Survival!.Latent;
        return (RawLink.Of(finding.Jump.Curve!, latent)!, latent, finding.Jump.Above);
    }

    private static LatentCurve Latent() => Subset.Metrics.Select(metric => metric.Survival?.Latent).First(latent => latent?.Source?.Metric is { LatentScale: LatentScale.NegativeLogLoss, Tier: EvidenceTier.TargetLogprobs })!;

    /// <summary>Eight scales on a line of three units, with a step before the fifth and a fixed pattern of noise.</summary>
    private static LatentCurve Line(double step)
    {
        double[] noise = [0.03, -0.05, 0.04, 0.01, -0.04, 0.05, -0.02, -0.03];
        double[,] covariance = new double[8, 8];
        for (int k = 0; k < 8; k++) covariance[k, k] = 1e-4;
        return LatentCurve.Of([.. Enumerable.Range(0, 8).Select(k => (double)k)], [.. Enumerable.Range(0, 8).Select(k => (3.0 * k / 7) + (k >= 4 ? step : 0) + noise[k])], covariance);
    }
}
