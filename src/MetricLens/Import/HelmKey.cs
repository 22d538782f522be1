namespace MetricLens.Import;

/// <summary>One question as HELM asks it: an instance, perturbed or not, under one choice of examples in the prompt.</summary>
internal readonly record struct HelmKey(string Instance, string? Perturbation, long Trial)
{
    public static HelmKey Of(JsonValue id, JsonValue? perturbation, JsonValue? trial) =>
        new(id.Id(), perturbation?.Get("name")?.Text(), trial?.Integer() ?? 0);
}
