using MetricLens.Import;
using MetricLens.Records;

namespace MetricLens.Tests.Import;

/// <summary>Short ways to import fixtures and files of a test.</summary>
internal static class Imports
{
    /// <summary>A fixture of a foreign format.</summary>
    public static string Fixture(params string[] parts) => Tests.Fixture.Path(["import", .. parts]);

    public static RecordImport Of(ImportOptions? options = null, params string[] paths) => new(paths, options) { OnScore = (_, _, _) => { } };

    public static RecordSet Load(string path, ImportOptions? options = null) => Of(options, path).Load();

    /// <summary>The record of an id, of the only or a given model.</summary>
    public static Record Example(this RecordSet records, string id, string? model = null, string? task = null, string? arm = null) =>
        Assert.Single(records, record => record.ExampleId == id && (model is null || record.Model == model) && (task is null || record.Task == task) && (arm is null || record.Arm == arm));

    /// <summary>Records as lines of the record format: equal texts are equal records.</summary>
    public static string[] Lines(IEnumerable<Record> records)
    {
        using var bytes = new MemoryStream();
        RecordWriter.Write(bytes, records);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
