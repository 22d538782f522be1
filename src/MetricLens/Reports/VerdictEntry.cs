using System.Text.Json;
using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>One object of <see cref="VerdictsJson"/>: a verdict under one continuous metric, or the overall one.</summary>
internal static class VerdictEntry
{
    /// <summary>Writes the verdict under one continuous metric.</summary>
    public static void Write(Utf8JsonWriter json, InvestigationResult result, TaskFinding finding, MetricFinding metric)
    {
        json.WriteStartObject();
        WriteSubject(json, finding, metric.Metric.Id, metric.Metric.Tier);
        WriteVerdict(json, metric.Verdict, metric.Form, metric.SubsetFraction, metric.Reasons);
        WriteCounts(json, finding, metric.Curve?.Examples ?? Shared(result, finding, metric.Metric.Id));
        WriteJump(json, finding.Jump);
        WriteFigures(json, metric);
        json.WriteNull("verdict_on_other_axes");
        json.WriteEndObject();
    }

    /// <summary>Writes the verdict over all continuous metrics.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="result">What was found.</param>
    /// <param name="finding">The task's finding.</param>
    /// <param name="outlook">Writes the task's outlook; <see langword="null"/> where none was asked for.</param>
    public static void WriteOverall(Utf8JsonWriter json, InvestigationResult result, TaskFinding finding, Action? outlook)
    {
        json.WriteStartObject();
        WriteSubject(json, finding, VerdictsJson.Overall, finding.Metrics.Count > 0 ? finding.Metrics[0].Metric.Tier : EvidenceTier.None);
        WriteVerdict(json, finding.Overall, finding.Form, finding.SubsetFraction, finding.Reasons);
        WriteCounts(json, finding, finding.Jump.Curve?.Examples ?? Shared(result, finding));
        WriteJump(json, finding.Jump);
        WriteFigures(json, null);
        json.WriteStartObject("verdict_on_other_axes");
        foreach ((ScaleAxis axis, Verdict verdict) in finding.OnOtherAxes.OrderBy(other => other.Key)) json.WriteString(axis.Id(), verdict.Id());
        json.WriteEndObject();
        outlook?.Invoke();
        json.WriteEndObject();
    }

    private static void WriteSubject(Utf8JsonWriter json, TaskFinding finding, string metric, EvidenceTier tier)
    {
        json.WriteString("task", finding.Key.Task);
        json.WriteString("family", finding.Key.Family);
        json.WriteString("arm", finding.Key.Arm);
        json.WriteString("axis", finding.Axis.Id());
        json.WriteString("raw_metric", finding.RawMetric.Id);
        json.WriteString("continuous_metric", metric);
        json.WriteString("tier", MetricsJson.Tier(tier));
    }

    private static void WriteVerdict(Utf8JsonWriter json, Verdict verdict, SurvivalForm form, Estimate? fraction, IEnumerable<Reason> reasons)
    {
        json.WriteString("verdict", verdict.Id());
        json.WriteString("form", form == SurvivalForm.Subset ? "subset" : null);
        json.Object("subset_fraction", fraction, share => json.Interval(share.Value, share.Lower, share.Upper));
        json.Texts("reasons", reasons.Select(reason => reason.Id()));
    }

    private static void WriteCounts(Utf8JsonWriter json, TaskFinding finding, int examples)
    {
        Comparison comparison = finding.Comparison;
        json.WriteNumber("models", comparison.Runs.Select(run => run.Model).Distinct(StringComparer.Ordinal).Count());
        json.WriteNumber("runs", comparison.Runs.Count);
        json.WriteNumber("scales", finding.Jump.Curve?.Points.Count ?? comparison.Runs.Select(run => run.Scales[finding.Axis]).Distinct().Count());
        json.WriteNumber("examples", examples);
        json.WriteNumber("dropped_examples", Math.Max(comparison.Examples.Count - examples, 0));
    }

    /// <summary>The number of shared examples where they are too few for a curve.</summary>
    private static int Shared(InvestigationResult result, TaskFinding finding, params string[] metrics)
    {
        ScoreColumn[] columns = [.. metrics.Prepend(finding.RawMetric.Id).Select(result.Scores.Find).OfType<ScoreColumn>()];
        return finding.Comparison.SharedExamples(columns).Length;
    }

