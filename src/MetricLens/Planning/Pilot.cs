using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Planning;

/// <summary>What a pilot's own records say of the curve, of the noise between models and of the examples: where a plan starts from.</summary>
/// <remarks>
/// Of few scales the noise between models is known badly: its interval is the confidence distribution of <see cref="MixedModel"/> between its tenth and
/// ninetieth percentiles, and a plan should be looked at over all of it.
/// </remarks>
public sealed record Pilot
{
    /// <summary>The share of the confidence distribution of the noise that <see cref="ModelStandardDeviation"/>'s interval holds.</summary>
    private const double NoiseLevel = 0.8;

    /// <summary>Percentiles of the noise are read off this many draws.</summary>
    private const int NoiseDraws = 100;

    /// <summary>Logits of examples' probabilities beyond this say little of their difficulty.</summary>
    private const double MostLogit = 6.9;

    /// <summary>Estimates nearer than this to certainty or to nothing are rounding.</summary>
    private const double LeastProbability = 1e-4;

    private Pilot()
    {
    }

    /// <summary>What the pilot lets expect; its noise between models is the estimate.</summary>
    public required ExpectedCurve Curve { get; init; }

    /// <summary>The pilot's own design.</summary>
    public required EvaluationDesign Design { get; init; }

    /// <summary>The noise between models on the logit scale, with its interval; <see langword="null"/> where no degree of freedom is left to estimate it.</summary>
    public required Estimate? ModelStandardDeviation { get; init; }

    /// <summary>The continuous metric that the estimates rest on.</summary>
    public required MetricCard Metric { get; init; }

