using System.Text;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Import;

/// <summary>Ways to damage a file, each drawn by a seed.</summary>
internal static class Damage
{
    public static IReadOnlyDictionary<string, Func<byte[], Random, byte[]>> OfAny { get; } = new Dictionary<string, Func<byte[], Random, byte[]>>
    {
        ["bit flip"] = (bytes, random) => Changed(bytes, copy => copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8))),
        ["bytes at random"] = (bytes, random) => Changed(bytes, copy => random.NextBytes(copy.AsSpan(random.Next(copy.Length)) is var rest ? rest[..Math.Min(rest.Length, 4)] : rest)),
        ["part lost"] = (bytes, random) => random.Next(bytes.Length) is var at ? [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 64))..]] : bytes,
        ["part twice"] = (bytes, random) => random.Next(bytes.Length) is var at ? [.. bytes[..Math.Min(bytes.Length, at + random.Next(1, 64))], .. bytes[at..]] : bytes,
        ["cut short"] = (bytes, random) => bytes[..random.Next(bytes.Length)],
        ["empty"] = (_, _) => [],
        ["gzip cut short"] = (bytes, random) => TemporaryFolder.Gzip(bytes) is var gzip ? gzip[..random.Next(2, gzip.Length)] : bytes,
        ["NUL bytes at the end"] = (bytes, random) => [.. bytes, .. new byte[random.Next(1, 600)]],
    };

    public static IReadOnlyDictionary<string, Func<byte[], Random, byte[]>> OfText { get; } = new Dictionary<string, Func<byte[], Random, byte[]>>
    {
        ["line twice"] = (bytes, random) => Lines(bytes, lines => lines.Insert(random.Next(lines.Count), lines[random.Next(lines.Count)])),
        ["line missing"] = (bytes, random) => Lines(bytes, lines => lines.RemoveAt(random.Next(lines.Count))),
        ["byte order mark"] = (bytes, _) => [.. "\uFEFF"u8, .. bytes],
        ["CR LF"] = (bytes, _) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\n", "\r\n", StringComparison.Ordinal)),
        ["NUL"] = (bytes, random) => Inserted(bytes, random, [0]),
        ["invalid UTF-8"] = (bytes, random) => Inserted(bytes, random, [0xc3, 0x28]),
        ["number to NaN"] = (bytes, random) => Number(bytes, random, "NaN"),
        ["number to 1e400"] = (bytes, random) => Number(bytes, random, "1e400"),
        ["number to text"] = (bytes, random) => Number(bytes, random, "\"x\""),
        ["number to array"] = (bytes, random) => Number(bytes, random, "[[]]"),
        ["number to null"] = (bytes, random) => Number(bytes, random, "null"),
        ["number to true"] = (bytes, random) => Number(bytes, random, "true"),
        ["text to number"] = (bytes, random) => Replaced(bytes, random, "(?<=[:,\\[ ])\"[^\"]*\"", _ => "7"),
        ["number of many digits"] = (bytes, random) => Number(bytes, random, new string('9', random.Next(17, 400))),
        ["lone surrogate"] = (bytes, random) => Text(bytes, random, "\\ud800"),
        ["escape codes"] = (bytes, random) => Text(bytes, random, "\\u001b[2J\\u202e"),
        ["deep nesting"] = (bytes, random) => Number(bytes, random, new string('[', random.Next(60, 3000))),
        ["deep and closed nesting"] = (bytes, random) => random.Next(60, 3000) is var depth ? Number(bytes, random, new string('[', depth) + new string(']', depth)) : bytes,
    };

    private static byte[] Changed(byte[] bytes, Action<byte[]> change)
    {
        byte[] copy = [.. bytes];
        change(copy);
        return copy;
    }

    private static byte[] Inserted(byte[] bytes, Random random, byte[] part) => random.Next(bytes.Length) is var at ? [.. bytes[..at], .. part, .. bytes[at..]] : bytes;

    private static byte[] Lines(byte[] bytes, Action<List<string>> change)
    {
        List<string> lines = [.. Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n')];
        change(lines);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
    }

    /// <summary>Puts something else in place of one number outside of a name.</summary>
    private static byte[] Number(byte[] bytes, Random random, string other) => Replaced(bytes, random, @"(?<=[:,\[ ])-?\d+(\.\d+)?(?=[,\]}\s])", _ => other);

    private static byte[] Text(byte[] bytes, Random random, string addition) => Replaced(bytes, random, @"[a-z]{2}(?=[a-z ]*"")", match => match + addition);

    private static byte[] Replaced(byte[] bytes, Random random, string pattern, Func<string, string> other)
    {
        string text = Encoding.UTF8.GetString(bytes);
        var matches = System.Text.RegularExpressions.Regex.Matches(text, pattern);
        if (matches.Count == 0) return bytes;
        System.Text.RegularExpressions.Match match = matches[random.Next(matches.Count)];
        return Encoding.UTF8.GetBytes(text[..match.Index] + other(match.Value) + text[(match.Index + match.Length)..]);
    }
}
