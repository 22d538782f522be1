namespace MetricLens.Import;

/// <summary>Files of a HELM run that are read with others or have nothing of an example: instances, statistics, specifications.</summary>
internal sealed class HelmCompanion : ForeignFormat
{
    public override string Id => "helm_companion";

    public override string Name => "other files of a HELM run";

    public override IReadOnlyList<FieldMapping> Mappings => [];

    public override bool IsCompanion => true;

    public override bool Recognizes(FileHead head) =>
        head.HasAll("scenario_spec") || (head.HasAll("name", "description", "tags") && head.Name == "scenario.json")
        || head.ElementHasAll("instance_id", "stats") || head.ElementHasAll("input", "references") || head.ElementHasAll("name", "count", "sum");

    public override IEnumerable<Imported> Read(ImportFile file) => [];
}
