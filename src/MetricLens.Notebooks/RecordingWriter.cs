using System.Text;

namespace MetricLens.Notebooks;

/// <summary>Stands in for the console while a notebook runs: what cells write goes to their recorder, what others write goes on as before.</summary>
internal sealed class RecordingWriter(string stream, TextWriter others) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => others.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (CellRecorder.Current is { } recorder) recorder.Write(stream, buffer);
        else others.Write(buffer);
    }
}
