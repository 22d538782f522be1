using System.Buffers;

namespace MetricLens.Records;

/// <summary>Puts quotes around the numbers that JSON lacks and Python's <c>json</c> writes: <c>-Infinity</c>, <c>NaN</c> and their like.</summary>
internal static class NonFiniteLiterals
{
    private static readonly SearchValues<byte> Openings = SearchValues.Create("\"+-INin"u8);

    private static readonly byte[][] Literals =
        [.. new[] { "-Infinity", "-inf", "+Infinity", "Infinity", "+inf", "inf", "-NaN", "NaN", "-nan", "nan" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>The line with every bare literal quoted, and where each now begins; the line itself where it has none.</summary>
    public static ReadOnlySpan<byte> Quote(ReadOnlySpan<byte> line, out IReadOnlyList<long> starts)
    {
        starts = [];
        // Almost every line ends here, at the speed of a vectorised search.
        if (line.IndexOf("nf"u8) < 0 && line.IndexOf("aN"u8) < 0 && line.IndexOf("nan"u8) < 0) return line;
        var found = new List<long>();
        var quoted = new ArrayBufferWriter<byte>();
        int copied = 0;
        for (int at = 0; NextOpening(line, ref at);)
        {
            int length = line[at] == '"' ? 0 : LiteralAt(line, at);
            if (length == 0)
            {
                at = line[at] == '"' ? EndOfText(line, at) : at + 1;
                continue;
            }
            quoted.Write(line[copied..at]);
            found.Add(quoted.WrittenCount);
            quoted.Write([(byte)'"', .. line.Slice(at, length), (byte)'"']);
            copied = at += length;
        }
        if (found.Count == 0) return line;
        quoted.Write(line[copied..]);
        starts = found;
        return quoted.WrittenSpan;
    }

    private static bool NextOpening(ReadOnlySpan<byte> line, ref int at)
    {
        int next = line[at..].IndexOfAny(Openings);
        at += Math.Max(next, 0);
        return next >= 0;
    }

    /// <summary>The length of the literal that stands alone at a place outside of texts, or 0.</summary>
    private static int LiteralAt(ReadOnlySpan<byte> line, int at)
    {
        if (at > 0 && !IsDelimiter(line[at - 1])) return 0;
        foreach (byte[] literal in Literals)
        {
            int end = at + literal.Length;
            if (line[at..].StartsWith(literal) && (end == line.Length || IsDelimiter(line[end]))) return literal.Length;
        }
        return 0;
    }

    private static bool IsDelimiter(byte value) => ",:[]{} \t\r"u8.Contains(value);

    /// <summary>Where a text that opens at a place ends: behind its closing quote, or at the line's end.</summary>
    private static int EndOfText(ReadOnlySpan<byte> line, int opening)
    {
        int at = opening + 1;
        while (at < line.Length)
        {
            int next = line[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0) return line.Length;
            at += next;
            if (line[at] == '"') return at + 1;
            at += 2;
        }
        return line.Length;
    }
}
