using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MetricLens.Text;

/// <summary>Finds an item among others with vectors of 256 bits; the others are read up to a whole vector.</summary>
internal readonly ref struct VectorMatch256<T>(ReadOnlySpan<T> others, int count) : IItemMatch<T>
    where T : unmanaged
{
    private readonly ref T _others = ref MemoryMarshal.GetReference(others);
    private readonly int _vectors = (count + Vector256<T>.Count - 1) / Vector256<T>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(T item)
    {
        Vector256<T> sought = Vector256.Create(item);
        ulong mask = Vector256.Equals(Vector256.LoadUnsafe(ref _others), sought).ExtractMostSignificantBits();
        for (int i = 1; i < _vectors; i++)
            mask |= (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref _others, (nuint)(i * Vector256<T>.Count)), sought).ExtractMostSignificantBits() << (i * Vector256<T>.Count);
        return mask;
    }
}
