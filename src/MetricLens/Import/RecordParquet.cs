using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetricLens.Records;
using Parquet;
using Parquet.Schema;

namespace MetricLens.Import;

/// <summary>Writes records as Parquet: a column a field of the record format, arrays as lists, scores as the text of a JSON object.</summary>
/// <remarks>
/// Tokens that are integers stand in columns of their own, <c>target_token_ids</c> and <c>output_token_ids</c>. What is written
/// reads back as the same records. One row group is in memory at a time.
/// </remarks>
public static class RecordParquet
{
    /// <summary>The records of a row group: enough to compress well.</summary>
    private const int GroupRecords = 8192;

    /// <summary>The characters of a row group's texts, for records that are long.</summary>
    private const long GroupCharacters = 32 * 1024 * 1024;

    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Zstd };

    private static readonly (string Name, Func<Record, string?> Value)[] Texts =
    [
        ("task", record => record.Task), ("model", record => record.Model), ("example_id", record => record.ExampleId), ("family", record => record.Family),
        ("arm", record => record.Arm), ("cluster", record => record.Cluster), ("prompt", record => record.Prompt), ("output", record => record.Output), ("scores", Scores),
    ];

    private static readonly (string Name, Func<Record, double?> Value)[] Numbers =
        [.. ScaleAxes.All.Select(axis => (axis.Id(), (Func<Record, double?>)(record => record.Scales[axis])))];

    private static readonly (string Name, Func<Record, long?> Value)[] Integers = [("seed", record => record.Seed), ("gold", record => record.Gold)];

    private static readonly (string Name, Func<Record, string[]?> Value)[] TextLists =
    [
        ("target", record => Array(record.Targets)), ("choices", record => Array(record.Choices)),
        ("target_tokens", record => TextTokens(record.TargetTokens)), ("output_tokens", record => TextTokens(record.OutputTokens)),
    ];

    private static readonly (string Name, Func<Record, double[]?> Value)[] NumberLists =
        [("target_logprobs", record => Array(record.TargetLogprobs)), ("choice_logprobs", record => Array(record.ChoiceLogprobs))];

    private static readonly (string Name, Func<Record, int[]?> Value)[] IntegerLists =
        [("target_token_ids", record => IntegerTokens(record.TargetTokens)), ("output_token_ids", record => IntegerTokens(record.OutputTokens))];

    /// <summary>Writes a file, in place of one that is there; nobody finds half of one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="records">The records, written as they come.</param>
    /// <param name="cancellationToken">Ends the writing early; the old file then stays.</param>
    /// <exception cref="InputDataException">A record breaks one of the <see cref="RecordRules"/>; the line is its 1-based place.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<Record> records, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(records);
        AtomicFile.Write(path, file => WriteAsync(file, records, cancellationToken).GetAwaiter().GetResult());
    }

    private static async Task WriteAsync(Stream file, IEnumerable<Record> records, CancellationToken cancellation)
    {
        ParquetSchema schema = Schema();
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, file, Options, cancellationToken: cancellation).ConfigureAwait(false);
        foreach (List<Record> group in Groups(records, cancellation))
        {
            using ParquetRowGroupWriter columns = writer.CreateRowGroup();
            foreach (DataField field in schema.GetDataFields()) await WriteAsync(columns, field, group, cancellation).ConfigureAwait(false);
        }
    }

    private static IEnumerable<List<Record>> Groups(IEnumerable<Record> records, CancellationToken cancellation)
    {
        var group = new List<Record>();
        long place = 0, characters = 0;
        foreach (Record record in records)
        {
            cancellation.ThrowIfCancellationRequested();
            place++;
            if (RecordRules.FirstViolation(record) is { } violation) throw new InputDataException("records", place, violation.Field, violation.Value, violation.Expected);
            group.Add(record);
            characters += (record.Prompt?.Length ?? 0) + (record.Output?.Length ?? 0);
            if (group.Count < GroupRecords && characters < GroupCharacters) continue;
            yield return group;
            group = [];
            characters = 0;
        }
        if (group.Count > 0) yield return group;
    }

    private static ParquetSchema Schema() => new(
    [
        .. Texts.Select(column => (Field)new DataField(column.Name, typeof(string), isNullable: true)),
        .. Numbers.Select(column => new DataField(column.Name, typeof(double), isNullable: true)),
        .. Integers.Select(column => new DataField(column.Name, typeof(long), isNullable: true)),
        .. TextLists.Select(column => new ListField(column.Name, new DataField("element", typeof(string), isNullable: false))),
        .. NumberLists.Select(column => new ListField(column.Name, new DataField("element", typeof(double), isNullable: false))),
        .. IntegerLists.Select(column => new ListField(column.Name, new DataField("element", typeof(int), isNullable: false))),
    ]);

    private static Task WriteAsync(ParquetRowGroupWriter columns, DataField field, List<Record> group, CancellationToken cancellation)
    {
        string name = field.Path.FirstPart!;
        if (Texts.FirstOrDefault(column => column.Name == name).Value is { } text)
            return Scalars(columns, field, [.. group.Select(text)], value => WellFormed(name, value).AsMemory(), cancellation);
        if (Numbers.FirstOrDefault(column => column.Name == name).Value is { } number) return Scalars(columns, field, [.. group.Select(number)], value => value!.Value, cancellation);
        if (Integers.FirstOrDefault(column => column.Name == name).Value is { } integer) return Scalars(columns, field, [.. group.Select(integer)], value => value!.Value, cancellation);
        if (TextLists.FirstOrDefault(column => column.Name == name).Value is { } texts)
            return Lists(columns, field, [.. group.Select(texts)], value => WellFormed(name, value).AsMemory(), cancellation);
        return NumberLists.FirstOrDefault(column => column.Name == name).Value is { } numbers
            ? Lists(columns, field, [.. group.Select(numbers)], value => value, cancellation)
            : Lists(columns, field, [.. group.Select(IntegerLists.First(column => column.Name == name).Value)], value => value, cancellation);
    }

    private static Task Scalars<TIn, TOut>(ParquetRowGroupWriter columns, DataField field, TIn[] values, Func<TIn, TOut> convert, CancellationToken cancellation)
        where TOut : struct =>
        columns.WriteAllPartsAsync<TOut>(field, values.Where(value => value is not null).Select(convert).ToArray(),
            System.Array.ConvertAll(values, value => value is null ? 0 : 1), null, cancellation);

    /// <remarks>Levels of an optional list of required elements: 0 no list, 1 an empty one, 2 an element.</remarks>
    private static Task Lists<TIn, TOut>(ParquetRowGroupWriter columns, DataField field, TIn[]?[] lists, Func<TIn, TOut> convert, CancellationToken cancellation)
        where TOut : struct
    {
        List<int> definitions = [], repetitions = [];
        foreach (TIn[]? list in lists)
        {
            int entries = Math.Max(1, list?.Length ?? 0);
            for (int i = 0; i < entries; i++)
            {
                definitions.Add(list is null ? 0 : list.Length == 0 ? 1 : field.MaxDefinitionLevel);
                repetitions.Add(i == 0 ? 0 : 1);
            }
        }
        return columns.WriteAllPartsAsync<TOut>(field, lists.SelectMany(list => list ?? []).Select(convert).ToArray(), definitions.ToArray(), repetitions.ToArray(), cancellation);
    }

    /// <summary>The text, once it is known that UTF-8 can hold it: an encoder would put another character in place of half a pair.</summary>
    internal static string WellFormed(string field, string? text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0 && at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out _, out int length) != System.Buffers.OperationStatus.Done)
                throw new InputDataException("records", 0, field, "text with half a surrogate pair", "text that UTF-8 can hold");
            at += length;
        }
        return text;
    }

    private static string? Scores(Record record)
    {
        if (record.Scores is not { Count: > 0 } scores) return null;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach ((string name, double value) in scores) json.WriteNumber(name, value);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static T[]? Array<T>(ReadOnlyMemory<T> values) => values.IsEmpty ? null : values.ToArray();

    private static string[]? TextTokens(TokenSequence? tokens)
    {
        if (tokens is null || ReferenceEquals(tokens.Vocabulary, TokenVocabulary.Integers)) return null;
        string[] texts = new string[tokens.Length];
        for (int i = 0; i < texts.Length; i++) texts[i] = tokens.Vocabulary.Text(tokens.Ids[i]);
        return texts;
    }

    private static int[]? IntegerTokens(TokenSequence? tokens) =>
        tokens is not null && ReferenceEquals(tokens.Vocabulary, TokenVocabulary.Integers) ? tokens.Ids.ToArray() : null;
}
