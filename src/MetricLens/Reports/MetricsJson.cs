using System.Text.Json;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Reports;

/// <summary>Writes the catalogue of metrics as JSON.</summary>
/// <remarks>
/// One object: <c>schema</c> and <c>metrics</c>, each with <c>id</c>, <c>name</c>, <c>summary</c>, <c>direction</c> (<c>higher_is_better</c>,
/// <c>lower_is_better</c>), <c>minimum</c> and <c>maximum</c> (null where there is none), <c>chance</c> (a phrase or null), <c>level</c> (<c>example</c>,
/// <c>set</c>), <c>linear_in_token_error</c>, <c>claims</c> (laws that it is held to), <c>quirks</c>, <c>options</c> (each <c>name</c>, <c>default</c> and either
/// <c>values</c> with their meanings or <c>summary</c>, <c>least</c> and <c>most</c>), <c>continuity</c> (<c>threshold_coarse</c>,
/// <c>threshold_fine</c>, <c>continuous</c>), <c>inputs</c> (record fields), <c>propriety</c> (<c>not_proper</c>, <c>proper</c>,
/// <c>strictly_proper</c>), <c>latent_scale</c> (<c>negative_log_loss</c>, <c>logit</c>, or null where no step can be tested), <c>tier</c>,
/// <c>reference</c> and <c>examples</c> {<c>fact</c>, <c>expected</c>}, where null is unscored.
/// </remarks>
public static class MetricsJson
{
    /// <summary>The schema's permanent name.</summary>
    public const string Schema = "metriclens/metrics/1";

    /// <summary>Writes metrics in the order given.</summary>
    /// <param name="metrics">The metrics' cards.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(IEnumerable<MetricCard> metrics, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        JsonOutput.Write(stream, json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteStartArray("metrics");
            foreach (MetricCard metric in metrics) WriteCard(json, metric);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>The tier's letter in files: A, B or C; <see langword="null"/> for a metric that is no continuous evidence.</summary>
    public static string? Tier(EvidenceTier tier) => tier switch
    {
        EvidenceTier.TargetLogprobs => "A",
        EvidenceTier.ChoiceLogprobs => "B",
        EvidenceTier.Text => "C",
        _ => null,
    };

    /// <summary>The names in the record format of a set of fields.</summary>
    public static IReadOnlyList<string> FieldNames(RecordFields fields) =>
        [.. Enum.GetValues<RecordFields>().Where(field => field is not (RecordFields.None or RecordFields.All) && fields.HasFlag(field)).Select(FieldName)];

    private static string FieldName(RecordFields field) => field == RecordFields.Targets ? "target" : SnakeCase(field);

    private static string SnakeCase(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static void WriteOptions(Utf8JsonWriter json, IReadOnlyList<MetricOption> options)
    {
        json.WriteStartArray("options");
        foreach (MetricOption option in options)
        {
            json.WriteStartObject();
            json.WriteString("name", option.Name);
            json.WriteString("default", option.Default);
            if (option.IsNumber)
            {
                json.WriteString("summary", option.Summary);
                json.WriteNumber("least", option.Least);
                json.WriteNumber("most", option.Most);
            }
            else
            {
                json.WriteStartObject("values");
                foreach (MetricOptionValue value in option.Values) json.WriteString(value.Word, value.Meaning);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCard(Utf8JsonWriter json, MetricCard metric)
    {
        json.WriteStartObject();
        json.WriteString("id", metric.Id);
        json.WriteString("name", metric.Name);
        json.WriteString("summary", metric.Summary);
        json.WriteString("direction", SnakeCase(metric.Direction));
        json.Figure("minimum", metric.Minimum);
        json.Figure("maximum", metric.Maximum);
        json.WriteString("chance", metric.Chance.Length == 0 ? null : metric.Chance);
        json.WriteString("level", SnakeCase(metric.Level));
        json.WriteString("continuity", SnakeCase(metric.Continuity));
        json.WriteBoolean("linear_in_token_error", metric.IsLinearInTokenError);
        json.Texts("inputs", FieldNames(metric.Inputs));
        json.WriteString("propriety", SnakeCase(metric.Propriety));
        json.WriteString("latent_scale", metric.LatentScale == LatentScale.None ? null : SnakeCase(metric.LatentScale));
        json.WriteString("tier", Tier(metric.Tier));
        json.Texts("claims", [.. Enum.GetValues<MetricClaims>().Where(claim => claim != MetricClaims.None && metric.Claims.HasFlag(claim)).Select(claim => SnakeCase(claim))]);
        json.Texts("quirks", metric.Quirks);
        WriteOptions(json, metric.Options);
        json.WriteString("reference", metric.Reference);
        json.WriteStartArray("examples");
        foreach (WorkedExample example in metric.Examples)
        {
            json.WriteStartObject();
            json.WriteString("fact", example.Fact);
            json.Figure("expected", example.Expected);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
