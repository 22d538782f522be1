using System.IO.Compression;

namespace MetricLens.Records;

/// <summary>A small gzip member that is read behind a file's own, to see that those are whole.</summary>
/// <remarks>
/// <see cref="GZipStream"/> ends without a word where its data are cut short. Members behind each other are one stream, so the
/// seal's text comes out at the end of a whole file; of a file that is cut short the seal's bytes are taken for a part.
/// </remarks>
internal static class GzipSeal
{
    /// <summary>The member's content: no line break is in it, and no valid UTF-8, so that no record can end in it.</summary>
    public static ReadOnlySpan<byte> Content => [0xff, (byte)'M', (byte)'e', (byte)'t', (byte)'r', (byte)'i', (byte)'c', (byte)'L', (byte)'e', (byte)'n', (byte)'s', 0xff];

    /// <summary>The compressed member.</summary>
    public static byte[] Member { get; } = Compressed();

    private static byte[] Compressed()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal)) gzip.Write(Content);
        return bytes.ToArray();
    }
}
