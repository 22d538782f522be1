using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MetricLens.Text;

/// <summary>Finds an item among others with vectors of 512 bits; the others are read up to a whole vector.</summary>
internal readonly ref struct VectorMatch512<T>(ReadOnlySpan<T> others, int count) : IItemMatch<T>
    where T : unmanaged
{
    private readonly ref T _others = ref MemoryMarshal.GetReference(others);
    private readonly int _vectors = (count + Vector512<T>.Count - 1) / Vector512<T>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(T item)
    {
        Vector512<T> sought = Vector512.Create(item);
        ulong mask = Vector512.Equals(Vector512.LoadUnsafe(ref _others), sought).ExtractMostSignificantBits();
        for (int i = 1; i < _vectors; i++)
            mask |= Vector512.Equals(Vector512.LoadUnsafe(ref _others, (nuint)(i * Vector512<T>.Count)), sought).ExtractMostSignificantBits() << (i * Vector512<T>.Count);
        return mask;
    }
}
