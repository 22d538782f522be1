using System.Buffers;
using System.Text;

namespace MetricLens.Import;

/// <summary>Finds the line on which a text stops being UTF-8; a decoder that reads ahead does not know it.</summary>
internal static class InvalidUtf8
{
    private const int BlockSize = 64 * 1024;

    /// <summary>The 1-based line of the first byte that is no part of a character; the last line where there is none.</summary>
    public static long LineIn(Stream stream)
    {
        byte[] block = new byte[BlockSize];
        long line = 1;
        for (int held = 0; ;)
        {
            int read = stream.Read(block, held, block.Length - held);
            ReadOnlySpan<byte> rest = block.AsSpan(0, held + read);
            while (!rest.IsEmpty)
            {
                OperationStatus status = Rune.DecodeFromUtf8(rest, out Rune rune, out int length);
                if (status == OperationStatus.NeedMoreData && read > 0) break;
                if (status != OperationStatus.Done) return line;
                if (rune.Value == '\n') line++;
                rest = rest[length..];
            }
            if (read == 0) return line;
            held = rest.Length;
            rest.CopyTo(block);
        }
    }
}