    private static void WriteJump(Utf8JsonWriter json, ApparentJump jump)
    {
        json.Object("jump", jump.HasGap ? jump : null, _ =>
        {
            json.WriteString("from_model", jump.From.Label);
            json.WriteString("to_model", jump.To.Label);
            json.Figure("from_scale", jump.From.Scale);
            json.Figure("to_scale", jump.To.Scale);
            json.Figure("gain", jump.Gain?.Value);
            json.Figure("gain_lower", jump.Gain?.Lower);
            json.Figure("gain_upper", jump.Gain?.Upper);
            json.Figure("p_adjusted", jump.PAdjusted);
            json.WriteString("status", Status(jump.Status));
        });
        json.Figure("breakthroughness", jump.Breakthroughness);
        json.Figure("linearity", jump.Linearity);
        json.Figure("hidden_accuracy", jump.HiddenAccuracy);
        json.Count("examples_needed", jump.ExamplesNeeded);
    }

    private static Verdict BeforeCorrection(MetricFinding metric) =>
        metric.Reasons.Contains(Reason.NotSignificantAfterCorrection) && metric.Survival is { } survival ? survival.Verdict : metric.Verdict;

    internal static string Status(JumpStatus status) => status switch
    {
        JumpStatus.Apparent => "apparent",
        JumpStatus.NoApparentJump => "no_apparent_jump",
        _ => "inconclusive",
    };

    private static void WriteFigures(Utf8JsonWriter json, MetricFinding? metric)
    {
        SurvivalFinding? survival = metric?.Survival;
        double alpha = survival?.Options.Alpha ?? 0;
        json.Object("step_share", survival?.Narrower, fit =>
        {
            (double lower, double upper) = fit.ShareBounds(alpha)!.Value;
            json.Interval(fit.Share!.Value, lower, upper);
        });
        json.Object("explained_jump_fraction", metric?.Explained, explained => json.Interval(explained.Value, explained.Lower, explained.Upper));
        json.Object("hidden_progress", survival?.Progress, progress =>
        {
            (double lower, double upper) = progress.Bounds(alpha);
            json.Interval(progress.Value, lower, upper);
            json.WriteBoolean("on_odds", survival!.IsProgressOnOdds);
        });
        json.Figure("p_step", survival?.PSurvives);
        json.Figure("p_step_adjusted", metric?.PSurvivesAdjusted);
        json.Figure("p_artifact", survival?.PArtifact);
        json.Figure("p_artifact_adjusted", metric?.PArtifactAdjusted);
        json.WriteString("verdict_before_correction", metric is null ? null : BeforeCorrection(metric).Id());
        json.Object("concentration", survival?.Concentration, concentration => WriteConcentration(json, concentration));
        json.Object("shape", survival?.Shape, shape => WriteShape(json, shape));
        json.Object("onset", survival?.Onset, onset => WriteOnset(json, onset, survival!.OnsetInterval, metric!.Curve!));
        json.Object("forecast", metric?.Forecast, forecast => WriteForecast(json, forecast, metric!.Curve!));
        json.Object("link", metric?.Link, link =>
        {
            json.WriteBoolean("varies", link.Varies);
            json.Figure("p", link.PValue);
            json.Figure("largest_shift", link.LargestShift);
            json.Figure("at_scale", metric!.Curve!.Points[link.At].Scale);
            json.WriteNumber("scales", link.Scales);
        });
        json.Object("seeds", metric?.Seeds, seeds =>
        {
            json.WriteBoolean("bimodal", seeds.AreBimodal);
            json.Figure("dip", seeds.Dip);
            json.Figure("p_adjusted", seeds.PAdjusted);
            json.Figure("at_scale", metric!.Curve!.Points[seeds.At].Scale);
        });
        json.WriteStartArray("nulls");
        foreach (StepFit fit in survival?.Fits ?? []) WriteNull(json, fit, alpha);
        json.WriteEndArray();
    }