    /// <summary>Reads a pilot's finding.</summary>
    /// <param name="finding">The finding; its primary continuous metric is used.</param>
    /// <exception cref="ArgumentException">It has no continuous metric, fewer than two scales, or does not improve over them.</exception>
    public static Pilot Of(TaskFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Metrics.FirstOrDefault(metric => metric.Survival is not null) is not { Survival: { } survival, Curve: { } source } metric)
            throw new ArgumentException($"The pilot's task '{finding.Key.Label}' has no continuous metric over at least two scales.", nameof(finding));
        ExpectedCurve expected = Questions(finding, source);
        AnswerModel answers = expected.Answers;
        LatentCurve latent = survival.Latent;
        (double low, double high) = Ends(survival);
        double from = answers.Probability(Ability(answers, latent, low)), to = answers.Probability(Ability(answers, latent, high));
        if (!(from < to)) throw new ArgumentException($"The pilot's task '{finding.Key.Label}' does not improve over its scales: there is no jump to plan for.", nameof(finding));
        Estimate? noise = Noise(survival, answers, source);
        return new()
        {
            Metric = metric.Metric,
            ModelStandardDeviation = noise,
            Curve = expected with
            {
                From = Math.Clamp(from, LeastProbability, 1 - (2 * LeastProbability)),
                To = Math.Clamp(to, 2 * LeastProbability, 1 - LeastProbability),
                At = (latent.Units[survival.Above - 1] + latent.Units[survival.Above]) / 2,
                ModelStandardDeviation = noise?.Value ?? expected.ModelStandardDeviation,
            },
            Design = EvaluationDesign.At(latent.Positions) with
            {
                Examples = source.Examples,
                Seeds = (int)Math.Round(Quantile.Of([.. latent.Replicates.Select(count => (double)count)], 0.5)),
                ClusterSize = Math.Max(1, (int)Math.Round((double)source.Examples / source.IndependentUnits)),
            },
        };
    }

    /// <summary>Length, choices and the spread of difficulty.</summary>
    private static ExpectedCurve Questions(TaskFinding finding, ScaleCurve source)
    {
        var plain = new ExpectedCurve();
        bool isChoice = source.Metric.Tier == EvidenceTier.ChoiceLogprobs;
        int? choices = !isChoice ? null : finding.Jump.Curve?.Chance is { } chance and > 0 and < 1 ? Math.Clamp((int)Math.Round(1 / chance), 2, 26) : 4;
        return plain with
        {
            Length = Math.Max(1, (int)Math.Round(source.Units)),
            Choices = choices,
            DifficultySpread = source.Metric.LatentScale == LatentScale.NegativeLogLoss ? Spread(source, isChoice ? 0 : plain.TokenSpread) : plain.DifficultySpread,
        };
    }

    /// <summary>The standard deviation over examples of their mean logit over the scales, less what their tokens' own spread adds.</summary>
    private static double Spread(ScaleCurve source, double tokenSpread)
    {
        double[] logits = new double[source.Examples];
        for (int run = 0; run < source.Runs.Count; run++)
        {
            ReadOnlySpan<double> scores = source.RunScores(run);
            for (int i = 0; i < logits.Length; i++) logits[i] += Logit(Math.Exp(-source.Metric.NatsPerUnit * Math.Abs(scores[i] - source.Metric.Best))) / source.Runs.Count;
        }
        double mean = logits.Average(), variance = logits.Sum(logit => (logit - mean) * (logit - mean)) / (logits.Length - 1);
        return Math.Sqrt(Math.Max(variance - (tokenSpread * tokenSpread / Math.Max(1, source.Units)), 0));
    }

    private static double Logit(double probability) => Math.Clamp(Math.Log(probability / (1 - probability)), -MostLogit, MostLogit);

    /// <summary>The latent score at the ends by the fit with a step beside a line, which follows the curve whether it steps or not; the observed one where there is none.</summary>
    private static (double Low, double High) Ends(SurvivalFinding survival) => survival.Fits.Count > 0
        ? (survival.Fits[0].SmoothAt(0), survival.Fits[0].SmoothAt(1) + survival.Fits[0].Delta)
        : (survival.Latent.Values[0], survival.Latent.Values[^1]);

    private static double Ability(AnswerModel answers, LatentCurve latent, double score)
    {
        MetricCard metric = latent.Source!.Metric;
        double distance = Math.Abs(latent.MeanAt(score) - metric.Best);
        return metric.LatentScale == LatentScale.NegativeLogLoss
            ? answers.AtLoss(distance * metric.NatsPerUnit)
            : answers.AtProbability(1 - (distance / (metric.Maximum - metric.Minimum)));
    }

    /// <summary>The noise in latent units over the latent curve's mean slope in ability.</summary>
    private static Estimate? Noise(SurvivalFinding survival, AnswerModel answers, ScaleCurve source)
    {
        LatentCurve latent = survival.Latent;
        double[] step = latent.Step(survival.Above);
        double[][][] designs = [latent.Polynomial(1), [.. latent.Polynomial(1), step], latent.Polynomial(2), [.. latent.Polynomial(2), step]];
        // What a curve too stiff leaves over is no noise between models: the likeliest curve, each paying for its coefficients.
        (double[][]? columns, MixedModelFit? fit) = designs.Select(design => (design, Fit: latent.Model.Fit(design))).Where(pair => pair.Fit is not null).MaxBy(pair => pair.Fit!.LogLikelihood - pair.design.Length);
        if (fit is null || latent.Model.FitOverTau2(NoiseDraws, columns!) is not { } draws) return null;
        double[] slopes = [.. latent.Values.Select(value => Slope(answers, latent, value))];
        double slope = Math.Sqrt(slopes.Average(value => value * value));
        if (!(slope > 0)) return null;
        double[] deviations = [.. draws.Select(draw => Math.Sqrt(draw.Tau2) / slope)];
        double tail = (1 - NoiseLevel) / 2;
        return new(Math.Sqrt(fit.Tau2) / slope, Quantile.Of(deviations, tail), Quantile.Of(deviations, 1 - tail), NoiseLevel, source.Examples, "logits");
    }

    /// <summary>How fast the latent score moves with ability, by a difference over a tenth of a latent unit either way.</summary>
    private static double Slope(AnswerModel answers, LatentCurve latent, double value)
    {
        const double Reach = 0.1;
        double apart = Ability(answers, latent, value + Reach) - Ability(answers, latent, value - Reach);
        return apart > 0 ? 2 * Reach / apart : 0;
    }
}
