using MetricLens.Tests.Records;

namespace MetricLens.Tests.Import;

/// <summary>
/// Damaged files of every format: each is read, with a true count, or refused with its place; never a crash, a hang or a wrong record.
/// <c>dotnet run -c Release --project tests/MetricLens.Tests -- -explicit only -class MetricLens.Tests.Import.DamageTests -showLiveOutput</c> runs the long part.
/// </summary>
public class DamageTests(ITestOutputHelper output)
{
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
        var outcomes = new SortedDictionary<string, DamageOutcomes>(StringComparer.Ordinal);
        foreach (Specimen specimen in Specimen.All)
        {
            using var folder = new TemporaryFolder();
            var trial = new DamageTrial(specimen, folder);
            // Few kinds of damage fit a file that is no text; it gets more of each.
            int each = specimen.IsText ? seeds : 3 * seeds;
            foreach ((string kind, Func<byte[], Random, byte[]> damage) in specimen.IsText ? Damage.OfAny.Concat(Damage.OfText) : Damage.OfAny)
                for (int seed = 0; seed < each; seed++) trial.Try(kind, damage(specimen.Bytes, new Random(seed)), Of(kind));
            for (int length = 0; isEveryByte && length < specimen.Bytes.Length; length++) trial.Try("cut at every byte", specimen.Bytes[..length], Of("cut at every byte"));
            if (specimen.IsText) trial.Try("wrong extension", specimen.Bytes, Of("wrong extension"), Path.GetFileNameWithoutExtension(specimen.File) + ".parquet");
        }
        output.WriteLine("| damage | files | read, with a true count | refused, with file and line | refused, with the file | anything else |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach ((string kind, DamageOutcomes all) in outcomes.Append(new("in all", DamageOutcomes.Sum(outcomes.Values)))) output.WriteLine($"| {kind} | {all.Row} |");
        string[] failures = [.. outcomes.Values.SelectMany(all => all.Failures)];
        Assert.True(failures.Length == 0, string.Join('\n', failures.Take(10)));

        DamageOutcomes Of(string kind) => outcomes.TryGetValue(kind, out DamageOutcomes? known) ? known : outcomes[kind] = new();
    }
}
