namespace MetricLens.Import;

/// <summary>The references of a HELM instance.</summary>
internal sealed class HelmInstance
{
    private HelmInstance(string[] references, bool[] isRight) => (References, IsRight) = (references, isRight);

    public string[] References { get; }

    public bool[] IsRight { get; }

    /// <summary>The references tagged as right.</summary>
    public string[] Right => [.. References.Where((_, index) => IsRight[index])];

    public static HelmInstance Of(JsonValue instance, ImportFile file)
    {
        IReadOnlyList<JsonValue> references = instance.Get("references")?.Items("an array of references") ?? [];
        if (references.Count > file.Limits.Choices)
        {
            throw instance.Fault(FormattableString.Invariant($"an instance of {references.Count} references"),
                FormattableString.Invariant($"at most {file.Limits.Choices} (limit choices)"));
        }
        return new([.. references.Select(reference => Text(reference.Require("output", "a text")))],
            [.. references.Select(reference => reference.Get("tags")?.Items().Any(tag => tag.Text() == "correct") ?? false)]);
    }

    /// <remarks>Older files have the text itself where newer ones have an object.</remarks>
    private static string Text(JsonValue output) => output.Kind == System.Text.Json.JsonValueKind.String ? output.Text() : output.Require("text", "a text").Text();
}
