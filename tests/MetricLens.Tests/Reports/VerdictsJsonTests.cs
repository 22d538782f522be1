using System.Text.Json;
using MetricLens.Jumps;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Tests.Reports;

public class VerdictsJsonTests
{
    /// <summary>Every field that the file is promised to have, and its type: s text, n number, b boolean, o object, a array of texts, l list of objects; ? where null is allowed.</summary>
    private const string Promised =
        "task:s family:s arm:s? axis:s raw_metric:s continuous_metric:s tier:s? verdict:s form:s? subset_fraction:o? reasons:a models:n examples:n dropped_examples:n jump:o? "
        + "step_share:o? explained_jump_fraction:o? hidden_progress:o? p_step:n? p_step_adjusted:n? onset:o? forecast:o? link:o? seeds:o? concentration:o? shape:o? nulls:l";

    private const string PromisedJump = "from_model:s to_model:s from_scale:n to_scale:n gain:n gain_lower:n? gain_upper:n? p_adjusted:n";
    private const string PromisedInterval = "estimate:n lower:n? upper:n?";
    private const string PromisedOnset = "takes_off:b on_odds:b at_model:s at_scale:n scale_interval:o? slope_below:n slope_above:n";
    private const string PromisedForecast = "level:n unpredictability:n unannounced:b p_first:n fits:l";
    private const string PromisedForecastFit = "degree:n df:n tau2:n coverage:n scales:l";
    private const string PromisedForecastScale =
        "model:s scale:n predicted:n lower:n upper:n observed:n inside:b p:n raw_predicted:n? raw_lower:n? raw_upper:n? raw_observed:n?";

    private const string PromisedLink = "varies:b p:n largest_shift:n at_scale:n scales:n";
    private const string PromisedConcentration = "metric:s ratio:n width:n explained:n? difference:n? upper_share:n? share_elsewhere:n";
    private const string PromisedShape = "distance:n p:n p_given_back:n tau2:n df:n";
    private const string PromisedNull = "degree:n df:n tau2:n delta:n delta_se:n share:n? share_lower:n? share_upper:n?";

    private static readonly JsonElement Root = Parse(Findings.Mixed);

    [Fact]
    public void The_head_names_the_schema_the_tool_the_seed_and_the_options()
    {
        AssertFields(Root, "schema:s tool:o seed:n options:o verdicts:l");
        AssertFields(Root.GetProperty("tool"), "name:s version:s");
        AssertFields(Root.GetProperty("options"), "axis:s? raw_metric:s? continuous_metrics:a alpha:n delta:n model_sd:n? resamples:n");
        Assert.Equal(VerdictsJson.Schema, Root.GetProperty("schema").GetString());
        Assert.Equal("0.1.0", Root.GetProperty("tool").GetProperty("version").GetString());
    }

    [Fact]
    public void Every_verdict_has_every_promised_field()
    {
        foreach (JsonElement verdict in Verdicts())
        {
            AssertFields(verdict, Promised);
            AssertFieldsOf(verdict, "jump", PromisedJump);
            foreach (string interval in (string[])["subset_fraction", "step_share", "explained_jump_fraction", "hidden_progress"]) AssertFieldsOf(verdict, interval, PromisedInterval);
            AssertFieldsOf(verdict, "concentration", PromisedConcentration);
            AssertFieldsOf(verdict, "shape", PromisedShape);
            foreach (JsonElement smooth in verdict.GetProperty("nulls").EnumerateArray()) AssertFields(smooth, PromisedNull);
            AssertFieldsOf(verdict, "onset", PromisedOnset);
            AssertFieldsOf(verdict, "link", PromisedLink);
            AssertForecast(verdict.GetProperty("forecast"));
            Assert.Contains(verdict.GetProperty("verdict").GetString(), Enum.GetValues<Verdict>().Select(known => known.Id()));
            Assert.Contains(verdict.GetProperty("tier").GetString(), (string?[])["A", "B", "C", null]);
            Assert.All(verdict.GetProperty("reasons").EnumerateArray(), reason => Assert.Contains(reason.GetString(), Enum.GetValues<Reason>().Select(known => known.Id())));
        }
    }

    [Fact]
    public void There_is_one_object_a_continuous_metric_and_then_the_overall_one()
    {
        IEnumerable<string?> expected = Findings.Mixed.Findings.SelectMany(finding => finding.Metrics.Select(metric => metric.Metric.Id).Append("overall"));
        Assert.Equal(expected, Verdicts().Select(verdict => verdict.GetProperty("continuous_metric").GetString()));
    }

    [Fact]
    public void The_step_share_is_given_jump_or_not_and_the_overall_object_has_none()
    {
        Assert.Contains(Verdicts(), verdict => verdict.GetProperty("verdict").GetString() == "no_apparent_jump" && verdict.GetProperty("step_share").ValueKind == JsonValueKind.Object);
        Assert.All(Verdicts().Where(verdict => verdict.GetProperty("continuous_metric").GetString() == "overall"),
            verdict => Assert.Equal(JsonValueKind.Null, verdict.GetProperty("step_share").ValueKind));
    }

