using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Reads files of many formats, told apart by their content, as records, scores and means.</summary>
/// <remarks>
/// Records come as they are read and are checked by every rule, against each other too; memory holds their keys, and of their
/// content what <see cref="RecordReadOptions.Fields"/> names. A strict import ends at the first fault; a lenient one skips what
/// is bad and tells of it in its <see cref="Report"/>. Use once.
/// </remarks>
public sealed class RecordImport
{
    private static readonly string[] Extensions = [".jsonl", ".json", ".eval", ".csv", ".parquet", ".jsonl.gz", ".json.gz", ".csv.gz"];

    private readonly string[] _paths;
    private readonly ImportOptions _options;
    private readonly ImportJournal _journal = new();
    private readonly ModelScales _scales;
    private readonly RecordSetBuilder _builder;
    private readonly List<AggregateScore> _means = [];
    private RecordSet? _records;
    private (Record? Read, Record? Whole) _answer;

    /// <summary>An import of files, folders and patterns, as <see cref="RecordSet.Load(IEnumerable{string}, RecordReadOptions?, CancellationToken)"/> takes them; a folder stands for every file in it that looks like data.</summary>
    /// <param name="paths">The paths, at least one.</param>
    /// <param name="options">How to read; the defaults where left out.</param>
    /// <exception cref="ArgumentException">There is no path, or the format is unknown.</exception>
    public RecordImport(IEnumerable<string> paths, ImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        _paths = [.. paths];
        _options = options ?? new ImportOptions();
        if (_paths.Length == 0) throw new ArgumentException("The paths must be at least one; there are none.", nameof(paths));
        if (_options.Format is { } format) ForeignFormats.Get(format);
        _scales = new ModelScales(_options, _journal);
        _builder = new RecordSetBuilder(_options.KeepsContent ? _options.Records.Fields : RecordFields.None);
    }

    /// <summary>Gets each row of scored tables with its file and line; where it is <see langword="null"/>, scores in place of records are an error.</summary>
    public Action<ScoredRow, string, long>? OnScore { get; init; }

    /// <summary>The means met so far, of tools that report no examples.</summary>
    public IReadOnlyList<AggregateScore> Means => _means;

    /// <summary>The records taken, once everything has been read.</summary>
    /// <exception cref="InvalidOperationException">The reading has not come to its end.</exception>
    public RecordSet Records => _records ?? throw new InvalidOperationException("The records have not all been read.");

    /// <summary>The number of records taken so far.</summary>
    public int Count => _builder.Count;

    /// <summary>Reads everything and keeps the records.</summary>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The records; none of them where the files hold scores or means alone.</returns>
    /// <exception cref="InputDataException">A path means no file, the data break a rule, or there is nothing in them.</exception>
    public RecordSet Load(CancellationToken cancellationToken = default)
    {
        foreach (RecordLine _ in Read(cancellationToken))
        {
            // The builder has taken it.
        }
        return Records;
    }

    /// <summary>The records, as they are read.</summary>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <exception cref="InputDataException">While records are taken: as <see cref="Load"/>.</exception>
    public IEnumerable<RecordLine> Read(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> files = RecordFiles.Find(_paths, Extensions);
        var tally = _options.Records.Progress is { } progress ? new ReadTally(progress, files.Sum(ReadTally.LengthOf)) : null;
        HashSet<string> named = [.. _paths.Where(File.Exists)];
        Shard.RequireWhole(files);
        long scored = 0;
        int data = 0;
        foreach (string path in files)
        {
            if (FormatOf(path, named.Contains(path)) is not { } format) continue;
            if (_options.Shard?.Has(data++) == false) continue;
            var file = new ImportFile(path, _options, _journal, tally, cancellationToken);
            long items = 0;
            using IEnumerator<Imported> reading = format.Read(file).GetEnumerator();
            while (Next(reading, file) is { } item)
            {
                RecordLine? line = item.Record is null ? null : Take(item, file, format);
                bool isTaken = line is not null || Take(item.Aggregate) || Take(item.Scored, file, item.Line);
                if (!isTaken) continue;
                items++;
                if (item.Scored is not null) scored++;
                if (line is not null) yield return line;
            }
            tally?.Close(path, ReadTally.LengthOf(path));
            _journal.Read(path, format, items);
        }
        _records = _builder.Build();
        RequireSomething(scored);
    }

