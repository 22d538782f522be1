using MetricLens.Records;

namespace MetricLens.Tests;

/// <summary>Small families made by hand: who is right on which example is all that is said.</summary>
internal static class Family
{
    /// <summary>One model a string, one example a character: '1' is a right answer, '0' a wrong one, '.' no record.</summary>
    public static RecordSet Of(params string[] models) => RecordSet.Of(Records(models));

    public static IEnumerable<Record> Records(string[] models, Func<int, ScaleValues>? scales = null, Func<int, long?>? seeds = null, Func<int, string?>? clusters = null)
    {
        for (int k = 0; k < models.Length; k++)
        {
            for (int i = 0; i < models[k].Length; i++)
            {
                if (models[k][i] == '.') continue;
                yield return new Record
                {
                    Task = "task",
                    Model = $"m{k:00}",
                    Seed = seeds?.Invoke(k),
                    ExampleId = $"{i:0000}",
                    Cluster = clusters?.Invoke(i),
                    Scales = scales?.Invoke(k) ?? new() { Params = Math.Pow(10, 7 + k) },
                    Target = "yes",
                    Output = models[k][i] == '1' ? "yes" : "no",
                };
            }
        }
    }

    /// <summary>The same answer under another task, family, arm, model or seed.</summary>
    public static Record As(this Record record, string? task = null, string? family = null, string? arm = null, string? model = null, long? seed = null) => new()
    {
        Task = task ?? record.Task,
        Family = family ?? record.Family,
        Arm = arm ?? record.Arm,
        Model = model ?? record.Model,
        Seed = seed ?? record.Seed,
        ExampleId = record.ExampleId,
        Cluster = record.Cluster,
        Scales = model is null ? record.Scales : new() { Params = 1e7 },
        Targets = record.Targets,
        Output = record.Output,
    };

    /// <summary>A model that is right on the first examples of n.</summary>
    public static string Right(int right, int examples) => new string('1', right) + new string('0', examples - right);
}
