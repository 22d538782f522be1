using MetricLens.Arms;
using MetricLens.Records;
using MetricLens.Simulation;

namespace MetricLens.Tests.Arms;

/// <summary>Small families under several arms.</summary>
internal static class MadeArms
{
    public static readonly InvestigationOptions Options = new() { Resamples = 1000, Threads = 1 };

    /// <summary>The records of a world of two arms, few enough to be quick.</summary>
    public static Record[] Simulated(string world, SimulationOptions? options = null) =>
        [.. ArmSimulator.Records(ArmWorldCatalogue.Get(world), options ?? new() { Examples = 120, Models = 6, Seed = 4 })];

    public static ArmComparison Compare(IEnumerable<Record> records, string? baseline = null, InvestigationOptions? options = null) =>
        ArmComparison.Of(Investigation.Of(RecordSet.Of(records), options ?? Options).Run(), new() { Baseline = baseline, Draws = 1000 });

    public static ArmFinding One(IEnumerable<Record> records, string? baseline = null) => Compare(records, baseline).Findings.Single();

    /// <summary>The same answer with some of what names it changed; the arm is cleared by an empty name.</summary>
    public static Record With(this Record record, string? task = null, string? arm = null, string? model = null, long? seed = null, string? example = null,
        string? cluster = null, ScaleValues? scales = null, string? family = null) => new()
    {
        Task = task ?? record.Task,
        Family = family ?? record.Family,
        Model = model ?? record.Model,
        Seed = seed ?? record.Seed,
        Arm = arm is null ? record.Arm : arm.Length == 0 ? null : arm,
        ExampleId = example ?? record.ExampleId,
        Cluster = cluster ?? record.Cluster,
        Scales = scales ?? record.Scales,
        Targets = record.Targets,
        Output = record.Output,
        TargetTokens = record.TargetTokens,
        OutputTokens = record.OutputTokens,
        TargetLogprobs = record.TargetLogprobs,
    };
}
