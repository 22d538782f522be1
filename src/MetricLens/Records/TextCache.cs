using System.Text;

namespace MetricLens.Records;

/// <summary>Remembers recent short texts by their UTF-8 bytes, so that names, ids and tokens are not made anew for every record.</summary>
/// <remarks>A table of fixed size in which a newcomer takes the place of the text with the same hash: memory is bounded.</remarks>
internal sealed class TextCache
{
    private const int Slots = 1 << 13;
    private const int LongestCached = 64;
    private readonly (byte[] Bytes, string Text)[] _slots = new (byte[], string)[Slots];

    /// <summary>The text of bytes that are known to be valid UTF-8.</summary>
    public string Text(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return "";
        if (utf8.Length > LongestCached) return Encoding.UTF8.GetString(utf8);
        ref (byte[] Bytes, string Text) slot = ref _slots[Hash(utf8) & (Slots - 1)];
        if (slot.Bytes is { } bytes && utf8.SequenceEqual(bytes)) return slot.Text;
        slot = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return slot.Text;
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        // FNV-1a: short inputs, and a collision costs no more than a text made anew.
        uint hash = 2166136261;
        foreach (byte value in utf8) hash = (hash ^ value) * 16777619;
        return (int)(hash ^ (hash >> 15));
    }
}
