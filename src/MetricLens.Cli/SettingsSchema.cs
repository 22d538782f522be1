using System.Text.Json;

namespace MetricLens.Cli;

/// <summary>The JSON schema of settings files, by which editors complete and check them.</summary>
internal static class SettingsSchema
{
    /// <summary>The member by which a file names its schema.</summary>
    public const string Key = "$schema";

    /// <summary>Writes the schema of settings.</summary>
    public static void Write(IEnumerable<Setting> settings, Stream stream) => JsonText.Write(stream, json =>
    {
        // The draft that editors know best.
        json.WriteString(Key, "http://json-schema.org/draft-07/schema#");
        json.WriteString("title", "Settings of metriclens investigate");
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        Member(json, Key, "string", "Where this schema lies.", () => { });
        foreach (Setting setting in settings) Write(json, setting);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Setting setting)
    {
        string description = setting.Symbol.Description ?? "";
        if (!setting.Type.IsArray)
        {
            Member(json, setting.Key, setting.IsFlag ? "boolean" : setting.IsText ? "string" : setting.IsWhole ? "integer" : "number", description, () => Words(json, setting));
            return;
        }
        Member(json, setting.Key, "array", description, () =>
        {
            json.WriteStartObject("items");
            json.WriteString("type", "string");
            Words(json, setting);
            json.WriteEndObject();
        });
    }

    private static void Member(Utf8JsonWriter json, string name, string type, string description, Action more)
    {
        json.WriteStartObject(name);
        json.WriteString("description", description);
        json.WriteString("type", type);
        more();
        json.WriteEndObject();
    }

    /// <summary>The words that a value can be, or some of them where there are others.</summary>
    private static void Words(Utf8JsonWriter json, Setting setting)
    {
        var values = Values.Of(setting.Symbol);
        if (values.Offers.Count == 0) return;
        json.WriteStartArray(values.AreAll ? "enum" : "examples");
        foreach (Offer offer in values.Offers) json.WriteStringValue(offer.Word);
        json.WriteEndArray();
    }
}
