using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Takes down what happens during an import, to be told in its <see cref="ImportReport"/>.</summary>
internal sealed partial class ImportJournal
{
    /// <summary>Where a bad record does not say whose it is.</summary>
    public const string UnknownModel = "unknown";

    /// <summary>Kinds, notes and models told one by one; what comes later is told together.</summary>
    private const int MostKinds = 200;

    private const string Other = "other";

    private readonly List<ReadFile> _files = [];
    private readonly List<AsideFile> _aside = [];
    private readonly SortedDictionary<string, long> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Model), (long Count, string First)> _skipped = [];
    private readonly Dictionary<string, long> _taken = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _scales = new(StringComparer.Ordinal);

    public void Read(string path, ForeignFormat format, long items) => _files.Add(new(path, format.Id, items));

    public void LeaveAside(string path, string reason) => _aside.Add(new(path, reason));

    /// <summary>Counts something that was dropped or changed without being an error.</summary>
    public void Note(string what, long count = 1)
    {
        if (!_notes.ContainsKey(what) && _notes.Count >= MostKinds) what = Other;
        _notes[what] = _notes.GetValueOrDefault(what) + count;
    }

    /// <summary>Counts a record that was skipped.</summary>
    public void Skip(InputDataException fault, string model)
    {
        (string, string) key = (KindOf(fault), model);
        if (!_skipped.ContainsKey(key) && _skipped.Count >= MostKinds * 10) key = (Other, Other);
        (long count, string first) = _skipped.GetValueOrDefault(key, (0, fault.Message));
        _skipped[key] = (count + 1, first);
    }

    public void Take(string model) => CollectionsMarshal.GetValueRefOrAddDefault(_taken, model, out _)++;

    /// <summary>Says where a model's scales come from.</summary>
    public void Scale(string model, string source) => _scales.TryAdd(model, source);

    public ImportReport Report(RecordKeys? keys) => new()
    {
        Files = [.. _files],
        LeftAside = [.. _aside],
        Mappings = [.. _files.Select(file => file.Format).Distinct().Order(StringComparer.Ordinal).Select(id => new FormatMappings(id, ForeignFormats.Get(id).Mappings))],
        Notes = [.. _notes.Select(note => new ImportNote(note.Key, note.Value))],
        Skipped = [.. _skipped.OrderBy(skip => skip.Key.Kind, StringComparer.Ordinal).ThenBy(skip => skip.Key.Model, StringComparer.Ordinal).Select(skip => new SkippedRecords(skip.Key.Kind, skip.Key.Model, skip.Value.Count, skip.Value.First))],
        TakenOf = new SortedDictionary<string, long>(_taken, StringComparer.Ordinal),
        ScaleSources = new SortedDictionary<string, string>(_scales, StringComparer.Ordinal),
        PartialExamples = keys is null ? [] : PartialExamples.Of(keys),
    };

    /// <summary>A fault without what differs from one record to the next.</summary>
    private static string KindOf(InputDataException fault)
    {
        string subject = fault.Field is { } field ? $"'{Index().Replace(field, "[]")}' is not {Quoted().Replace(fault.Expected, "'…'")}" : $"{Digits().Replace(fault.Value, "…")}";
        return subject.Length <= 120 ? subject : subject[..120];
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\d+|\{.*")]
    private static partial Regex Digits();
}
