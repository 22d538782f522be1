namespace MetricLens.Notebooks;

/// <summary>What the cells of a notebook can call without a prefix, by the names that Polyglot Notebooks have for them.</summary>
public static class NotebookDisplay
{
    // The name is Polyglot Notebooks' own, and notebooks must run in both.
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value; <see langword="null"/> shows as <c>&lt;null&gt;</c>.</param>
    /// <exception cref="InvalidOperationException">No notebook is running.</exception>
    public static void display(object? value) => CellRecorder.Show(value);

    /// <summary>A text that is markup and shows as such.</summary>
    /// <param name="content">The markup; nothing in it is escaped.</param>
    public static object HTML(string content) => new HtmlMarkup(content);
}
