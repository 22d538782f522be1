using System.Text.Json;
using MetricLens.Planning;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>Writes <c>plan.json</c>: what a plan expects, what was simulated, and what would reach the target.</summary>
/// <remarks>
/// One object: <c>schema</c>, <c>tool</c>, <c>seed</c>, <c>options</c>, <c>expected</c>, <c>design</c>, <c>accuracy</c> (what n examples can show), and <c>truths</c>, each with its
/// <c>power</c> as planned, <c>at_other_model_sd</c>, and <c>factors</c> with the <c>smallest</c> value that reaches the target, or null. Bounds are Clopper and Pearson's at 95 %.
/// </remarks>
public static class PlanJson
{
    /// <summary>The schema's permanent name; its number rises when a field changes its meaning or goes.</summary>
    public const string Schema = "metriclens/plan/1";

    /// <summary>Writes the file's content.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(Plan plan, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(plan);
        JsonOutput.Write(stream, json =>
        {
            json.WriteStartObject();
            WriteHead(json, plan);
            WriteAccuracy(json, plan.Accuracy);
            json.WriteStartArray("truths");
            foreach (TruthPower truth in plan.Truths) WriteTruth(json, truth);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteHead(Utf8JsonWriter json, Plan plan)
    {
        json.WriteString("schema", Schema);
        json.WriteStartObject("tool");
        json.WriteString("name", ReportTool.Name);
        json.WriteString("version", ReportTool.Version);
        json.WriteEndObject();
        json.WriteNumber("seed", plan.Options.Seed);
        json.WriteStartObject("options");
        json.Figure("target_power", plan.Options.Target);
        json.Figure("alpha", plan.Options.Alpha);
        json.WriteNumber("runs", plan.Options.Runs);
        json.WriteEndObject();
        json.WriteStartObject("expected");
        json.Figure("from", plan.Curve.From);
        json.Figure("to", plan.Curve.To);
        json.Count("length", plan.Curve.Choices is null ? plan.Curve.Length : null);
        json.Count("choices", plan.Curve.Choices);
        json.Figure("model_sd", plan.Curve.ModelStandardDeviation);
        json.Figure("at", plan.Curve.At);
        json.Figure("difficulty_sd", plan.Curve.DifficultySpread);
        json.WriteEndObject();
        json.WriteStartObject("design");
        json.WriteStartArray("positions");
        foreach (double position in plan.Design.Positions) json.WriteNumberValue(position);
        json.WriteEndArray();
        json.WriteNumber("examples", plan.Design.Examples);
        json.WriteNumber("seeds", plan.Design.Seeds);
        json.WriteNumber("cluster_size", plan.Design.ClusterSize);
        json.WriteEndObject();
    }

    private static void WriteAccuracy(Utf8JsonWriter json, ShowableAccuracy accuracy)
    {
        json.WriteStartObject("accuracy");
        json.WriteNumber("units", accuracy.Units);
        json.Figure("chance", accuracy.Chance);
        json.Figure("hidden", accuracy.Hidden);
        json.Count("significant_successes", accuracy.SignificantSuccesses);
        json.Figure("smallest", accuracy.Smallest);
        json.Figure("smallest_gain", accuracy.SmallestGain);
        json.Figure("smallest_gain_among_disagreements", accuracy.SmallestGainAmongDisagreements);
        json.Figure("disagreement", ShowableAccuracy.Disagreement);
        json.WriteEndObject();
    }

    private static void WriteTruth(Utf8JsonWriter json, TruthPower truth)
    {
        json.WriteStartObject();
        json.WriteString("truth", truth.Truth.Id);
        json.WriteString("right_verdict", truth.Truth.Right.Id());
        json.WriteStartObject("power");
        WritePower(json, truth.Planned);
        json.WriteEndObject();
        json.WriteStartArray("at_other_model_sd");
        foreach (SpreadPower spread in truth.AtOtherSpreads)
        {
            json.WriteStartObject();
            json.Figure("model_sd", spread.ModelStandardDeviation);
            WritePower(json, spread.Power);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("factors");
        foreach (FactorPower factor in truth.Factors)
        {
            json.WriteStartObject();
            json.WriteString("factor", factor.Factor.Id());
            json.Count("smallest", factor.Smallest?.Value);
            json.WriteBoolean("is_least_tried", factor.IsLeastTried);
            json.WriteStartArray("points");
            foreach (FactorPoint point in factor.Points)
            {
                json.WriteStartObject();
                json.WriteNumber("value", point.Value);
                WritePower(json, point.Power);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePower(Utf8JsonWriter json, PlannedPower power)
    {
        json.Interval(power.Power, power.Interval.Lower, power.Interval.Upper);
        json.WriteNumber("runs", power.Runs);
        json.WriteNumber("jumps", power.Jumps);
        json.WriteNumber("no_jump", power.NoJump);
        json.WriteNumber("right", power.Right);
        json.WriteNumber("inconclusive", power.Inconclusive);
        json.WriteNumber("other_verdict", power.Wrong);
        json.WriteString("main_loss", power.MainLoss.Id());
    }
}
