using System.Text.Json;
using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>Reads cards of scores that were computed elsewhere: a JSON object, or an array of such.</summary>
/// <remarks>
/// Fields: <c>id</c>; <c>score</c>, the name in the records' <c>scores</c> (the id where left out); <c>name</c> and <c>summary</c> (made from the id where left out); <c>direction</c> (<c>higher_is_better</c>, <c>lower_is_better</c>);
/// <c>minimum</c> and <c>maximum</c> (null where there is none); <c>continuity</c> (<c>threshold_coarse</c>, <c>threshold_fine</c>, <c>continuous</c>); <c>latent_scale</c> (<c>none</c>, <c>logit</c>, <c>negative_log_loss</c>; none where left out),
/// without which no step can be tested under the score; <c>tier</c> (<c>A</c>, <c>B</c>, <c>C</c>: what the evidence rests on; C where left out); <c>chance</c>, a phrase; <c>reference</c>. Id, direction, minimum, maximum and continuity are needed.
/// </remarks>
public static class MetricCardFile
{
    private static readonly string[] Fields = ["chance", "continuity", "direction", "id", "latent_scale", "maximum", "minimum", "name", "reference", "score", "summary", "tier"];

    /// <summary>The metrics of a file's cards.</summary>
    /// <exception cref="InputDataException">The file is no such JSON, or a card breaks a rule.</exception>
    public static IReadOnlyList<DeclaredScore> Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path)) throw new InputDataException(path, 0, null, "no file", "a file of metric cards");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            JsonElement[] cards = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
            if (cards.Length == 0) throw new InputDataException(path, 0, null, "an empty array", "at least one card");
            return [.. cards.Select((card, index) => Read(card, new Place(path, root.ValueKind == JsonValueKind.Array ? $"[{index}]." : "")))];
        }
        catch (JsonException fault)
        {
            throw new InputDataException(path, (fault.LineNumber ?? -1) + 1, null, "no JSON", "an object, or an array of objects, each a metric's card", fault);
        }
    }

    private static DeclaredScore Read(JsonElement card, Place place)
    {
        if (card.ValueKind != JsonValueKind.Object) throw place.Fault("", card.ToString(), "an object");
        foreach (JsonProperty field in card.EnumerateObject())
            if (!Fields.Contains(field.Name)) throw place.Fault(field.Name, "unknown", Suggestion.Unknown("field", field.Name, Fields));
        string id = Text(card, "id", place) ?? throw place.Fault("id", "missing", "the metric's id");
        LatentScale latent = Word<LatentScale>(card, "latent_scale", place, LatentScale.None);
        try
        {
            return new(new()
            {
                Id = id,
                Name = Text(card, "name", place) ?? id.Replace('_', ' '),
                Summary = Text(card, "summary", place) ?? $"A score that came with the records as '{Text(card, "score", place) ?? id}'.",
                Direction = Word<Direction>(card, "direction", place),
                Minimum = Bound(card, "minimum", place, double.NegativeInfinity),
                Maximum = Bound(card, "maximum", place, double.PositiveInfinity),
                Continuity = Word<Continuity>(card, "continuity", place),
                LatentScale = latent,
                Tier = latent == LatentScale.None ? EvidenceTier.None : Tier(card, place),
                Inputs = RecordFields.Scores,
                Chance = Text(card, "chance", place) ?? "",
                Reference = Text(card, "reference", place) ?? "declared by the user",
                Examples = [],
            }, Text(card, "score", place) ?? id);
        }
        catch (ArgumentException fault)
        {
            throw new InputDataException(place.File, 0, place.Prefix + "id", id, fault.Message.Split(" (Parameter")[0], fault);
        }
    }

    private static EvidenceTier Tier(JsonElement card, Place place) => (Text(card, "tier", place) ?? "C") switch
    {
        "A" => EvidenceTier.TargetLogprobs,
        "B" => EvidenceTier.ChoiceLogprobs,
        "C" => EvidenceTier.Text,
        var other => throw place.Fault("tier", other, "A, B or C"),
    };

    private static string? Text(JsonElement card, string field, Place place)
    {
        if (!card.TryGetProperty(field, out JsonElement value)) return null;
        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : throw place.Fault(field, value.ToString(), "a text that is not empty");
    }

    private static double Bound(JsonElement card, string field, Place place, double none)
    {
        if (!card.TryGetProperty(field, out JsonElement value)) throw place.Fault(field, "missing", "a number, or null where there is no bound");
        if (value.ValueKind == JsonValueKind.Null) return none;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double bound) && double.IsFinite(bound)
            ? bound
            : throw place.Fault(field, value.ToString(), "a number, or null where there is no bound");
    }

    private static T Word<T>(JsonElement card, string field, Place place, T? left = null)
        where T : struct, Enum
    {
        string? word = Text(card, field, place);
        if (word is null) return left ?? throw place.Fault(field, "missing", Words<T>());
        foreach (T value in Enum.GetValues<T>())
            if (JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()) == word) return value;
        throw place.Fault(field, word, Words<T>());
    }

    private static string Words<T>()
        where T : struct, Enum => string.Join(" or ", Enum.GetValues<T>().Select(value => $"'{JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString())}'"));

    private readonly record struct Place(string File, string Prefix)
    {
        public InputDataException Fault(string field, string value, string expected) => new(File, 0, Prefix + field, value, expected);
    }
}
