using System.Text.Json;
using MetricLens.Planning;

namespace MetricLens.Reports;

/// <summary>The field <c>outlook</c> of <see cref="VerdictsJson"/>.</summary>
internal static class OutlookJson
{
    public static void Write(Utf8JsonWriter json, Outlook? outlook) => json.Object("outlook", outlook, known =>
    {
        json.WriteString("status", known.Status.Id());
        json.Figure("target_power", known.Target);
        json.WriteString("continuous_metric", known.Metric?.Id);
        json.WriteStartObject("weights");
        foreach (LeanWeight weight in known.Lean?.Weights ?? []) json.Figure(weight.Truth.Id, weight.Weight);
        json.WriteEndObject();
        json.Figure("odds", known.Lean?.Odds);
        json.WriteString("strength", known.Lean?.Strength.Id());
        json.Object("model_sd", known.Lean, lean => json.Interval(lean.ModelStandardDeviation.Median, lean.ModelStandardDeviation.Lower, lean.ModelStandardDeviation.Upper));
        WritePower(json, "power_now", known.Now);
        json.WriteStartArray("remedies");
        foreach (Remedy remedy in known.Remedies) WriteRemedy(json, remedy);
        json.WriteEndArray();
        json.Count("examples_for_jump", known.Doubt?.Examples);
        json.Count("seeds_for_jump", known.Doubt?.Seeds);
    });

    private static void WriteRemedy(Utf8JsonWriter json, Remedy remedy)
    {
        json.WriteStartObject();
        json.WriteString("kind", remedy.Kind.Id());
        json.Count("amount", remedy.Amount);
        json.WriteNumber("most_tried", remedy.MostTried);
        json.WriteStartArray("new_scales");
        foreach (double scale in remedy.NewScales) json.WriteNumberValue(scale);
        json.WriteEndArray();
        WritePower(json, "power", remedy.Power);
        WritePower(json, "power_under_runner_up", remedy.UnderRunnerUp);
        json.WriteEndObject();
    }

    private static void WritePower(Utf8JsonWriter json, string name, FuturePower? power) => json.Object(name, power, known =>
    {
        json.Interval(known.Power, known.Interval.Lower, known.Interval.Upper);
        json.WriteNumber("runs", known.Runs);
    });
}