    private static void WriteForecast(Utf8JsonWriter json, Forecast forecast, ScaleCurve curve)
    {
        json.Figure("level", forecast.Level);
        json.Figure("unpredictability", forecast.Unpredictability);
        json.WriteBoolean("unannounced", forecast.IsUnannounced);
        json.Figure("p_first", forecast.PFirst);
        json.WriteStartArray("fits");
        foreach (ForecastFit fit in forecast.Fits)
        {
            json.WriteStartObject();
            json.WriteNumber("degree", fit.Degree);
            json.WriteNumber("df", fit.DegreesOfFreedom);
            json.Figure("tau2", fit.Tau2);
            json.Figure("coverage", fit.Coverage);
            json.WriteStartArray("scales");
            foreach (ForecastPoint point in fit.Points) WriteForecastPoint(json, point, curve.Points[point.Point]);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteForecastPoint(Utf8JsonWriter json, ForecastPoint point, CurvePoint at)
    {
        json.WriteStartObject();
        json.WriteString("model", at.Label);
        json.Figure("scale", at.Scale);
        json.Figure("predicted", point.Predicted);
        json.Figure("lower", point.Lower);
        json.Figure("upper", point.Upper);
        json.Figure("observed", point.Observed);
        json.WriteBoolean("inside", point.IsInside);
        json.Figure("p", point.PValue);
        json.Figure("raw_predicted", point.RawPredicted);
        json.Figure("raw_lower", point.RawLower);
        json.Figure("raw_upper", point.RawUpper);
        json.Figure("raw_observed", point.RawObserved);
        json.WriteEndObject();
    }

    private static void WriteOnset(Utf8JsonWriter json, Onset onset, OnsetInterval? interval, ScaleCurve curve)
    {
        CurvePoint at = curve.Points[onset.At];
        json.WriteBoolean("takes_off", onset.TakesOff);
        json.WriteBoolean("on_odds", onset.IsOnOdds);
        json.WriteString("at_model", at.Label);
        json.Figure("at_scale", at.Scale);
        json.Object("scale_interval", interval, places =>
        {
            json.Interval(Scale(places.Position), Scale(places.Lower), Scale(places.Upper));
            json.Figure("level", places.Level);
            json.WriteBoolean("reaches_end", places.ReachesEnd);
        });
        json.Figure("slope_below", onset.SlopeBelow);
        json.Figure("slope_above", onset.SlopeAbove);
        json.Figure("t", onset.T);
        json.Figure("critical_t", onset.CriticalT);
        json.Figure("hinge_score", onset.HingeScore);
        json.Figure("smooth_score", onset.SmoothScore);

        double Scale(double position) => curve.Axis.Value(position);
    }

    private static void WriteConcentration(Utf8JsonWriter json, Concentration concentration)
    {
        json.WriteString("metric", concentration.Metric.Id);
        json.Figure("ratio", concentration.Ratio);
        json.Figure("width", concentration.Widths[concentration.Above - 1]);
        json.Figure("explained", concentration.Split?.Explained);
        json.Figure("difference", concentration.Split?.Difference);
        json.Figure("upper_share", concentration.Split?.UpperShare);
        json.Figure("share_elsewhere", concentration.ShareElsewhere);
    }

    private static void WriteShape(Utf8JsonWriter json, Shape shape)
    {
        json.Figure("distance", shape.Distance);
        json.Figure("p", shape.PValue);
        json.Figure("p_given_back", shape.PGivenBack);
        json.Figure("tau2", shape.Tau2);
        json.WriteNumber("df", shape.DegreesOfFreedom);
    }

    private static void WriteNull(Utf8JsonWriter json, StepFit fit, double alpha)
    {
        (double Lower, double Upper)? share = fit.ShareBounds(alpha);
        json.WriteStartObject();
        json.WriteNumber("degree", fit.Degree);
        json.WriteNumber("df", fit.DegreesOfFreedom);
        json.Figure("tau2", fit.Tau2);
        json.Figure("delta", fit.Delta);
        json.Figure("delta_se", fit.DeltaStandardError);
        json.Figure("share", fit.Share);
        json.Figure("share_lower", share?.Lower);
        json.Figure("share_upper", share?.Upper);
        json.WriteEndObject();
    }
}
