namespace MetricLens.Import;

/// <summary>Logs of Inspect AI in JSON.</summary>
internal sealed class InspectLog : ForeignFormat
{
    public override string Id => "inspect";

    public override string Name => "Inspect AI log (.json)";

    public override IReadOnlyList<FieldMapping> Mappings => InspectRun.Mappings;

    public override bool Recognizes(FileHead head) => head.HasAll("eval") && (head.HasAll("status") || head.HasAll("version") || head.HasAll("plan"));

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        InspectSample? samples = null;
        bool isSampled = false;
        using JsonCursor cursor = file.OpenJson();
        cursor.Advance();
        cursor.RequireObject(null);
        while (cursor.NextProperty() is { } name)
        {
            if (name == "eval") samples = new InspectSample(InspectRun.Of(cursor.Capture(name), file), file);
            if (name != "samples" || cursor.Token != System.Text.Json.JsonTokenType.StartArray)
            {
                cursor.Skip(name);
                continue;
            }
            isSampled = true;
            if (samples is null) throw cursor.Place.Fault("eval", "absent before 'samples'", "the task and the model");
            for (long index = 0; cursor.NextElement(); index++)
            {
                JsonFields fields = cursor.Fields(FormattableString.Invariant($"samples[{index}]"), InspectSample.Wanted);
                if (file.Attempt(() => samples.Map(fields)) is { } record) yield return record;
            }
        }
        cursor.End();
        if (!isSampled) file.Journal.Note("inspect: logs without samples");
    }
}
