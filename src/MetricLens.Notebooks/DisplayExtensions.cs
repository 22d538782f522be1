namespace MetricLens.Notebooks;

/// <summary>What the cells of a notebook can call on any value, by the name that Polyglot Notebooks have for it.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value; <see langword="null"/> shows as <c>&lt;null&gt;</c>.</param>
    /// <exception cref="InvalidOperationException">No notebook is running.</exception>
    public static void Display(this object? value) => CellRecorder.Show(value);
}
