using System.Text.Json;
using MetricLens.Curves;
using MetricLens.Statistics;

namespace MetricLens.Reports;

/// <summary>Writes <c>suite.json</c>: the three measures of emergence over the suite, each with its interval.</summary>
/// <remarks>
/// One object: <c>schema</c>; <c>comparisons</c>; <c>apparent_jumps</c>, a list of {<c>task</c>, <c>family</c>, <c>arm</c>}; <c>sharpness</c>, the mean step share with
/// <c>between_tasks_sd</c>; <c>unannounced</c> and <c>forecast_coverage</c>; <c>surviving</c>; <c>survivors</c> and <c>take_offs</c>, lists of comparisons. Shares in [0, 1] with
/// <c>estimate</c>, <c>lower</c>, <c>upper</c>, <c>level</c> and <c>of</c>, the number of comparisons behind them; null where there is nothing to go by.
/// </remarks>
public static class SuiteJson
{
    /// <summary>The schema's permanent name.</summary>
    public const string Schema = "metriclens/suite/1";

    /// <summary>Writes the file's content.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(SuiteSummary summary, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(summary);
        JsonOutput.Write(stream, json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteNumber("comparisons", summary.Comparisons);
            WriteKeys(json, "apparent_jumps", summary.ApparentJumps);
            json.Object("sharpness", summary.Sharpness, sharpness =>
            {
                WriteEstimate(json, sharpness);
                json.Figure("between_tasks_sd", summary.SharpnessSpread);
            });
            json.Object("unannounced", summary.Unannounced, share => WriteEstimate(json, share));
            json.Object("forecast_coverage", summary.ForecastCoverage, share => WriteEstimate(json, share));
            json.Object("surviving", summary.Surviving, share => WriteEstimate(json, share));
            WriteKeys(json, "survivors", summary.Survivors);
            WriteKeys(json, "take_offs", summary.TakeOffs);
            json.WriteEndObject();
        });
    }

    private static void WriteEstimate(Utf8JsonWriter json, Estimate estimate)
    {
        json.Interval(estimate.Value, estimate.Lower, estimate.Upper);
        json.Figure("level", estimate.Level);
        json.WriteNumber("of", estimate.Count);
    }

    private static void WriteKeys(Utf8JsonWriter json, string name, IReadOnlyList<ComparisonKey> keys)
    {
        json.WriteStartArray(name);
        foreach (ComparisonKey key in keys)
        {
            json.WriteStartObject();
            json.WriteString("task", key.Task);
            json.WriteString("family", key.Family);
            json.WriteString("arm", key.Arm);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
