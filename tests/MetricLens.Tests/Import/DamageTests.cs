using System.Diagnostics;
using MetricLens.Import;
using MetricLens.Records;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Import;

/// <summary>
/// Damaged files of every format: each is read, with a true count, or refused with its place; never a crash, a hang or a wrong record.
/// <c>dotnet run -c Release --project tests/MetricLens.Tests -- -explicit only -class MetricLens.Tests.Import.DamageTests -showLiveOutput</c> runs the long part.
/// </summary>
public class DamageTests(ITestOutputHelper output)
{
    private const int MostSeconds = 10;

    private static readonly ImportOptions Strict = new() { Records = new RecordReadOptions { Threads = 1 } };
    private static readonly ImportOptions Lenient = Strict with { IsLenient = true };

    [Fact]
    public void Damage_of_every_kind_is_read_or_refused() => Run(seeds: 3, isEveryByte: false);

    [Fact(Explicit = true)]
    public void Damage_of_every_kind_is_read_or_refused_thousands_of_times() => Run(seeds: 150, isEveryByte: true);

    [Fact]
    public void A_line_that_is_too_long_is_refused_without_being_held()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Root, "runs.jsonl");
        using (var file = new StreamWriter(path))
        {
            file.Write("{\"task\":\"");
            string piece = new('x', 1 << 20);
            for (int i = 0; i < 100; i++) file.Write(piece);
        }
        Assert.Contains("runs.jsonl:1: the line is too long", folder.ErrorOf(() => Imports.Load(path)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Root, "x.eval"));
        Assert.Contains("a folder without records", folder.ErrorOf(() => Imports.Load(Path.Combine(folder.Root, "x.eval"))), StringComparison.Ordinal);
    }

    private void Run(int seeds, bool isEveryByte)
    {
        var outcomes = new SortedDictionary<string, (long Read, long Refused, long Lenient)>(StringComparer.Ordinal);
        foreach (Specimen specimen in Specimen.All)
        {
            using var folder = new TemporaryFolder();
            (IReadOnlyList<RecordLine> whole, int means, InputDataException? refusal) = Specimen.Read(specimen.Lay(folder.Root, specimen.Bytes), Strict);
            Assert.True(refusal is null, refusal?.Message);
            foreach ((string kind, Func<byte[], Random, byte[]> damage) in specimen.IsText ? Damage.OfAny.Concat(Damage.OfText) : Damage.OfAny)
            {
                for (int seed = 0; seed < seeds; seed++) Try(kind, damage(specimen.Bytes, new Random(seed)), specimen, whole, means, folder, outcomes);
            }
            for (int length = 0; isEveryByte && length < specimen.Bytes.Length; length++) Try("cut at every byte", specimen.Bytes[..length], specimen, whole, means, folder, outcomes);
            if (specimen.IsText) Try("wrong extension", specimen.Bytes, specimen, whole, means, folder, outcomes, Path.GetFileNameWithoutExtension(specimen.File) + ".parquet");
        }
        foreach ((string kind, (long read, long refused, long lenient)) in outcomes)
            output.WriteLine($"{kind}: {read + refused} tried, {read} read, {refused} refused; leniently {lenient} read");
        output.WriteLine($"in all: {outcomes.Values.Sum(count => count.Read + count.Refused)} tried, {outcomes.Values.Sum(count => count.Refused)} refused");
    }

    private static void Try(string kind, byte[] bytes, Specimen specimen, IReadOnlyList<RecordLine> whole, int means, TemporaryFolder folder,
        SortedDictionary<string, (long Read, long Refused, long Lenient)> outcomes, string? name = null)
    {
        string path = specimen.Lay(folder.Root, bytes, name);
        long start = Stopwatch.GetTimestamp();
        (IReadOnlyList<RecordLine> records, int readMeans, InputDataException? refusal) = Specimen.Read(path, Strict with { Format = name is null ? null : specimen.Format });
        (IReadOnlyList<RecordLine> lenient, _, InputDataException? lenientRefusal) = Specimen.Read(path, Lenient with { Format = specimen.Format });
        string what = $"{specimen.Format}, {kind}";
        Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < MostSeconds, $"{what} took too long.");
        if (refusal is not null) Assert.True(refusal.Message.StartsWith(folder.Root, StringComparison.Ordinal) && refusal.Message.Contains("; expected ", StringComparison.Ordinal), $"{what}: {refusal.Message}");
        bool isGrowth = kind is "part twice" or "line twice" or "bytes at random" or "bit flip" or "part lost" or "NUL" or "number to null";
        if (refusal is null && !isGrowth) Assert.True(records.Count <= whole.Count && readMeans <= means, $"{what}: {records.Count} records of {whole.Count}");
        if (kind is "byte order mark" or "wrong extension" or "CR LF") Assert.True(refusal is null && records.Count == whole.Count && readMeans == means, $"{what}: {refusal?.Message ?? $"{records.Count} records"}");
        if (specimen.IsLines && specimen.Format != "openai_evals") AssertOthersUntouched(what, kind, records, whole);
        (long read, long refused, long readLeniently) = outcomes.GetValueOrDefault(kind);
        outcomes[kind] = (read + (refusal is null ? 1 : 0), refused + (refusal is null ? 0 : 1), readLeniently + (lenientRefusal is null ? 1 : 0));
        Assert.True(lenientRefusal is null || lenientRefusal.Message.Contains("; expected ", StringComparison.Ordinal), what);
        Assert.True(refusal is not null || lenient.Count >= records.Count, $"{what}: leniently {lenient.Count} records, strictly {records.Count}");
    }

    /// <summary>What was read of lines that the damage did not touch is what it was: at most the lines about the damage may differ.</summary>
    private static void AssertOthersUntouched(string what, string kind, IReadOnlyList<RecordLine> records, IReadOnlyList<RecordLine> whole)
    {
        if (kind is "part twice" or "part lost" or "bytes at random") return;
        HashSet<string> known = [.. Imports.Lines(whole.Select(line => line.Record))];
        int changed = Imports.Lines(records.Select(line => line.Record)).Count(line => !known.Contains(line));
        Assert.True(changed <= 1, $"{what}: {changed} records differ");
    }
}
