namespace MetricLens.Records;

public sealed partial class RecordSet
{
    /// <summary>The records of a file, a folder or a pattern, checked by every rule.</summary>
    /// <param name="path">What to read; see <see cref="Load(IEnumerable{string}, RecordReadOptions?, CancellationToken)"/>.</param>
    /// <param name="fields">The content fields to keep; all are checked, kept or not.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <exception cref="InputDataException">The data break a rule.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static RecordSet Load(string path, RecordFields fields = RecordFields.All, CancellationToken cancellationToken = default) =>
        Load([path], new RecordReadOptions { Fields = fields }, cancellationToken);

    /// <summary>The records of several files, folders and patterns, checked by every rule.</summary>
    /// <param name="paths">
    /// Each a file of any name; a folder, which stands for every <c>*.jsonl</c> and <c>*.jsonl.gz</c> in it and below it; or a
    /// pattern, in which <c>*</c> and <c>?</c> stand for characters of one name and <c>**</c> for any number of folders. Files
    /// come in the order of the paths and, within one path, in ordinal order of their names; a file met twice is read once.
    /// </param>
    /// <param name="options">What is kept, limits, the models table and progress.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <exception cref="ArgumentException">There is no path, or an empty one.</exception>
    /// <exception cref="InputDataException">A path means no file, a line breaks a rule, two records contradict each other, or there is no record at all.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static RecordSet Load(IEnumerable<string> paths, RecordReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= new RecordReadOptions();
        string[] given = [.. paths];
        if (given.Length == 0) throw new ArgumentException("The paths must be at least one; there are none.", nameof(paths));
        IReadOnlyList<string> files = RecordFiles.Find(given);
        var tally = options.Progress is { } progress ? new ReadTally(progress, files.Sum(ReadTally.LengthOf)) : null;
        var builder = new RecordSetBuilder(options.Fields);
        foreach (string file in files)
        {
            foreach (RecordLine line in RecordReader.Lines(file, options, tally, cancellationToken))
            {
                builder.Add(line.Record, line.File, line.Line);
                foreach (string name in line.UnknownFields) builder.CountUnknownField(name);
            }
        }
        return builder.Count > 0
            ? builder.Build()
            : throw new InputDataException(string.Join(", ", given), 0, null, "empty", "at least one record");
    }
}
