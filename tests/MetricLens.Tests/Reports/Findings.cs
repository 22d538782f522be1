using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Simulation;

namespace MetricLens.Tests.Reports;

/// <summary>Small investigations whose reports are looked at.</summary>
internal static class Findings
{
    /// <summary>Text and choices, with and without a jump, and a task of too few scales.</summary>
    public static InvestigationResult Mixed { get; } = Of(
        [.. Simulated("step"), .. Simulated("smooth"), .. Simulated("flat"), .. Simulated("smooth_choice"), .. Simulated("smooth", "few").Where(record => record.Scales.Params < 2e8)]);

    /// <summary>The investigation of records.</summary>
    public static InvestigationResult Of(IEnumerable<Record> records, InvestigationOptions? options = null) =>
        Investigation.Of(RecordSet.Of(records), options ?? new() { Resamples = 1000 }).Run();

    /// <summary>Records of a world.</summary>
    public static IEnumerable<Record> Simulated(string world, string? task = null) =>
        Simulator.Records(WorldCatalogue.Get(world), new() { Examples = 60, Task = task });

    /// <summary>A record of a family whose every name is hostile.</summary>
    public static IEnumerable<Record> Hostile(string name) => Enumerable.Range(0, 6).SelectMany(model => Enumerable.Range(0, 4).Select(example => new Record
    {
        Task = name,
        Family = name,
        Model = name + model,
        Arm = name,
        ExampleId = name + example,
        Scales = new() { Params = Math.Pow(10, model + 1) },
        Target = "yes",
        Output = example < model ? "yes" : "no",
    }));

    /// <summary>What a writer writes.</summary>
    public static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    /// <summary>The cards of every metric.</summary>
    public static IEnumerable<MetricCard> Cards => MetricCatalogue.All.Select(metric => metric.Card);
}
