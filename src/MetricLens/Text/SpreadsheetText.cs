namespace MetricLens.Text;

/// <summary>Text in a table that a spreadsheet may open: none of it may become a formula there.</summary>
/// <remarks>
/// A spreadsheet takes a cell that begins with =, +, −, @, a tab or a carriage return for something to compute, quoted or not, and one that begins with
/// an apostrophe for text. So such text gets an apostrophe before it, and so does text of apostrophes before such text, for what is read back to be the same.
/// </remarks>
internal static class SpreadsheetText
{
    /// <summary>The text as it may stand in a cell.</summary>
    public static string Safe(string text) => IsMarked(text) ? "'" + text : text;

    /// <summary>The text that a cell stands for.</summary>
    public static string Original(string cell) => cell.StartsWith('\'') && IsMarked(cell) ? cell[1..] : cell;

    private static bool IsMarked(string text)
    {
        int first = text.AsSpan().IndexOfAnyExcept('\'');
        return first >= 0 && text[first] is ('=' or '+' or '-' or '@' or '\t' or '\r');
    }
}
