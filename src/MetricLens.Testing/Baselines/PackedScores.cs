using System.IO.Compression;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Testing.Baselines;

/// <summary>Scores as few bytes: numbers are cut to 32 bits, few different ones stand in a table, and Brotli finds what repeats.</summary>
/// <remarks>
/// First a byte a record: 0 where it is scored, else which reason it has. Then the values, the units and the chances of those that are scored, a column each: the number of different
/// numbers, less one, as two bytes; the different numbers in ascending order of their bits, the first bytes of all before the second ones; and for each score its place in that table, in as many bytes as the table needs.
/// </remarks>
internal static class PackedScores
{
    /// <summary>Sign, exponent and 20 bits of the fraction: six digits, over the whole range of doubles.</summary>
    private const int Bytes = 4;

    /// <summary>The relative distance within which a number is what was kept of it.</summary>
    internal const double Step = 1.0 / (1 << 20);

    /// <summary>The scores, and the reasons that their states point to.</summary>
    internal static byte[] Pack(IReadOnlyList<Score> scores, IReadOnlyList<string> reasons)
    {
        using var packed = new MemoryStream();
        foreach (Score score in scores) packed.WriteByte((byte)(score.IsScored ? 0 : 1 + reasons.IndexOf(score.UnscoredReason!)));
        Score[] scored = [.. scores.Where(score => score.IsScored)];
        WriteColumn(packed, scored, static score => score.Value);
        WriteColumn(packed, scored, static score => score.Units);
        WriteColumn(packed, scored, static score => score.Chance ?? double.NaN);
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true)) brotli.Write(packed.ToArray());
        return compressed.ToArray();
    }

    /// <summary>The scores again, to six digits.</summary>
    /// <exception cref="InputDataException">The bytes are not of so many scores.</exception>
    internal static Score[] Unpack(byte[] bytes, int count, IReadOnlyList<string> reasons, string file)
    {
        InputDataException Fault(string found) => new(file, 0, "scores", found, $"{ReadableRecord.Number(count)} packed scores, as MetricBaseline.Write writes them");
        var packed = new Reader(Inflate(bytes, count * (1L + (3 * (Bytes + 2))) + 6, Fault), Fault);
        byte[] states = packed.Take(count);
        int scored = states.AsSpan().Count((byte)0);
        double[] values = packed.Column(scored), units = packed.Column(scored), chances = packed.Column(scored);
        if (!packed.IsAtEnd) throw Fault("too long");
        var scores = new Score[count];
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            if (states[i] > reasons.Count) throw Fault("a reason that is not listed");
            if (states[i] > 0)
            {
                scores[i] = Score.Unscored(reasons[states[i] - 1]);
                continue;
            }
            if (!(double.IsFinite(values[next]) && units[next] >= 1 && double.IsFinite(units[next]) && !double.IsInfinity(chances[next]))) throw Fault("a score that cannot be");
            scores[i] = Score.Of(values[next], units[next], double.IsNaN(chances[next]) ? null : chances[next]);
            next++;
        }
        return scores;
    }

    private static int IndexOf(this IReadOnlyList<string> items, string item)
    {
        for (int i = 0; i < items.Count; i++)
            if (string.Equals(items[i], item, StringComparison.Ordinal)) return i;
        return -1;
    }

    private static void WriteColumn(MemoryStream packed, Score[] scored, Func<Score, double> number)
    {
        uint[] cut = Array.ConvertAll(scored, score => Rounded(number(score)));
        if (cut.Length == 0) return;
        uint[] table = [.. cut.Distinct().Order()];
        packed.WriteByte((byte)((table.Length - 1) >> 8));
        packed.WriteByte((byte)(table.Length - 1));
        for (int shift = 24; shift >= 0; shift -= 8)
            foreach (uint bits in table) packed.WriteByte((byte)(bits >> shift));
        int[] places = Array.ConvertAll(cut, bits => Array.BinarySearch(table, bits));
        if (table.Length > 256)
            foreach (int place in places) packed.WriteByte((byte)(place >> 8));
        if (table.Length > 1)
            foreach (int place in places) packed.WriteByte((byte)place);
    }

    /// <summary>The bits of a number to the nearest multiple of the lowest kept one; carrying into the exponent is the right rounding.</summary>
    private static uint Rounded(double number)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(number);
        return (uint)((double.IsFinite(number) ? bits + (1UL << 31) : bits) >> 32);
    }

    /// <remarks>A file is untrusted: no more is taken from it than so many scores can need.</remarks>
    private static byte[] Inflate(byte[] bytes, long most, Func<string, InputDataException> fault)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var inflated = new MemoryStream();
            byte[] buffer = new byte[8192];
            for (int read = brotli.Read(buffer); read > 0; read = brotli.Read(buffer))
            {
                inflated.Write(buffer, 0, read);
                if (inflated.Length > most) throw fault("too long");
            }
            return inflated.ToArray();
        }
        catch (Exception error) when (error is InvalidOperationException or InvalidDataException or IOException)
        {
            throw fault("not compressed as expected");
        }
    }

    private sealed class Reader(byte[] bytes, Func<string, InputDataException> fault)
    {
        private int _at;

        internal bool IsAtEnd => _at == bytes.Length;

        internal byte[] Take(int count)
        {
            if (count > bytes.Length - _at) throw fault("too short");
            _at += count;
            return bytes[(_at - count).._at];
        }

        internal double[] Column(int count)
        {
            if (count == 0) return [];
            byte[] head = Take(2);
            int different = 1 + (head[0] << 8) + head[1];
            byte[] table = Take(Bytes * different);
            byte[] high = different > 256 ? Take(count) : new byte[count], low = different > 1 ? Take(count) : new byte[count];
            double[] numbers = new double[count];
            for (int i = 0; i < count; i++)
            {
                int place = (high[i] << 8) + low[i];
                if (place >= different) throw fault("a number that is not in its table");
                ulong bits = 0;
                for (int plane = 0; plane < Bytes; plane++) bits = (bits << 8) | table[(plane * different) + place];
                numbers[i] = BitConverter.UInt64BitsToDouble(bits << 32);
            }
            return numbers;
        }
    }
}
