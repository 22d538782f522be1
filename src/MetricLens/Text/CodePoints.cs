using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MetricLens.Text;

/// <summary>Texts as sequences of Unicode code points: the unit in which lengths and distances of text are counted.</summary>
/// <remarks>
/// A character outside the basic plane counts once, not twice as in UTF-16. A character that is written with a combining
/// mark counts as two: no Unicode normalization is applied.
/// </remarks>
public static class CodePoints
{
    /// <summary>The code points of a text, in order.</summary>
    /// <remarks>
    /// An unpaired surrogate stands for itself, as U+D800 to U+DFFF, so that different texts always have different code points.
    /// Empty where the text is empty.
    /// </remarks>
    /// <param name="text">The text.</param>
    public static int[] Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!HasPair(text)) return Units(text);
        int[] points = new int[Count(text)];
        int place = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = IsPairAt(text, i);
            points[place++] = isPair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i];
            if (isPair) i++;
        }
        return points;
    }

    /// <summary>The number of code points of a text, an unpaired surrogate counting as one; 0 where the text is empty.</summary>
    /// <param name="text">The text.</param>
    public static int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int count = text.Length;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsPairAt(text, i)) continue;
            count--;
            i++;
        }
        return count;
    }

    /// <summary>Whether a text has a character of two UTF-16 units, or perhaps has: a surrogate.</summary>
    internal static bool HasPair(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');

    private static int[] Units(string text)
    {
        int[] points = new int[text.Length];
        ref ushort unit = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        ref int point = ref MemoryMarshal.GetArrayDataReference(points);
        int i = 0;
        for (; i <= text.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
        {
            (Vector128<uint> lower, Vector128<uint> upper) = Vector128.Widen(Vector128.LoadUnsafe(ref unit, (nuint)i));
            lower.AsInt32().StoreUnsafe(ref point, (nuint)i);
            upper.AsInt32().StoreUnsafe(ref point, (nuint)(i + Vector128<int>.Count));
        }
        for (; i < text.Length; i++) points[i] = text[i];
        return points;
    }

    private static bool IsPairAt(string text, int index) =>
        index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);
}
