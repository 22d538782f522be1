using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace MetricLens.Cli.Tests;

/// <summary>Whatever stands in a text of the data, nothing in it steers a terminal, breaks a table out of its cells, leaves the report's folder or fails to be drawn.</summary>
public sealed class UntrustedTextTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public static TheoryData<string> Texts =>
    [
        "<script>alert(1)</script>", "=HYPERLINK(\"http://x\",\"y\")", "\u001b]0;title\u0007\u001b[2J\u001b[31mred", "\u202egnp.exe\u2066", "../../../etc/passwd", "a\r\nb,\"c\"\u2028d",
        "\U000e0041\U000e007f\u200b\ufeff", "[bold red]x[/]", "\u0000\u0008\u0085", new string('漢', 4000) + "e\u0301\u0301",
    ];

    public void Dispose() => _scratch.Dispose();

    [Theory, MemberData(nameof(Texts))]
    public void A_text_in_every_field_stays_a_text(string text)
    {
        string records = Records(text, text);
        Call call = Call.Of("investigate", records, "--out", _scratch["report"]), score = Call.Of("score", records, "--out", "-"), explained = Call.Of("explain", "t" + text, records);
        Assert.Equal((0, 0, 0), (call.ExitCode, score.ExitCode, explained.ExitCode));
        foreach (string told in new[] { call.Output, call.Error, explained.Output }) AssertHarmless(told);
        foreach ((string name, byte[] bytes) in _scratch.Files("report"))
        {
            Assert.Equal(name, new string([.. name.Where(c => c is not ('<' or '>' or '\\') && !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)]));
            if (name.EndsWith(".png", StringComparison.Ordinal)) Assert.True(bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..], name);
            if (name.EndsWith(".json", StringComparison.Ordinal)) AssertJson(bytes, "t" + text);
        }
        AssertTable(File.ReadAllText(_scratch["report", "curves.csv"]), "t" + text, text);
        AssertTable(Unpacked(_scratch["report", "scores.csv.gz"]), "t" + text, text);
        AssertTable(score.Output, "t" + text, text);
    }

    [Fact]
    public void An_output_of_a_megabyte_is_scored_and_stands_in_no_report()
    {
        string records = Records("x", new string('=', 500_000) + new string('\u202e', 250_000));
        Call call = Call.Of("investigate", records, "--out", _scratch["report"]);
        Assert.Equal(0, call.ExitCode);
        Assert.True(call.Output.Length < 10_000, $"{call.Output.Length} characters are told.");
        Assert.All(_scratch.Files("report"), file => Assert.True(file.Value.Length < 500_000, $"{file.Key} has {file.Value.Length} bytes."));
    }

    [Fact]
    public void A_name_of_a_megabyte_fills_no_screen_figure_or_file_name()
    {
        string records = Records(new string('n', 1 << 20), "x", models: 3);
        Call call = Call.At(100, "investigate", records, "--out", _scratch["report"]);
        Assert.Equal(0, call.ExitCode);
        Assert.All(_scratch.Files("report").Keys, name => Assert.True(Path.GetFileName(name).Length < 200, name));
    }

    private string Records(string name, string content, int models = 5)
    {
        var lines = new List<string>();
        for (int model = 1; model <= models; model++)
        {
            for (int example = 0; example < 4; example++)
            {
                lines.Add(JsonSerializer.Serialize(new SortedDictionary<string, object>
                {
                    ["task"] = "t" + name,
                    ["family"] = "f" + name,
                    ["model"] = string.Create(CultureInfo.InvariantCulture, $"{name}{model}"),
                    ["arm"] = "a" + name,
                    ["cluster"] = string.Create(CultureInfo.InvariantCulture, $"{name}{example / 2}"),
                    ["example_id"] = string.Create(CultureInfo.InvariantCulture, $"{name}{example}"),
                    ["params"] = Math.Pow(10, model),
                    ["prompt"] = content,
                    ["target"] = content,
                    ["output"] = example < model - 1 ? content : content + "!",
                    ["unknown" + name] = content,
                }));
            }
        }
        return _scratch.File("records.jsonl", [.. lines]);
    }

    private static void AssertHarmless(string told) => Assert.DoesNotContain(told.EnumerateRunes(), rune => rune.Value is not ('\n' or '\r')
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static void AssertJson(byte[] bytes, string task)
    {
        using var json = JsonDocument.Parse(bytes);
        if (json.RootElement.TryGetProperty("verdicts", out JsonElement verdicts)) Assert.All(verdicts.EnumerateArray(), verdict => Assert.Equal(task, verdict.GetProperty("task").GetString()));
        // Safe inside a page too.
        Assert.DoesNotContain("<script", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    /// <summary>Every row has as many cells as the header, and the names are in them as they were.</summary>
    private static void AssertTable(string csv, string task, string name)
    {
        List<List<string>> rows = Rows(csv);
        Assert.True(rows.Count > 5, $"{rows.Count} rows");
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        int model = rows[0].IndexOf("model");
        Assert.All(rows.Skip(1), row => Assert.Equal((task, true), (row[0], Shown(row[model]).StartsWith(name, StringComparison.Ordinal))));
        Assert.All(rows.Skip(1), row => Assert.DoesNotContain(row[model][0], "=+-@\t\r"));

        // A spreadsheet shows what stands behind an apostrophe.
        static string Shown(string cell) => cell.StartsWith('\'') ? cell[1..] : cell;
    }

    /// <summary>The cells of a table by RFC 4180, read by other code than wrote it.</summary>
    private static List<List<string>> Rows(string csv)
    {
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < csv.Length; i++)
        {
            if (isQuoted && csv[i] == '"' && i + 1 < csv.Length && csv[i + 1] == '"') cell.Append(csv[++i]);
            else if (csv[i] == '"') isQuoted = !isQuoted;
            else if (isQuoted || csv[i] is not (',' or '\n')) cell.Append(csv[i]);
            else
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (csv[i] == '\n' && i + 1 < csv.Length) rows.Add([]);
            }
        }
        return rows;
    }

    private static string Unpacked(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return text.ReadToEnd();
    }
}
