using System.Collections;

namespace MetricLens.Records;

/// <summary>Records as columns, of which only the fields asked for are kept; each is put together again when it is looked at.</summary>
public sealed partial class RecordSet : IReadOnlyList<Record>
{
    private readonly RecordColumns _columns;

    internal RecordSet(RecordKeys keys, RecordColumns columns, RecordFields fields, RecordCensus census)
    {
        Keys = keys;
        _columns = columns;
        Fields = fields;
        Census = census;
    }

    /// <summary>Who answered what.</summary>
    public RecordKeys Keys { get; }

    /// <summary>The content fields that were kept.</summary>
    public RecordFields Fields { get; }

    /// <summary>What was met on the way in that is no error but worth knowing.</summary>
    public RecordCensus Census { get; }

    /// <summary>The number of records.</summary>
    public int Count => Keys.Count;

    /// <summary>The record at a place in the order in which records came in.</summary>
    public Record this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            Run run = Keys.Runs[Keys.RunOf[index]];
            Example example = Keys.Examples[Keys.ExampleOf[index]];
            return new Record
            {
                Task = Keys.Tasks[example.Task],
                Family = run.Family,
                Model = run.Model,
                Seed = run.Seed,
                Arm = run.Arm,
                Scales = run.Scales,
                ExampleId = example.Id,
                Cluster = example.Cluster,
                Prompt = _columns.Prompts?[index],
                Targets = _columns.Targets?[index],
                Output = _columns.Output(index),
                TargetTokens = _columns.TargetTokens?[index],
                OutputTokens = _columns.TokensOf(index),
                TargetLogprobs = _columns.TargetLogprobs?[index] ?? default,
                Choices = _columns.Choices?[index],
                ChoiceLogprobs = _columns.ChoiceLogprobs?[index] ?? default,
                Gold = _columns.Golds?[index],
                Scores = _columns.Scores?[index],
            };
        }
    }

    /// <summary>The set of records given, checked by every rule.</summary>
    /// <exception cref="InputDataException">A record breaks a rule; the line is its 1-based place among the records.</exception>
    public static RecordSet Of(IEnumerable<Record> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var builder = new RecordSetBuilder();
        long place = 0;
        foreach (Record record in records) builder.Add(record, "records", ++place);
        return builder.Build();
    }

    /// <inheritdoc/>
    public IEnumerator<Record> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
