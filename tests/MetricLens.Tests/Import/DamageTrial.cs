using System.Diagnostics;
using MetricLens.Import;
using MetricLens.Records;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Import;

/// <summary>Reads one damaged file after another, strictly and leniently, and holds what comes of it to what the file was.</summary>
internal sealed class DamageTrial
{
    private const int MostSeconds = 10;

    private static readonly ImportOptions Strict = new() { Records = new RecordReadOptions { Threads = 1 } };
    private static readonly ImportOptions Lenient = Strict with { IsLenient = true };

    /// <summary>Damage after which there may be more items than before.</summary>
    private static readonly HashSet<string> Growing = ["part twice", "line twice", "bytes at random", "bit flip", "part lost", "NUL", "number to null", "text to number"];

    /// <summary>Damage that leaves every value as it was.</summary>
    private static readonly HashSet<string> Harmless = ["byte order mark", "wrong extension", "CR LF"];

    private readonly Specimen _specimen;
    private readonly TemporaryFolder _folder;
    private readonly IReadOnlyList<RecordLine> _whole;
    private readonly int _items;

    public DamageTrial(Specimen specimen, TemporaryFolder folder)
    {
        _specimen = specimen;
        _folder = folder;
        (_whole, int others, InputDataException? refusal) = Specimen.Read(specimen.Lay(folder.Root, specimen.Bytes), Strict);
        Assert.True(refusal is null, refusal?.Message);
        _items = _whole.Count + others;
        Assert.True(_items > 0, specimen.File);
    }

    /// <summary>Reads a damaged file and counts the outcome.</summary>
    /// <param name="kind">The kind of damage.</param>
    /// <param name="bytes">The damaged file.</param>
    /// <param name="outcomes">Where it is counted.</param>
    /// <param name="name">The file's name; its own where left out.</param>
    public void Try(string kind, byte[] bytes, DamageOutcomes outcomes, string? name = null)
    {
        string path = _specimen.Lay(_folder.Root, bytes, name);
        try
        {
            long start = Stopwatch.GetTimestamp();
            (IReadOnlyList<RecordLine> records, int others, InputDataException? refusal) = Specimen.Read(path, Strict with { Format = name is null ? null : _specimen.Format });
            (IReadOnlyList<RecordLine> lenient, int lenientOthers, InputDataException? lenientRefusal) = Specimen.Read(path, Lenient with { Format = _specimen.Format });
            Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < MostSeconds, "took too long");
            AssertTold(lenientRefusal);
            if (refusal is null)
            {
                AssertTrue(kind, records, others);
                Assert.True(lenient.Count + lenientOthers >= records.Count + others, $"leniently {lenient.Count + lenientOthers} items, strictly {records.Count + others}");
                outcomes.Read++;
                return;
            }
            AssertTold(refusal);
            Assert.False(Harmless.Contains(kind), refusal.Message);
            if (_specimen.IsLines && refusal.Line > 0) Assert.True(refusal.Line >= FirstDamaged(bytes), $"blames a line before the first damaged one, {FirstDamaged(bytes)}: {refusal.Message}");
            if (refusal.Line > 0) outcomes.RefusedWithLine++;
            else outcomes.RefusedWithFile++;
        }
        catch (Exception fault)
        {
            outcomes.Failures.Add($"{_specimen.Format} ({Path.GetFileName(_specimen.File)}), {kind}: {fault.GetType().Name}: {fault.Message}");
        }
    }

    /// <summary>A refusal names the file and says what was expected.</summary>
    private void AssertTold(InputDataException? refusal)
    {
        if (refusal is null) return;
        Assert.True(refusal.Message.StartsWith(_folder.Root, StringComparison.Ordinal) && refusal.Message.Contains("; expected ", StringComparison.Ordinal), refusal.Message);
    }

    private void AssertTrue(string kind, IReadOnlyList<RecordLine> records, int others)
    {
        int items = records.Count + others;
        if (!Growing.Contains(kind)) Assert.True(items <= _items, $"{items} items of {_items}");
        if (Harmless.Contains(kind)) Assert.Equal(_items, items);
        // At most the lines about the damage may differ; an event log makes one record of several lines.
        if (!_specimen.IsLines || _specimen.Format == "openai_evals" || kind is "part twice" or "part lost" or "bytes at random") return;
        HashSet<string> known = [.. Imports.Lines(_whole.Select(line => line.Record))];
        int changed = Imports.Lines(records.Select(line => line.Record)).Count(line => !known.Contains(line));
        Assert.True(changed <= 1, $"{changed} records differ");
    }

    /// <summary>The 1-based line of the first byte that the damage changed.</summary>
    private int FirstDamaged(byte[] bytes)
    {
        int same = bytes.AsSpan().CommonPrefixLength(_specimen.Bytes);
        return bytes.AsSpan(0, same).Count((byte)'\n') + 1;
    }
}
