namespace MetricLens.Records;

/// <summary>A short array a record, one behind the other in large blocks.</summary>
/// <remarks>An object a record would be one more for the garbage collector to follow and to move, as often as it runs: with a million of them that is most of the time of reading.</remarks>
/// <typeparam name="T">What the arrays are of.</typeparam>
internal sealed class PackedColumn<T>
    where T : struct
{
    private const int FirstBlock = 256;
    private const int LargestBlock = 1 << 16;
    private const int Absent = -1;

    private readonly List<T[]> _blocks = [];
    private readonly List<(int Block, int Start, int Length)> _places = [];
    private int _used;

    /// <summary>Appends a record's array; absent is another thing than empty.</summary>
    public void Add(ReadOnlySpan<T> values, bool isAbsent = false)
    {
        if (isAbsent || values.IsEmpty)
        {
            _places.Add((0, 0, isAbsent ? Absent : 0));
            return;
        }
        if (_blocks.Count == 0 || _blocks[^1].Length - _used < values.Length)
        {
            int size = _blocks.Count == 0 ? FirstBlock : (int)Math.Min(_blocks[^1].Length * 2L, LargestBlock);
            _blocks.Add(new T[Math.Max(size, values.Length)]);
            _used = 0;
        }
        values.CopyTo(_blocks[^1].AsSpan(_used));
        _places.Add((_blocks.Count - 1, _used, values.Length));
        _used += values.Length;
    }

    /// <summary>Whether a record has none.</summary>
    public bool IsAbsent(int record) => _places[record].Length == Absent;

    /// <summary>A record's array; empty where it has none.</summary>
    public ReadOnlyMemory<T> this[int record]
    {
        get
        {
            (int block, int start, int length) = _places[record];
            return length > 0 ? _blocks[block].AsMemory(start, length) : default;
        }
    }
}
