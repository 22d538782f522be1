using System.Text;

namespace MetricLens.Records;

/// <summary>Parts CSV text into rows and cells by RFC 4180.</summary>
/// <remarks>The rules that matter for a small table, with the line of every fault; the text is held whole.</remarks>
internal sealed class CsvText(string text, string file)
{
    private readonly StringBuilder _cell = new();
    private int _at;
    private long _line = 1;

    /// <summary>The rows that are not blank, with their 1-based lines.</summary>
    /// <exception cref="InputDataException">While rows are taken: quotes stand where they may not, or are not closed.</exception>
    public IEnumerable<(IReadOnlyList<string> Cells, long Line)> Rows()
    {
        while (_at < text.Length)
        {
            long line = _line;
            List<string> cells = Row();
            if (cells is not [""]) yield return (cells, line);
        }
    }

    private List<string> Row()
    {
        var cells = new List<string>();
        while (true)
        {
            cells.Add(_at < text.Length && text[_at] == '"' ? Quoted() : Plain());
            if (_at < text.Length && text[_at] == ',')
            {
                _at++;
                continue;
            }
            EndLine();
            return cells;
        }
    }

    private string Plain()
    {
        int length = text.AsSpan(_at).IndexOfAny(",\r\n");
        string cell = length < 0 ? text[_at..] : text.Substring(_at, length);
        _at += cell.Length;
        if (cell.Contains('"', StringComparison.Ordinal)) throw Fault(cell, "quotes around a whole cell");
        return cell;
    }

    private string Quoted()
    {
        long opening = _line;
        _cell.Clear();
        for (_at++; _at < text.Length; _at++)
        {
            char c = text[_at];
            bool isQuote = c == '"';
            if (isQuote && (_at + 1 == text.Length || text[_at + 1] != '"'))
            {
                _at++;
                if (_at < text.Length && text[_at] is not (',' or '\r' or '\n')) throw Fault(_cell.ToString(), "a comma or the line's end behind closing quotes");
                return _cell.ToString();
            }
            if (isQuote) _at++;
            if (c == '\n') _line++;
            _cell.Append(c);
        }
        throw new InputDataException(file, opening, null, "cut off within quotes", "closing quotes");
    }

    private void EndLine()
    {
        if (_at < text.Length && text[_at] == '\r') _at++;
        if (_at < text.Length && text[_at] == '\n') _at++;
        _line++;
    }

    private InputDataException Fault(string value, string expected) => new(file, _line, null, $"wrongly quoted at '{value}'", expected);
}
