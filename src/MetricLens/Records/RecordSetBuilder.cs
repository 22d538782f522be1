using System.Globalization;

namespace MetricLens.Records;

/// <summary>Takes records one by one, holds each to the rules and to those before it, and makes a <see cref="RecordSet"/>.</summary>
public sealed class RecordSetBuilder
{
    private readonly RecordFields _fields;
    private readonly RecordColumns _columns;
    private readonly Dictionary<string, int> _taskIds = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Family, string Model, long? Seed, string? Arm), int> _runIds = [];
    private readonly Dictionary<(string Family, string Model), int> _modelRuns = [];
    private readonly Dictionary<(int Task, string Id), int> _exampleIds = [];
    private readonly List<string> _tasks = [];
    private readonly List<Run> _runs = [];
    private readonly List<Example> _examples = [];
    private readonly List<int> _firstRuns = []; // The first run of each run's model.
    private readonly List<int> _firstRecords = [];
    private readonly List<int> _runOf = [];
    private readonly List<int> _exampleOf = [];
    private readonly PlaceIndex _places = new();
    private readonly SortedDictionary<string, long> _unknownFields = new(StringComparer.Ordinal);
    private int _lastRun = -1;
    private long _emptyOutputs;

    /// <summary>Makes a builder that keeps the given content fields.</summary>
    public RecordSetBuilder(RecordFields fields = RecordFields.All)
    {
        _fields = fields;
        _columns = new RecordColumns(fields);
    }

    /// <summary>The number of records taken.</summary>
    public int Count => _runOf.Count;

    /// <summary>The number of runs met: models with their seeds and arms.</summary>
    public int Runs => _runs.Count;

    /// <summary>Takes a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="source">The file it came from, or a word for data that came from no file.</param>
    /// <param name="line">Its 1-based line.</param>
    /// <exception cref="InputDataException">The record breaks a rule, or contradicts an earlier one; nothing of it is then kept.</exception>
    public void Add(Record record, string source, long line)
    {
        ArgumentNullException.ThrowIfNull(record);
        Admit(record, source, line, mayComeAgain: false);
    }

    /// <summary>Takes a record that may have been taken before, with what else it says of its run.</summary>
    /// <returns>Its place among those taken.</returns>
    /// <exception cref="InputDataException">The record breaks a rule, or contradicts an earlier one; nothing of it is then kept.</exception>
    internal int Keep(Record record, string source, long line) => Admit(record, source, line, mayComeAgain: true);

    /// <summary>Counts a field that the format does not know.</summary>
    public void CountUnknownField(string name) => _unknownFields[name] = _unknownFields.GetValueOrDefault(name) + 1;

    /// <summary>The set of the records taken.</summary>
    public RecordSet Build() => new(
        new RecordKeys([.. _tasks], [.. _runs], [.. _examples], [.. _runOf], [.. _exampleOf]),
        _columns, _fields, new RecordCensus(_emptyOutputs, new SortedDictionary<string, long>(_unknownFields, StringComparer.Ordinal)));

    /// <summary>The index of the task of a record that was taken.</summary>
    internal int TaskOf(int place) => _examples[_exampleOf[place]].Task;

    private int Admit(Record record, string source, long line, bool mayComeAgain)
    {
        if (RecordRules.FirstViolation(record) is { } violation)
            throw new InputDataException(source, line, violation.Field, violation.Value, violation.Expected);
        int run = KnownRun(record), task = _taskIds.GetValueOrDefault(record.Task, -1);
        int example = task < 0 ? -1 : _exampleIds.GetValueOrDefault((task, record.ExampleId), -1);
        RequireConsistent(record, run, example, source, line);
        int place = run >= 0 && example >= 0 ? _places.Find(run, example) : -1;
        if (place >= 0 && !mayComeAgain)
            throw new InputDataException(source, line, "example_id", record.ExampleId, "each example once a task, family, model, seed and arm");
        _lastRun = run < 0 ? NewRun(record) : Completed(run, record.Scales);
        return place >= 0 ? place : Take(record, _lastRun, task < 0 ? NewTask(record.Task) : task, example);
    }

    private int Take(Record record, int run, int task, int example)
    {
        int place = Count;
        if (example < 0) example = NewExample(record, task);
        _places.Set(run, example, place);
        _columns.Add(record, _firstRecords[example] < place ? _firstRecords[example] : -1);
        _runOf.Add(run);
        _exampleOf.Add(example);
        if (record.Output is "") _emptyOutputs++;
        return place;
    }

    /// <summary>The run of a record, or −1; mostly it is the same as of the record before.</summary>
    private int KnownRun(Record record)
    {
        if (_lastRun >= 0 && _runs[_lastRun] is { } last && last.Model == record.Model && last.Family == record.Family && last.Seed == record.Seed && last.Arm == record.Arm) return _lastRun;
        return _runIds.GetValueOrDefault((record.Family, record.Model, record.Seed, record.Arm), -1);
    }

    /// <summary>Holds a record to those before it, without keeping anything of it.</summary>
    private void RequireConsistent(Record record, int run, int example, string source, long line)
    {
        if (run >= 0) RequireAgreement(record.Scales, _runs[run].Scales, lossToo: true, record.Model, source, line);
        int first = run >= 0 ? _firstRuns[run] : _modelRuns.GetValueOrDefault((record.Family, record.Model), -1);
        if (first >= 0 && first != run) RequireAgreement(record.Scales, _runs[first].Scales, lossToo: false, record.Model, source, line);
        if (example >= 0 && _examples[example].Cluster != record.Cluster)
        {
            throw new InputDataException(source, line, "cluster", record.Cluster ?? "absent",
                $"'{_examples[example].Cluster ?? "none"}', as in earlier records of example '{record.ExampleId}'");
        }
    }

    private int NewTask(string task)
    {
        _tasks.Add(task);
        return _taskIds[task] = _tasks.Count - 1;
    }

    private int NewRun(Record record)
    {
        _runs.Add(new Run(record.Family, record.Model, record.Seed, record.Arm, record.Scales));
        int run = _runs.Count - 1;
        _runIds[(record.Family, record.Model, record.Seed, record.Arm)] = run;
        _modelRuns.TryAdd((record.Family, record.Model), run);
        _firstRuns.Add(_modelRuns[(record.Family, record.Model)]);
        return run;
    }

    private int NewExample(Record record, int task)
    {
        _examples.Add(new Example(task, record.ExampleId, record.Cluster));
        _firstRecords.Add(Count);
        return _exampleIds[(task, record.ExampleId)] = _examples.Count - 1;
    }

    /// <summary>A run, with the scales of a record where it had none.</summary>
    private int Completed(int run, ScaleValues scales)
    {
        if (scales != _runs[run].Scales) _runs[run] = _runs[run] with { Scales = _runs[run].Scales.Or(scales) };
        return run;
    }

    /// <remarks>Seeds of one model share its size and its data; they end at losses of their own.</remarks>
    private static void RequireAgreement(ScaleValues given, ScaleValues known, bool lossToo, string model, string source, long line)
    {
        if (given == known) return;
        foreach (ScaleAxis axis in ScaleAxes.All)
        {
            if (axis == ScaleAxis.TrainLoss && !lossToo) continue;
            if (given[axis] is { } value && known[axis] is { } before && value != before)
                throw new InputDataException(source, line, axis.Id(), Text(value), $"{Text(before)}, as in earlier records of model '{model}'");
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