    [Fact]
    public void Figures_are_those_of_the_finding()
    {
        TaskFinding finding = Findings.Mixed.Finding("step");
        SurvivalFinding survival = finding.Metrics[0].Survival!;
        JsonElement verdict = Verdicts().First(entry => entry.GetProperty("task").GetString() == "step");
        Assert.Equal(survival.PSurvives, verdict.GetProperty("p_step").GetDouble());
        Assert.Equal(survival.Narrower!.Share, verdict.GetProperty("step_share").GetProperty("estimate").GetDouble());
        Assert.Equal(survival.Narrower.ShareBounds(0.05)!.Value.Lower, verdict.GetProperty("step_share").GetProperty("lower").GetDouble());
        Assert.Equal(finding.Jump.From.Scale, verdict.GetProperty("jump").GetProperty("from_scale").GetDouble());
        Assert.Equal(survival.Fits.Count, verdict.GetProperty("nulls").GetArrayLength());
    }

    [Fact]
    public void A_step_in_some_examples_has_its_form_and_share_in_every_object_and_others_have_none()
    {
        JsonElement[] entries = [.. Parse(Findings.Of(Findings.Simulated("subset"))).GetProperty("verdicts").EnumerateArray()];
        Assert.All(entries, entry => Assert.Equal("subset", entry.GetProperty("form").GetString()));
        Assert.All(entries, entry => AssertFields(entry.GetProperty("subset_fraction"), PromisedInterval));
        Assert.All(Verdicts(), entry => Assert.Equal(JsonValueKind.Null, entry.GetProperty("form").ValueKind));
    }

    [Fact]
    public void The_forecast_the_link_and_the_onsets_interval_are_those_of_the_finding()
    {
        MetricFinding metric = Findings.Mixed.Finding("step").Metrics[0];
        JsonElement verdict = Verdicts().First(entry => entry.GetProperty("task").GetString() == "step");
        JsonElement point = verdict.GetProperty("forecast").GetProperty("fits")[0].GetProperty("scales")[0];
        ForecastPoint expected = metric.Forecast!.Fits[0].Points[0];
        Assert.Equal((expected.Lower, expected.Observed, expected.RawUpper), (point.GetProperty("lower").GetDouble(), point.GetProperty("observed").GetDouble(), point.GetProperty("raw_upper").GetDouble()));
        Assert.Equal(metric.Curve!.Points[metric.Survival!.Above].Scale, point.GetProperty("scale").GetDouble());
        Assert.Equal(Findings.Mixed.Finding("step").Jump.To.Mean.Value, point.GetProperty("raw_observed").GetDouble());
        Assert.Equal(metric.Link!.PValue, verdict.GetProperty("link").GetProperty("p").GetDouble());
        JsonElement interval = verdict.GetProperty("onset").GetProperty("scale_interval");
        Assert.Equal(Math.Pow(10, metric.Survival.OnsetInterval!.Lower), interval.GetProperty("lower").GetDouble());
        Assert.True(interval.GetProperty("lower").GetDouble() <= interval.GetProperty("estimate").GetDouble());
    }

    [Fact]
    public void Hostile_names_come_back_as_they_were()
    {
        const string Name = "a\"b\\c\u001b[31m\u202e名\n</script>";
        JsonElement verdict = Parse(Findings.Of(Findings.Hostile(Name))).GetProperty("verdicts")[0];
        Assert.Equal(Name, verdict.GetProperty("task").GetString());
    }

    [Theory, MemberData(nameof(Cultures.Names), MemberType = typeof(Cultures))]
    public void Bytes_do_not_depend_on_the_culture(string culture)
    {
        byte[] invariant = Findings.Bytes(stream => VerdictsJson.Write(Findings.Mixed, stream));
        Assert.Equal(invariant, Cultures.Under(culture, () => Findings.Bytes(stream => VerdictsJson.Write(Findings.Mixed, stream))));
    }

    private static JsonElement.ArrayEnumerator Verdicts() => Root.GetProperty("verdicts").EnumerateArray();

    private static JsonElement Parse(InvestigationResult result) =>
        JsonDocument.Parse(Findings.Bytes(stream => VerdictsJson.Write(result, stream))).RootElement;

    private static void AssertFieldsOf(JsonElement parent, string name, string promised)
    {
        if (parent.GetProperty(name) is { ValueKind: JsonValueKind.Object } child) AssertFields(child, promised);
    }

    private static void AssertFields(JsonElement element, string promised)
    {
        foreach (string[] field in promised.Split(' ').Select(field => field.Split(':')))
        {
            Assert.True(element.TryGetProperty(field[0], out JsonElement value), $"'{field[0]}' is missing.");
            Assert.True(field[1].EndsWith('?') && value.ValueKind == JsonValueKind.Null || IsOfType(value, field[1][0]), $"'{field[0]}' is {value.ValueKind}.");
        }
    }

    private static void AssertForecast(JsonElement forecast)
    {
        if (forecast.ValueKind == JsonValueKind.Null) return;
        AssertFields(forecast, PromisedForecast);
        foreach (JsonElement fit in forecast.GetProperty("fits").EnumerateArray())
        {
            AssertFields(fit, PromisedForecastFit);
            foreach (JsonElement scale in fit.GetProperty("scales").EnumerateArray()) AssertFields(scale, PromisedForecastScale);
        }
    }

    private static bool IsOfType(JsonElement value, char type) => type switch
    {
        's' => value.ValueKind == JsonValueKind.String,
        'b' => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        'n' => value.ValueKind == JsonValueKind.Number,
        'o' => value.ValueKind == JsonValueKind.Object,
        'a' => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String),
        _ => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.Object),
    };
}
