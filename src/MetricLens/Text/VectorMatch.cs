using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MetricLens.Text;

/// <summary>Finds an item among others by comparing sixteen at a time; the others are read up to a multiple of sixteen.</summary>
internal readonly ref struct VectorMatch512(ReadOnlySpan<int> others, int count) : IItemMatch
{
    private readonly ref int _others = ref MemoryMarshal.GetReference(others);
    private readonly int _vectors = (count + Vector512<int>.Count - 1) / Vector512<int>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(int item)
    {
        Vector512<int> sought = Vector512.Create(item);
        ulong mask = Vector512.Equals(Vector512.LoadUnsafe(ref _others), sought).ExtractMostSignificantBits();
        for (int i = 1; i < _vectors; i++)
            mask |= Vector512.Equals(Vector512.LoadUnsafe(ref _others, (nuint)(i * Vector512<int>.Count)), sought).ExtractMostSignificantBits() << (i * Vector512<int>.Count);
        return mask;
    }
}

/// <summary>Finds an item among others by comparing eight at a time; the others are read up to a multiple of eight.</summary>
internal readonly ref struct VectorMatch256(ReadOnlySpan<int> others, int count) : IItemMatch
{
    private readonly ref int _others = ref MemoryMarshal.GetReference(others);
    private readonly int _vectors = (count + Vector256<int>.Count - 1) / Vector256<int>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(int item)
    {
        Vector256<int> sought = Vector256.Create(item);
        ulong mask = Vector256.Equals(Vector256.LoadUnsafe(ref _others), sought).ExtractMostSignificantBits();
        for (int i = 1; i < _vectors; i++)
            mask |= (ulong)Vector256.Equals(Vector256.LoadUnsafe(ref _others, (nuint)(i * Vector256<int>.Count)), sought).ExtractMostSignificantBits() << (i * Vector256<int>.Count);
        return mask;
    }
}

/// <summary>Finds an item among others by comparing four at a time; the others are read up to a multiple of four.</summary>
internal readonly ref struct VectorMatch128(ReadOnlySpan<int> others, int count) : IItemMatch
{
    private readonly ref int _others = ref MemoryMarshal.GetReference(others);
    private readonly int _vectors = (count + Vector128<int>.Count - 1) / Vector128<int>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(int item)
    {
        Vector128<int> sought = Vector128.Create(item);
        ulong mask = Vector128.Equals(Vector128.LoadUnsafe(ref _others), sought).ExtractMostSignificantBits();
        for (int i = 1; i < _vectors; i++)
            mask |= (ulong)Vector128.Equals(Vector128.LoadUnsafe(ref _others, (nuint)(i * Vector128<int>.Count)), sought).ExtractMostSignificantBits() << (i * Vector128<int>.Count);
        return mask;
    }
}
