namespace MetricLens.Import;

/// <summary>One entry of a zip archive, as its directory has it.</summary>
/// <param name="Name">The name, with <c>/</c> between folders.</param>
/// <param name="Method">The compression: 0 stored, 8 deflate, 93 Zstandard.</param>
/// <param name="Crc">The checksum of the content.</param>
/// <param name="CompressedLength">The bytes that it takes in the archive.</param>
/// <param name="Length">The bytes of its content.</param>
/// <param name="Offset">Where its local header begins.</param>
internal sealed record ZipEntry(string Name, int Method, uint Crc, long CompressedLength, long Length, long Offset);
