using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>The model of a BIG-bench file.</summary>
internal sealed record BigBenchModel(string Family, string Name, ScaleValues Scales)
{
    public static BigBenchModel Of(JsonValue model, ImportFile file)
    {
        string name = file.Options.Map.Constant("model") ?? model.Require("model_name", "the model's name").Text();
        file.Model = name;
        return new(file.Options.Map.Constant("family") ?? model.Get("model_family")?.Text() ?? Record.DefaultFamily, name,
            new ScaleValues { Params = Positive(model.Get("non_embedding_params")) ?? Positive(model.Get("total_params")) });
    }

    /// <summary>A number of parameters; a file that does not know it has 0 or −1.</summary>
    private static double? Positive(JsonValue? value) => value is { Kind: System.Text.Json.JsonValueKind.Number } && value.Number() is > 0 and var number ? number : null;
}
