using System.Text.Json;
using MetricLens.Arms;
using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>Writes <c>arms.json</c>: every arm against its baseline.</summary>
/// <remarks>
/// <para>
/// One object: <c>schema</c>; <c>tool</c> {<c>name</c>, <c>version</c>}; <c>seed</c>; <c>options</c> {<c>baseline_arm</c>, <c>alpha</c>, <c>delta</c>, <c>draws</c>};
/// <c>skipped</c>, the arms that were not compared and why; and <c>comparisons</c>. A comparison has <c>task</c>, <c>family</c>, <c>arm</c>, <c>baseline</c>,
/// <c>baseline_choice</c> (<c>asked</c>, <c>unnamed</c>, <c>plain_name</c>, <c>first</c>), <c>axis</c>, <c>raw_metric</c>, <c>examples</c>, <c>dropped_examples</c>,
/// <c>unmatched_arm</c> and <c>unmatched_baseline</c> (runs without a partner), <c>sentence</c>; <c>benefits</c>, one object a scale, whose interval holds at all
/// scales together; <c>helps_from_scale</c>, from which on the arm is shown to help at every scale and below which at none; <c>arm_jump</c>, <c>baseline_jump</c>
/// and <c>difference_jump</c>, each a largest gain with its <c>status</c>; <c>verdict</c> on the difference and its <c>reasons</c>; <c>metrics</c>, one object a
/// continuous metric with <c>verdict</c>, <c>reasons</c>, <c>step_share</c>, <c>p_survives_adjusted</c>, <c>p_artifact_adjusted</c> and <c>standing</c>: the latent difference that
/// was there just below the gap already, and the step as a share of that just above; and <c>shifts</c>, one object a metric, raw first: <c>level</c> on the metric's own
/// scale, <c>arm_scale</c> and <c>baseline_scale</c> where each curve reaches it, <c>places</c> (log10 of the axis, or training loss; positive where the arm is first) with two-sided
/// bounds at <c>confidence</c>, <c>factor</c> with the same in multiples of scale, and <c>model_noise</c>, whether the bounds hold noise between models beside that of examples.
/// </para>
/// <para>Absent values, and bounds that are infinite, are null. The same input, seed and options give the same bytes.</para>
/// </remarks>
public static class ArmsJson
{
    /// <summary>The schema's permanent name; its number rises when a field changes its meaning or goes.</summary>
    public const string Schema = "metriclens/arms/1";

    /// <summary>Writes the file's content.</summary>
    /// <param name="comparison">What was found.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(ArmComparison comparison, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        JsonOutput.Write(stream, json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteStartObject("tool");
            json.WriteString("name", ReportTool.Name);
            json.WriteString("version", ReportTool.Version);
            json.WriteEndObject();
            json.WriteNumber("seed", comparison.Investigation.Seed);
            json.WriteStartObject("options");
            json.WriteString("baseline_arm", comparison.Options.Baseline);
            json.Figure("alpha", comparison.Investigation.Alpha);
            json.Figure("delta", comparison.Investigation.LeastStepShare);
            json.WriteNumber("draws", comparison.Options.Draws);
            json.WriteEndObject();
            json.WriteStartArray("skipped");
            foreach (SkippedArm skipped in comparison.Skipped)
            {
                json.WriteStartObject();
                json.WriteString("task", skipped.Task);
                json.WriteString("family", skipped.Family);
                json.WriteString("arm", skipped.Arm);
                json.WriteString("why", skipped.Why);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("comparisons");
            foreach (ArmFinding finding in comparison.Findings) WriteComparison(json, finding);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>The choice's permanent name.</summary>
    public static string Id(BaselineChoice choice) => choice switch
    {
        BaselineChoice.First => "first",
        BaselineChoice.Asked => "asked",
        BaselineChoice.Unnamed => "unnamed",
        BaselineChoice.PlainName => "plain_name",
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "The choice must be one of the named ones."),
    };

