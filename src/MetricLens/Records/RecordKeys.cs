namespace MetricLens.Records;

/// <summary>Who answered what: the task, run and example of every record, as columns of small numbers.</summary>
public sealed class RecordKeys
{
    private readonly int[] _run;
    private readonly int[] _example;

    internal RecordKeys(IReadOnlyList<string> tasks, IReadOnlyList<Run> runs, IReadOnlyList<Example> examples, int[] run, int[] example)
    {
        Tasks = tasks;
        Runs = runs;
        Examples = examples;
        _run = run;
        _example = example;
    }

    /// <summary>The number of records.</summary>
    public int Count => _run.Length;

    /// <summary>The tasks' names, in the order in which they were met.</summary>
    public IReadOnlyList<string> Tasks { get; }

    /// <summary>The runs, in the order in which they were met.</summary>
    public IReadOnlyList<Run> Runs { get; }

    /// <summary>The examples of all tasks, in the order in which they were met.</summary>
    public IReadOnlyList<Example> Examples { get; }

    /// <summary>The index in <see cref="Runs"/> of each record's run.</summary>
    public ReadOnlySpan<int> RunOf => _run;

    /// <summary>The index in <see cref="Examples"/> of each record's example.</summary>
    public ReadOnlySpan<int> ExampleOf => _example;
}
