using System.Text;

namespace MetricLens.Notebooks;

/// <summary>Takes down, in order, what a cell writes and shows.</summary>
internal sealed class CellRecorder
{
    /// <summary>The most text of a cell that is kept, in UTF-16 units: a loop that prints for ever must not fill the memory.</summary>
    private const int MostText = 1_000_000;

    private static readonly AsyncLocal<CellRecorder?> Running = new();

    private readonly Lock _lock = new();
    private readonly List<CellOutput> _outputs = [];
    private readonly StringBuilder _text = new();
    private string _stream = "";
    private int _room = MostText;
    private bool _isClosed;

    /// <summary>The recorder of the cell that runs on this flow of control; <see langword="null"/> where none does.</summary>
    public static CellRecorder? Current
    {
        get => Running.Value;
        set => Running.Value = value;
    }

    /// <summary>Takes down a value that a cell shows.</summary>
    /// <exception cref="InvalidOperationException">No notebook is running.</exception>
    public static void Show(object? value)
    {
        if (Current is not { } recorder) throw new InvalidOperationException("No notebook is running that could show the value.");
        recorder.Show(value, isResult: false);
    }

    /// <summary>Takes down what was written to a stream.</summary>
    public void Write(string stream, ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            if (_isClosed || _room == 0 || text.Length == 0) return;
            if (stream != _stream) Flush();
            _stream = stream;
            _text.Append(text[..Math.Min(text.Length, _room)]);
            if (text.Length >= _room) _text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n… cut after {MostText} characters\n");
            _room -= Math.Min(text.Length, _room);
        }
    }

    /// <summary>Takes down a value.</summary>
    public void Show(object? value, bool isResult)
    {
        // Formatters are strangers' code: they are not run under the lock.
        CellOutput[] shown = [.. ShownForms.Of(value).Select(forms => new CellOutput.Shown(forms, isResult))];
        lock (_lock)
        {
            if (_isClosed) return;
            Flush();
            _outputs.AddRange(shown);
        }
    }

    /// <summary>Takes down the fault that ended the cell.</summary>
    public void Fail(CellOutput.Error error)
    {
        lock (_lock)
        {
            Flush();
            _outputs.Add(error);
        }
    }

    /// <summary>What was taken down; what threads that outlive the cell still write is dropped.</summary>
    public IReadOnlyList<CellOutput> Close()
    {
        lock (_lock)
        {
            Flush();
            _isClosed = true;
            return _outputs;
        }
    }

    private void Flush()
    {
        if (_text.Length > 0) _outputs.Add(new CellOutput.Console(_stream, _text.ToString().ReplaceLineEndings("\n")));
        _text.Clear();
    }
}