    private static void WriteComparison(Utf8JsonWriter json, ArmFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("task", finding.Task);
        json.WriteString("family", finding.Family);
        json.WriteString("arm", finding.Arm);
        json.WriteString("baseline", finding.Baseline);
        json.WriteString("baseline_choice", Id(finding.BaselineChoice));
        json.WriteString("axis", finding.Axis.Id());
        json.WriteString("raw_metric", finding.RawMetric.Id);
        json.WriteNumber("examples", finding.ArmCurve.Examples);
        json.WriteNumber("dropped_examples", finding.DroppedExamples);
        json.Texts("unmatched_arm", finding.UnmatchedArm.Select(run => run.Label));
        json.Texts("unmatched_baseline", finding.UnmatchedBaseline.Select(run => run.Label));
        json.WriteString("sentence", ArmWords.Sentence(finding));
        WriteBenefits(json, finding);
        WriteJump(json, "arm_jump", finding.ArmJump);
        WriteJump(json, "baseline_jump", finding.BaselineJump);
        WriteJump(json, "difference_jump", finding.Difference.Jump);
        json.WriteString("verdict", finding.Overall.Id());
        json.Texts("reasons", finding.Difference.Reasons.Select(reason => reason.Id()));
        json.WriteStartArray("metrics");
        foreach ((int i, MetricFinding metric) in finding.Difference.Metrics.Index()) WriteMetric(json, metric, finding.Standing[i]);
        json.WriteEndArray();
        json.WriteStartArray("shifts");
        foreach (ScaleShift shift in finding.Shifts) WriteShift(json, shift);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBenefits(Utf8JsonWriter json, ArmFinding finding)
    {
        json.WriteStartArray("benefits");
        foreach (Benefit benefit in finding.Benefits)
        {
            json.WriteStartObject();
            json.WriteString("model", benefit.Point.Label);
            json.Figure("scale", benefit.Point.Scale);
            json.WriteNumber("runs", benefit.Point.Replicates);
            json.Figure("arm_mean", benefit.Arm.Value);
            json.Figure("baseline_mean", benefit.Baseline.Value);
            json.Figure("difference", benefit.Difference.Value);
            json.Figure("lower", benefit.Difference.Lower);
            json.Figure("upper", benefit.Difference.Upper);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.Figure("helps_from_scale", finding.HelpsFrom is { } from ? finding.Benefits[from].Point.Scale : null);
    }

    private static void WriteJump(Utf8JsonWriter json, string name, ApparentJump jump) => json.Object(name, jump.HasGap ? jump : null, _ =>
    {
        json.WriteString("from_model", jump.From.Label);
        json.WriteString("to_model", jump.To.Label);
        json.Figure("from_scale", jump.From.Scale);
        json.Figure("to_scale", jump.To.Scale);
        json.Figure("gain", jump.Gain?.Value);
        json.Figure("gain_lower", jump.Gain?.Lower);
        json.Figure("gain_upper", jump.Gain?.Upper);
        json.Figure("p_adjusted", jump.PAdjusted);
        json.WriteString("status", VerdictEntry.Status(jump.Status));
    });

    private static void WriteMetric(Utf8JsonWriter json, MetricFinding metric, StandingBenefit? standing)
    {
        json.WriteStartObject();
        json.WriteString("metric", metric.Metric.Id);
        json.WriteString("verdict", metric.Verdict.Id());
        json.Texts("reasons", metric.Reasons.Select(reason => reason.Id()));
        json.Object("step_share", metric.Survival?.Narrower, fit =>
        {
            (double lower, double upper) = fit.ShareBounds(metric.Survival!.Options.Alpha)!.Value;
            json.Interval(fit.Share!.Value, lower, upper);
        });
        json.Figure("p_survives_adjusted", metric.PSurvivesAdjusted);
        json.Figure("p_artifact_adjusted", metric.PArtifactAdjusted);
        json.Object("standing", standing, known =>
        {
            json.Figure("below", known.Below);
            json.Figure("below_lower", known.BelowLower);
            json.Figure("step_share", known.StepShare);
            json.Figure("step_share_upper", known.StepShareUpper);
            json.Figure("p", known.PValue);
        });
        json.WriteEndObject();
    }

    private static void WriteShift(Utf8JsonWriter json, ScaleShift shift)
    {
        json.WriteStartObject();
        json.WriteString("metric", shift.Metric.Id);
        json.Figure("level", shift.Level);
        json.Figure("arm_scale", shift.ArmScale);
        json.Figure("baseline_scale", shift.BaselineScale);
        json.WriteStartObject("places");
        json.Figure("estimate", shift.Value);
        json.Figure("lower", shift.Lower);
        json.Figure("upper", shift.Upper);
        json.WriteEndObject();
        json.Object("factor", shift.Axis.IsLogarithmic() ? shift : null, _ =>
        {
            json.Figure("estimate", shift.Factor);
            json.Figure("lower", double.IsFinite(shift.Lower) ? Math.Pow(10, shift.Lower) : null);
            json.Figure("upper", double.IsFinite(shift.Upper) ? Math.Pow(10, shift.Upper) : null);
        });
        json.Figure("confidence", shift.Confidence);
        json.WriteBoolean("model_noise", shift.HasModelNoise);
        json.WriteString("arm_reach", Id(shift.Arm.Reach));
        json.WriteString("baseline_reach", Id(shift.Baseline.Reach));
        json.WriteEndObject();
    }

    private static string Id(Reach reach) => reach switch
    {
        Reach.Never => "never",
        Reach.Within => "within",
        _ => "at_first",
    };
}
