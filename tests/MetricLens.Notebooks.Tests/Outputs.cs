namespace MetricLens.Notebooks.Tests;

/// <summary>What a cell gave, as text.</summary>
internal static class Outputs
{
    /// <summary>The text that a cell wrote to the console.</summary>
    public static string Written(this CellResult result) => string.Concat(result.Outputs.OfType<CellOutput.Console>().Select(output => output.Text));

    /// <summary>What a cell showed, as text, one a value.</summary>
    public static string[] Texts(this CellResult result) => [.. result.Outputs.OfType<CellOutput.Shown>().Select(output => output.Forms["text/plain"])];
}
