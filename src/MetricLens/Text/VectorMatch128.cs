using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MetricLens.Text;

/// <summary>Finds an item among others with vectors of 128 bits; the others are read up to a whole vector.</summary>
internal readonly ref struct VectorMatch128<T>(ReadOnlySpan<T> others, int count) : IItemMatch<T>
    where T : unmanaged
{
    private readonly ref T _others = ref MemoryMarshal.GetReference(others);
    private readonly int _vectors = (count + Vector128<T>.Count - 1) / Vector128<T>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(T item)
    {
        Vector128<T> sought = Vector128.Create(item);
        ulong mask = Vector128.Equals(Vector128.LoadUnsafe(ref _others), sought).ExtractMostSignificantBits();
        for (int i = 1; i < _vectors; i++)
            mask |= (ulong)Vector128.Equals(Vector128.LoadUnsafe(ref _others, (nuint)(i * Vector128<T>.Count)), sought).ExtractMostSignificantBits() << (i * Vector128<T>.Count);
        return mask;
    }
}
