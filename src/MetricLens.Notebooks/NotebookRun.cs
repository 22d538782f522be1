namespace MetricLens.Notebooks;

/// <summary>What a run of a notebook gave.</summary>
public sealed record NotebookRun
{
    /// <summary>The fault that ended the run; <see langword="null"/> where every cell ran.</summary>
    public required CellFailure? Failure { get; init; }

    /// <summary>The number of C# cells that ran, the one that failed included.</summary>
    public required int CellsRun { get; init; }

    /// <summary>The code cells that were left alone because they are another kernel's.</summary>
    public required IReadOnlyList<NotebookCell> LeftAlone { get; init; }

    /// <summary>What each C# cell gave.</summary>
    public required IReadOnlyDictionary<NotebookCell, CellResult> Results { get; init; }
}
