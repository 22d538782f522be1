namespace MetricLens.Records;

/// <summary>The content columns of a record set; a column that is not kept is <see langword="null"/>.</summary>
internal sealed class RecordColumns
{
    public RecordColumns(RecordFields fields)
    {
        Prompts = Column<string?>(fields, RecordFields.Prompt);
        Targets = Column<string[]?>(fields, RecordFields.Targets);
        Outputs = Packed<char>(fields, RecordFields.Output);
        TargetTokens = Column<TokenSequence?>(fields, RecordFields.TargetTokens);
        OutputTokens = Packed<int>(fields, RecordFields.OutputTokens);
        OutputVocabularies = Column<TokenVocabulary?>(fields, RecordFields.OutputTokens);
        TargetLogprobs = Packed<double>(fields, RecordFields.TargetLogprobs);
        Choices = Column<string[]?>(fields, RecordFields.Choices);
        ChoiceLogprobs = Packed<double>(fields, RecordFields.ChoiceLogprobs);
        Golds = Column<int?>(fields, RecordFields.Gold);
        Scores = Column<IReadOnlyDictionary<string, double>?>(fields, RecordFields.Scores);
    }

    public List<string?>? Prompts { get; }

    public List<string[]?>? Targets { get; }

    public PackedColumn<char>? Outputs { get; }

    public List<TokenSequence?>? TargetTokens { get; }

    public PackedColumn<int>? OutputTokens { get; }

    public List<TokenVocabulary?>? OutputVocabularies { get; }

    public PackedColumn<double>? TargetLogprobs { get; }

    public List<string[]?>? Choices { get; }

    public PackedColumn<double>? ChoiceLogprobs { get; }

    public List<int?>? Golds { get; }

    public List<IReadOnlyDictionary<string, double>?>? Scores { get; }

    /// <summary>The output of a record.</summary>
    public string? Output(int record) => Outputs is null || Outputs.IsAbsent(record) ? null : Outputs[record].Span.ToString();

    /// <summary>The tokens of a record's output.</summary>
    public TokenSequence? TokensOf(int record) => OutputVocabularies?[record] is { } vocabulary ? TokenSequence.FromIds(OutputTokens![record], vocabulary) : null;

    /// <summary>Appends a record's kept fields, sharing what <paramref name="twin"/>, an earlier record of the same example, says too.</summary>
    public void Add(Record record, int twin)
    {
        Prompts?.Add(Shared(Prompts, twin, record.Prompt));
        Targets?.Add(Shared(Targets, twin, record.Targets));
        Outputs?.Add(record.Output, record.Output is null);
        TargetTokens?.Add(Shared(TargetTokens, twin, record.TargetTokens));
        OutputTokens?.Add(record.OutputTokens is { } tokens ? tokens.Ids : []);
        OutputVocabularies?.Add(record.OutputTokens?.Vocabulary);
        TargetLogprobs?.Add(record.TargetLogprobs.Span);
        Choices?.Add(Shared(Choices, twin, record.Choices));
        ChoiceLogprobs?.Add(record.ChoiceLogprobs.Span);
        Golds?.Add(record.Gold);
        Scores?.Add(record.Scores);
    }

    private static List<T>? Column<T>(RecordFields fields, RecordFields field) => fields.HasFlag(field) ? [] : null;

    private static PackedColumn<T>? Packed<T>(RecordFields fields, RecordFields field)
        where T : struct => fields.HasFlag(field) ? new() : null;

    private static T? Shared<T>(List<T?> column, int twin, T? value)
        where T : class => twin >= 0 && Equals(column[twin], value) ? column[twin] : value;

    private static string[]? Shared(List<string[]?> column, int twin, ReadOnlyMemory<string> value)
    {
        if (value.IsEmpty) return null;
        return twin >= 0 && column[twin] is { } known && value.Span.SequenceEqual(known) ? known : value.ToArray();
    }
}
