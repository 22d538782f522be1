using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using MetricLens.Import;

namespace MetricLens.Tests.Import;

/// <summary>What the fast scan passes over is what the library's reader takes, no more and hardly less.</summary>
public class JsonScanTests
{
    private static readonly string[] Scalars = ["0", "-0", "12", "-3.25", "1e5", "1E-07", "6.02e+23", "true", "false", "null", "\"\"", "\"plain\"", "\"a \\\"b\\\\ \\/ \\n\\u00e9\\ud83d\\ude00\"", "\"涌现能力\""];

    private static readonly string[] Blanks = ["", "", " ", "\t", "\r\n  "];

    [Fact]
    public void Every_valid_value_is_passed_over_whole()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            string value = Value(new Random(seed), 6);
            Assert.True(Passes(Bytes(value), out string passed), value);
            Assert.Equal(value, passed);
        }
    }

    [Fact]
    public void What_is_passed_over_is_JSON_however_the_bytes_were_damaged()
    {
        int taken = 0, refused = 0;
        for (int seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = Bytes(Value(random, 4));
            Func<byte[], Random, byte[]> damage = Damage.OfAny.Values.Concat(Damage.OfText.Values).ElementAt(random.Next(Damage.OfAny.Count + Damage.OfText.Count));
            bytes = damage(bytes, random);
            if (!Utf8.IsValid(bytes)) continue;
            if (!Passes(bytes, out string passed))
            {
                refused++;
                continue;
            }
            taken++;
            JsonDocument.Parse(passed, new JsonDocumentOptions { MaxDepth = 64 }).Dispose();
        }
        Assert.True(taken > 1000 && refused > 1000, $"{taken} taken, {refused} refused");
    }

    [Theory]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("-")]
    [InlineData("1e")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("tru")]
    [InlineData("\"open")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\t\"")]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("[1}")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{1:1}")]
    [InlineData("[")]
    [InlineData("")]
    public void What_is_no_JSON_is_left_to_the_library(string text)
    {
        byte[] bytes = Bytes(text);
        var scan = new JsonScan(bytes);
        Assert.False(scan.Value(out _) && scan.Pass((byte)';'));
    }

    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(6, 5, false)]
    [InlineData(63, 100, true)]
    [InlineData(64, 100, false)]
    public void Levels_are_counted(int depth, int levels, bool isTaken)
    {
        byte[] bytes = Bytes(new string('[', depth) + new string(']', depth));
        Assert.Equal(isTaken, new JsonScan(bytes).Value(out _, levels));
    }

    /// <summary>Something follows a value, so that a number has an end.</summary>
    private static byte[] Bytes(string value) => Encoding.UTF8.GetBytes(value + ";");

    private static bool Passes(byte[] bytes, out string passed)
    {
        bool isPassed = new JsonScan(bytes).Value(out ReadOnlySpan<byte> value);
        passed = Encoding.UTF8.GetString(value);
        return isPassed;
    }

    private static string Value(Random random, int levels)
    {
        int kind = levels == 0 ? 0 : random.Next(3);
        if (kind == 0) return Scalars[random.Next(Scalars.Length)];
        IEnumerable<string> parts = Enumerable.Range(0, random.Next(4)).Select(i => kind == 1 ? Inner() : $"{Blank()}\"name {i}\"{Blank()}:{Inner()}");
        string inner = string.Join(',', parts.ToArray());
        return kind == 1 ? $"[{inner}{Blank()}]" : $"{{{inner}{Blank()}}}";

        string Inner() => Blank() + Value(random, levels - 1) + Blank();

        string Blank() => Blanks[random.Next(Blanks.Length)];
    }
}
