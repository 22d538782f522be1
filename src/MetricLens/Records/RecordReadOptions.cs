namespace MetricLens.Records;

/// <summary>How records are read: what is kept, what is added to them, and the limits that protect the reader.</summary>
public sealed record RecordReadOptions
{
    /// <summary>The longest line that is read by default, in bytes: far above any real record, and far below a machine's memory.</summary>
    public const int DefaultMaxLineBytes = 64 * 1024 * 1024;

    /// <summary>How deep the values of fields that the format does not know may nest by default; known ones nest twice at most.</summary>
    public const int DefaultMaxDepth = 64;

    /// <summary>The content fields that a <see cref="RecordSet"/> keeps; in MetricLens's own format all are checked, kept or not, while of other tools' files what is not asked for may be passed over.</summary>
    public RecordFields Fields { get; init; } = RecordFields.All;

    /// <summary>The scales of models whose records do not carry them, or <see langword="null"/>.</summary>
    public ModelsTable? ModelsTable { get; init; }

    /// <summary>The longest line that is read, in bytes without its end; a longer one is a data error.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above 1 GiB.</exception>
    public int MaxLineBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 30);
            field = value;
        }
    } = DefaultMaxLineBytes;

    /// <summary>How deep the values of fields that the format does not know may nest; deeper is a data error.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above 1000.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1000);
            field = value;
        }
    } = DefaultMaxDepth;

    /// <summary>The number of threads that take lines apart, or 0 for as many as are of use; records and errors do not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Told how far the reading has come, from the reading thread, or <see langword="null"/>.</summary>
    public IProgress<RecordReadProgress>? Progress { get; init; }
}
