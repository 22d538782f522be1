using System.Text.Json;
using MetricLens.Planning;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>Writes <c>verdicts.json</c>: every verdict with the figures that it rests on.</summary>
/// <remarks>
/// <para>
/// One object: <c>schema</c>; <c>tool</c> {<c>name</c>, <c>version</c>}; <c>seed</c>; <c>options</c> {<c>axis</c>, <c>raw_metric</c>,
/// <c>continuous_metrics</c>, <c>alpha</c>, <c>delta</c>, <c>model_sd</c>, <c>resamples</c>}, null and empty where the choice was left to the tool;
/// <c>input</c> {<c>records</c>, <c>means</c> (where means without examples were investigated), <c>empty_outputs</c>, <c>unknown_fields</c>}; <c>looks</c>, the number of (task, family, metric) looks; and <c>verdicts</c>.
/// </para>
/// <para>
/// Of each task, family and arm <c>verdicts</c> has one object a continuous metric, the primary one first, and then one whose <c>continuous_metric</c> is
/// <c>overall</c>, whose single-metric figures are null and whose <c>tier</c> is the primary metric's. Fields:
/// <c>task</c>, <c>family</c>, <c>arm</c>, <c>axis</c>, <c>raw_metric</c>, <c>continuous_metric</c>; <c>tier</c> A (target log-probabilities),
/// B (choice log-probabilities) or C (texts); <c>verdict</c>; <c>form</c>, <c>subset</c> where the jump survives as a step in a part
/// of the examples and null elsewhere, and <c>subset_fraction</c>, the share of the examples that jump; <c>reasons</c>; <c>models</c>, <c>runs</c>, <c>scales</c>, <c>examples</c> and
/// <c>dropped_examples</c> (those that some run lacks or has no score on); <c>jump</c>, the raw metric's largest gain from one scale to the next, jump or
/// not, in the raw metric's own units, with its <c>status</c> (<c>apparent</c>, <c>no_apparent_jump</c>, <c>inconclusive</c>);
/// <c>breakthroughness</c> and <c>linearity</c>, descriptive; <c>hidden_accuracy</c> and <c>examples_needed</c>, where the floor cannot be told from a
/// small ability; <c>step_share</c>, of the null with the narrower interval; <c>explained_jump_fraction</c>; <c>hidden_progress</c>, <c>on_odds</c> where measured there; <c>p_step</c>,
/// the p-value of the claim that the jump survives, the largest over the nulls, and <c>p_step_adjusted</c> over all tasks; <c>p_artifact</c> and
/// <c>p_artifact_adjusted</c>, <c>verdict_before_correction</c>; <c>onset</c>, the best hinge,
/// with <c>scale_interval</c>, the two-sided interval of its scale (its bounds in the order of the axis's places, so that under a training loss the lower one is the larger loss);
/// <c>forecast</c>, of the scales at and above the jump from those below it, two-sided at its <c>level</c>, latent and raw: <c>unpredictability</c>, the share of them that no degree
/// foretells, <c>unannounced</c>, whether the first lies above every degree's interval, and <c>fits</c>, one a degree; <c>link</c>, whether scales turn a log loss into raw scores alike,
/// with the largest shift as a share of the raw metric's range; <c>seeds</c>, the dip test of the runs at scales of at least twenty;
/// <c>concentration</c>, whether the examples jump together: R as <c>ratio</c>, the <c>width</c> at the gap, and the split of the gains there;
/// <c>shape</c>, whether the curve falls anywhere; <c>nulls</c>, one object a smooth null; and, for <c>overall</c>, <c>verdict_on_other_axes</c>, and where outlooks were asked for <c>outlook</c>:
/// null but where the verdict is inconclusive; its <c>status</c> (<c>leans</c>, or why it does not), the <c>weights</c> of the truths, <c>odds</c> and <c>strength</c>, <c>model_sd</c>, and
/// the <c>remedies</c> with their powers, each with its two-sided 95 % interval; <c>examples_for_jump</c> and <c>seeds_for_jump</c> where the jump is in doubt.
/// </para>
/// <para>
/// Bounds are one-sided at α. Absent values, and bounds that are infinite, are null. Numbers are the shortest text that reads back the same,
/// so the same input, seed and options give the same bytes under any culture and number of threads.
/// </para>
/// </remarks>
public static class VerdictsJson
{
    /// <summary>The schema's permanent name; its number rises when a field changes its meaning or goes.</summary>
    public const string Schema = "metriclens/verdicts/1";

    /// <summary>What stands for the verdict over all continuous metrics.</summary>
    public const string Overall = "overall";

    /// <summary>Writes the file's content.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="outlooks">One outlook a finding, in their order, <see langword="null"/> for findings that have none; left out where none were asked for.</param>
    public static void Write(InvestigationResult result, Stream stream, IReadOnlyList<Outlook?>? outlooks = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonOutput.Write(stream, json =>
        {
            json.WriteStartObject();
            WriteHead(json, result);
            json.WriteStartArray("verdicts");
            foreach ((int i, TaskFinding finding) in result.Findings.Index())
            {
                foreach (MetricFinding metric in finding.Metrics) VerdictEntry.Write(json, result, finding, metric);
                VerdictEntry.WriteOverall(json, result, finding, outlooks is null ? null : () => OutlookJson.Write(json, outlooks[i]));
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteHead(Utf8JsonWriter json, InvestigationResult result)
    {
        InvestigationOptions options = result.Options;
        json.WriteString("schema", Schema);
        json.WriteStartObject("tool");
        json.WriteString("name", ReportTool.Name);
        json.WriteString("version", ReportTool.Version);
        json.WriteEndObject();
        json.WriteNumber("seed", options.Seed);
        json.WriteStartObject("options");
        json.WriteString("axis", options.Axis?.Id());
        json.WriteString("raw_metric", options.RawMetric);
        json.Texts("continuous_metrics", options.ContinuousMetrics);
        json.Figure("alpha", options.Alpha);
        json.Figure("delta", options.LeastStepShare);
        json.Figure("model_sd", options.ModelStandardDeviation);
        json.WriteNumber("resamples", options.Resamples);
        json.WriteEndObject();
        json.WriteStartObject("input");
        json.WriteNumber("records", result.Scores.Keys.Count);
        if (result.Means is { } means) json.WriteNumber("means", means.Rows.Count);
        json.WriteNumber("empty_outputs", result.Census.EmptyOutputs);
        json.WriteStartObject("unknown_fields");
        foreach ((string field, long records) in result.Census.UnknownFields) json.WriteNumber(field, records);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteNumber("looks", result.Looks);
    }
}