    /// <summary>What was read, mapped, dropped and skipped; complete once everything has been read.</summary>
    public ImportReport Report() => _journal.Report(_records?.Keys);

    private ForeignFormat? FormatOf(string path, bool isNamed)
    {
        if (_options.Format is { } id) return ForeignFormats.Get(id);
        ForeignFormat? format = ForeignFormats.Of(path, _options.Map, isNamed);
        if (format is null && isNamed) throw ForeignFormats.Unrecognized(path);
        if (format is { IsCompanion: false }) return format;
        _journal.LeaveAside(path, format is null ? "in no format that is known" : "read with the files beside it, or without examples");
        return null;
    }

    /// <summary>The next item; <see langword="null"/> at the file's end or, leniently, where it cannot be read any further.</summary>
    private static Imported? Next(IEnumerator<Imported> reading, ImportFile file)
    {
        try
        {
            return reading.MoveNext() ? reading.Current : null;
        }
        catch (InputDataException fault) when (file.Options.IsLenient)
        {
            file.Journal.Skip(new InputDataException(fault.Origin, fault.Line, null, $"the last that could be read: {fault.Message}", "a file without damage", fault), file.Model);
            file.Journal.Note("files of which the rest could not be read");
            return null;
        }
    }

    private RecordLine? Take(Imported item, ImportFile file, ForeignFormat format)
    {
        Record record;
        try
        {
            record = _scales.Complete(item.Record!, format is not NativeRecords, file.Path, item.Line);
            RecordLimits.Require(record, _options.Limits, file.Path, item.Line);
            _builder.Add(record, file.Path, item.Line);
            if (_builder.Runs > _options.Limits.Models)
                throw file.Fault(item.Line, "model", FormattableString.Invariant($"number {_builder.Runs}"), FormattableString.Invariant($"at most {_options.Limits.Models} runs (limit models)"));
        }
        catch (InputDataException fault) when (_options.IsLenient && _builder.Runs <= _options.Limits.Models)
        {
            _journal.Skip(fault, item.Record!.Model);
            return null;
        }
        _journal.Take(record.Model);
        foreach (string name in item.UnknownFields) _builder.CountUnknownField(name);
        return new RecordLine(record, file.Path, item.Line, item.UnknownFields);
    }

    private bool Take(ScoredRow? score, ImportFile file, long line)
    {
        if (score is null) return false;
        if (OnScore is null) throw file.Fault(line, null, "a score", "records with their answers");
        bool isTaken = file.Attempt(() =>
        {
            // Rows of one answer that come one after the other share its record, and go on sharing it.
            if (!ReferenceEquals(score.Record, _answer.Read)) _answer = (score.Record, _scales.Complete(score.Record, isForeign: false, file.Path, line));
            OnScore(ReferenceEquals(_answer.Read, _answer.Whole) ? score : score with { Record = _answer.Whole! }, file.Path, line);
            return score;
        }, score.Record.Model) is not null;
        if (isTaken) _journal.Take(score.Record.Model);
        return isTaken;
    }

    private bool Take(AggregateScore? mean)
    {
        if (mean is null) return false;
        _means.Add(_scales.Complete(mean));
        _journal.Take(mean.Model);
        return true;
    }

    private void RequireSomething(long scored)
    {
        bool hasRecords = _builder.Count > 0;
        if (hasRecords && scored > 0)
            throw new InputDataException(string.Join(", ", _paths), 0, null, "records and tables of scores", "one or the other");
        if (!hasRecords && scored == 0 && _means.Count == 0 && _options.Shard is null)
            throw new InputDataException(string.Join(", ", _paths), 0, null, "empty", "at least one record");
    }
}
