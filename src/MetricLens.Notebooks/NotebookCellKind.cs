namespace MetricLens.Notebooks;

/// <summary>What a cell holds.</summary>
public enum NotebookCellKind
{
    /// <summary>Text that is shown as it is.</summary>
    Raw = 0,

    /// <summary>Prose.</summary>
    Markdown,

    /// <summary>Code of some kernel.</summary>
    Code,
}
