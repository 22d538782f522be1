using System.Text;
using MetricLens.Import;
using MetricLens.Records;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Import;

/// <summary>Lines of lm-evaluation-harness samples that are read by the shape of the line before say what they say field by field, errors among it.</summary>
public class LmEvalShapeTests
{
    private static readonly RecordFields[] Asked = [RecordFields.All, RecordFields.All & ~RecordFields.Prompt, RecordFields.Scores];

    public static TheoryData<string> Samples => ["samples_toy_choice*", "samples_toy_sums*", "samples_toy_last_word*"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Lines_of_one_file_have_one_shape(string pattern)
    {
        string path = PathOf(pattern);
        string[] names = [.. Imports.Load(path)[0].Scores!.Keys];
        var file = new ImportFile(path, new ImportOptions(), new ImportJournal(), null, CancellationToken.None);
        byte[][] lines = Lines(path);
        // A file without options has a filter in place of the words that a model was to choose from.
        LmEvalShape? shape = LmEvalShape.Of(lines[0], pattern.Contains("last_word", StringComparison.Ordinal) ? [.. names.Where(name => name != LmEvalSamples.Greedy), LmEvalSamples.Greedy] : names, file);
        Assert.NotNull(shape);
        Assert.All(lines.Where(line => !Encoding.UTF8.GetString(line).Contains("Infinity", StringComparison.Ordinal)), line => Assert.True(shape.Read(line), Encoding.UTF8.GetString(line)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_damaged_line_is_read_as_it_is_field_by_field(string pattern)
    {
        using var folder = new TemporaryFolder();
        byte[][] lines = Lines(PathOf(pattern));
        int read = 0, refused = 0;
        foreach (Func<byte[], Random, byte[]> damage in Damage.OfAny.Concat(Damage.OfText).Where(kind => !kind.Key.StartsWith("gzip", StringComparison.Ordinal)).Select(kind => kind.Value))
        {
            for (int seed = 0; seed < 12; seed++)
            {
                var random = new Random(seed);
                byte[] damaged = damage(lines[1 + random.Next(lines.Length - 1)], random);
                foreach (RecordFields asked in Asked)
                {
                    string byShape = Outcome(folder, lines[0], damaged, asked);
                    string byField = Outcome(folder, [.. "{\"extra\": 1, "u8, .. lines[0].AsSpan(1)], damaged, asked);
                    Assert.True(byField == byShape, $"{byShape}\ninstead of {byField}\nof {Encoding.UTF8.GetString(damaged)}");
                    if (byShape.StartsWith('{')) read++;
                    else refused++;
                }
            }
        }
        Assert.True(read > 150 && refused > 150, $"{read} read, {refused} refused");
    }

    [Fact]
    public void Old_logs_have_requests_as_arrays()
    {
        const string Line = """{"doc_id": 0, "target": "1", "arguments": [["Q", " a"], ["Q", " b"]], "resps": [], "filtered_resps": [[-1.5, false], [-0.25, true]], "acc": 1.0, "metrics": ["acc"]}""";
        using var folder = new TemporaryFolder();
        string path = folder.File("m/samples_t_1.jsonl", Line + "\n" + Line.Replace("\"doc_id\": 0", "\"doc_id\": 1", StringComparison.Ordinal));
        RecordSet records = Imports.Load(path);
        Assert.Equal(["a", "b"], records[1].Choices.ToArray());
        Assert.Equal([-1.5, -0.25], records[1].ChoiceLogprobs.ToArray());
        Assert.Equal((1, "Q", 1.0), (records[1].Gold, records[1].Prompt, records[1].Scores!["lm_eval:acc"]));
    }

    private static string Outcome(TemporaryFolder folder, byte[] first, byte[] second, RecordFields asked)
    {
        string path = Path.Combine(folder.Root, "samples_t_1.jsonl");
        File.WriteAllBytes(path, [.. first, (byte)'\n', .. second]);
        var import = new RecordImport([path], new ImportOptions { Format = "lm_eval", KeepsContent = false, Records = new RecordReadOptions { Fields = asked } });
        try
        {
            Record[] records = [.. import.Read().Select(line => line.Record)];
            return string.Join('\n', [.. Imports.Lines(records), .. import.Report().Notes.Select(note => note.ToString())]);
        }
        catch (InputDataException refusal)
        {
            return refusal.Message;
        }
    }

    private static string PathOf(string pattern) => Directory.GetFiles(Imports.Fixture("lm_eval", "EleutherAI__pythia-160m"), pattern)[0];

    private static byte[][] Lines(string path) => [.. File.ReadLines(path).Select(Encoding.UTF8.GetBytes)];
}
