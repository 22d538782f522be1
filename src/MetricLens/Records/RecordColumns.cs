namespace MetricLens.Records;

/// <summary>The content columns of a record set; a column that is not kept is <see langword="null"/>.</summary>
internal sealed class RecordColumns
{
    public RecordColumns(RecordFields fields)
    {
        Prompts = Column<string?>(fields, RecordFields.Prompt);
        Targets = Column<string[]?>(fields, RecordFields.Targets);
        Outputs = Column<string?>(fields, RecordFields.Output);
        TargetTokens = Column<TokenSequence?>(fields, RecordFields.TargetTokens);
        OutputTokens = Column<TokenSequence?>(fields, RecordFields.OutputTokens);
        TargetLogprobs = Column<double[]?>(fields, RecordFields.TargetLogprobs);
        Choices = Column<string[]?>(fields, RecordFields.Choices);
        ChoiceLogprobs = Column<double[]?>(fields, RecordFields.ChoiceLogprobs);
        Golds = Column<int?>(fields, RecordFields.Gold);
        Scores = Column<IReadOnlyDictionary<string, double>?>(fields, RecordFields.Scores);
    }

    public List<string?>? Prompts { get; }

    public List<string[]?>? Targets { get; }

    public List<string?>? Outputs { get; }

    public List<TokenSequence?>? TargetTokens { get; }

    public List<TokenSequence?>? OutputTokens { get; }

    public List<double[]?>? TargetLogprobs { get; }

    public List<string[]?>? Choices { get; }

    public List<double[]?>? ChoiceLogprobs { get; }

    public List<int?>? Golds { get; }

    public List<IReadOnlyDictionary<string, double>?>? Scores { get; }

    /// <summary>Appends a record's kept fields, sharing what <paramref name="twin"/>, an earlier record of the same example, says too.</summary>
    public void Add(Record record, int twin)
    {
        Prompts?.Add(Shared(Prompts, twin, record.Prompt));
        Targets?.Add(Shared(Targets, twin, record.Targets));
        Outputs?.Add(record.Output);
        TargetTokens?.Add(Shared(TargetTokens, twin, record.TargetTokens));
        OutputTokens?.Add(record.OutputTokens);
        TargetLogprobs?.Add(ToArray(record.TargetLogprobs));
        Choices?.Add(Shared(Choices, twin, record.Choices));
        ChoiceLogprobs?.Add(ToArray(record.ChoiceLogprobs));
        Golds?.Add(record.Gold);
        Scores?.Add(record.Scores);
    }

    private static List<T>? Column<T>(RecordFields fields, RecordFields field) => fields.HasFlag(field) ? [] : null;

    private static T? Shared<T>(List<T?> column, int twin, T? value)
        where T : class => twin >= 0 && Equals(column[twin], value) ? column[twin] : value;

    private static string[]? Shared(List<string[]?> column, int twin, ReadOnlyMemory<string> value)
    {
        if (value.IsEmpty) return null;
        return twin >= 0 && column[twin] is { } known && value.Span.SequenceEqual(known) ? known : value.ToArray();
    }

    private static double[]? ToArray(ReadOnlyMemory<double> values) => values.IsEmpty ? null : values.ToArray();
}
