using System.Numerics;
using System.Runtime.CompilerServices;

namespace MetricLens.Text;

/// <summary>Finds an item among others by a small table with open addressing: for machines without vectors.</summary>
internal readonly ref struct TableMatch<T> : IItemMatch<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly Span<T> _items;
    private readonly Span<ulong> _masks;
    private readonly int _shift;

    /// <summary>A table of items.</summary>
    /// <param name="others">The items, at most 64.</param>
    /// <param name="items">Room for the table's items: twice as many as the others, up to the next power of 2.</param>
    /// <param name="masks">Room for their masks: as much.</param>
    public TableMatch(ReadOnlySpan<T> others, Span<T> items, Span<ulong> masks)
    {
        // Twice as many places as items, so that a search ends at an empty one soon.
        int places = (int)BitOperations.RoundUpToPowerOf2((uint)others.Length * 2);
        _items = items[..places];
        _masks = masks[..places];
        _shift = 32 - BitOperations.TrailingZeroCount(places);
        _masks.Clear();
        for (int i = 0; i < others.Length; i++)
        {
            int place = Place(others[i]);
            _items[place] = others[i];
            _masks[place] |= 1UL << i;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(T item) => _masks[Place(item)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(T item)
    {
        // The golden ratio's multiple spreads neighbours (Knuth 1998, section 6.4); an empty place has no mask.
        int place = (int)((uint.CreateTruncating(item) * 2654435769u) >> _shift);
        while (_masks[place] != 0 && _items[place] != item) place = (place + 1) & (_masks.Length - 1);
        return place;
    }
}
