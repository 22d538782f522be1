namespace MetricLens.Records;

/// <summary>What became of a batch of lines.</summary>
/// <param name="Records">The records before the first failure, in the order of their lines.</param>
/// <param name="Failure">The first failure, or <see langword="null"/>.</param>
/// <param name="BlankLine">The first of the blank lines at the batch's end, or 0: an error if anything but blank lines follows in the file.</param>
internal sealed record ParsedBatch(IReadOnlyList<RecordLine> Records, InputDataException? Failure, long BlankLine)
{
    /// <summary>Whether the batch has a line that is not blank.</summary>
    public bool HasContent => Records.Count > 0 || Failure is not null;

    /// <summary>The error of a blank line that has something behind it.</summary>
    public static InputDataException Blank(string file, long line) =>
        new(file, line, null, "blank", "a JSON object, since blank lines may stand at the end of a file alone");

    /// <summary>Takes a batch's lines apart, up to the first failure.</summary>
    public static ParsedBatch Parse(LineBatch batch, RecordParser parser, string file, int maxLineBytes)
    {
        var records = new List<RecordLine>();
        long number = batch.FirstLine - 1;
        long blank = 0;
        try
        {
            ReadOnlySpan<byte> rest = batch.Buffer.AsSpan(batch.Start, batch.End - batch.Start);
            while (!rest.IsEmpty)
            {
                int length = rest.IndexOf((byte)'\n');
                ReadOnlySpan<byte> line = length < 0 ? rest : rest[..length];
                rest = length < 0 ? [] : rest[(length + 1)..];
                number++;
                if (line.EndsWith("\r"u8)) line = line[..^1];
                if (line.Length > maxLineBytes) throw TooLong(file, number, maxLineBytes);
                if (line.ContainsAnyExcept(" \t\r"u8))
                    records.Add(blank == 0 ? parser.Parse(line, file, number) : throw Blank(file, blank));
                else if (blank == 0)
                    blank = number;
            }
            return new ParsedBatch(records, null, blank);
        }
        catch (InputDataException exception)
        {
            return new ParsedBatch(records, exception, 0);
        }
    }

    private static InputDataException TooLong(string file, long line, int limit) =>
        new(file, line, null, "too long", FormattableString.Invariant($"at most {limit} bytes"));
}
