using System.Globalization;
using FsCheck.Xunit;
using MetricLens.Import;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Scores;
using MetricLens.Tests.Records;
using Parquet;
using Parquet.Schema;

namespace MetricLens.Tests.Import;

/// <summary>Scores in Parquet are those in CSV, to the bit, whichever way they are read, and what is wrong with them is told with its place.</summary>
public class ScoredParquetTests
{
    private static readonly string[] Names = ["a", "=1+1", "'", "t\u202e", "😀 \"x\", y\r\n", "-3", "'@x"];
    private static readonly double[] Values = [0, -0.0, 1, double.Epsilon, 0.1 + 0.2, 1 - 1e-16, 1.0 / 3];
    private static readonly string[] Metrics = ["exact_match", "token_accuracy", "target_log_likelihood"];

    [Property(MaxTest = 40)]
    public void What_is_written_as_parquet_reads_as_what_is_written_as_csv(int seed)
    {
        using var folder = new TemporaryFolder();
        ScoreTable scores = Drawn(new Random(seed));
        string csv = Path.Combine(folder.Root, "s.csv.gz"), parquet = Path.Combine(folder.Root, "s.parquet");
        ReportFiles.WriteScores(scores, csv);
        ReportFiles.WriteScores(scores, parquet);
        string[] rows = Rows(csv);
        Assert.Equal(rows, Rows(parquet));
        Assert.True(RowsShareAnswers(parquet), "Parquet of our own was read row by row.");
        // A map, though it changes no name, has the rows read one by one, as those of any Parquet.
        Assert.Equal(rows, Rows(parquet, FieldMap.Of(["task=task"])));
        ReportFiles.WriteScores(Table(parquet), Path.Combine(folder.Root, "again.csv.gz"));
        Assert.Equal(File.ReadAllBytes(csv), File.ReadAllBytes(Path.Combine(folder.Root, "again.csv.gz")));
    }

    /// <summary>Columns of one value compress so far that a reader might take them for a bomb.</summary>
    [Fact]
    public void Several_row_groups_of_equal_values_are_read()
    {
        using var folder = new TemporaryFolder();
        const int Answers = 70_000;
        var rows = new ScoredRows();
        for (int i = 0; i < Answers; i++)
        {
            Record answer = Answer(i.ToString(CultureInfo.InvariantCulture));
            foreach (string metric in Metrics[..2]) rows.Add(new(answer, metric, 1, null, 1, 0), "rows", i);
        }
        string path = Path.Combine(folder.Root, "s.parquet");
        ReportFiles.WriteScores(rows.Build(), path);
        ScoreTable read = Table(path);
        Assert.Equal(Answers, read.Keys.Count);
        Assert.Equal([.. Enumerable.Range(0, Answers).Select(i => i.ToString(CultureInfo.InvariantCulture))], read.Keys.Examples.Select(example => example.Id));
        Assert.All(read.Columns, column => Assert.All(Enumerable.Range(0, Answers), i => Assert.Equal(1, column[i])));
    }

    [Theory]
    [InlineData("score", double.NaN, "s.parquet:4: field 'score' is NaN; expected a finite number")]
    [InlineData("score", 1.5, "s.parquet:4: field 'score' is 1.5; expected a number from 0 to 1, the range of 'exact_match'")]
    [InlineData("units", 0.5, "s.parquet:4: field 'units' is 0.5; expected a number of at least 1")]
    [InlineData("params", -1.0, "s.parquet:4: field 'params' is -1; expected a positive, finite number")]
    [InlineData("chance", double.PositiveInfinity, "s.parquet:4: field 'chance' is Infinity; expected a finite number")]
    public void A_bad_number_is_told_with_file_row_and_field_beyond_the_first_row_group_too(string field, double value, string told)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Root, "s.parquet");
        Write(path, 5, (name, row) => name == field && row == 3 ? value : 1);
        Assert.Equal(told, folder.ErrorOf(() => Table(path)));
        Assert.Equal(told, folder.ErrorOf(() => Table(path, FieldMap.Of(["task=task"]))));
        // Leniently the row is skipped, and no other.
        Assert.Equal(4, Rows(path, isLenient: true).Length);
    }

    [Fact]
    public void A_row_that_comes_again_in_another_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        Write(Path.Combine(folder.Root, "a.parquet"), 3, (_, _) => 1);
        Write(Path.Combine(folder.Root, "b.parquet"), 3, (_, _) => 1);
        Assert.Equal("b.parquet:1: field 'metric' is exact_match; expected each metric once an answer", folder.ErrorOf(() => Table(folder.Root)));
    }

    [Fact]
    public void Rows_of_one_answer_that_contradict_each_other_are_refused()
    {
        var rows = new ScoredRows();
        Record answer = Answer("1");
        rows.Add(new(answer, "exact_match", 1, null, 1, null), "a.parquet", 1);
        InputDataException scale = Assert.Throws<InputDataException>(() => rows.Add(new(answer.With(answer.Family, new ScaleValues { Params = 7 }), "token_accuracy", 1, null, 1, null), "b.parquet", 9));
        Assert.Equal(("b.parquet", 9, "params", "7"), (scale.Origin, scale.Line, scale.Field, scale.Value));
        Record other = new() { Task = answer.Task, Family = answer.Family, Model = answer.Model, ExampleId = answer.ExampleId, Cluster = "c", Scales = answer.Scales };
        Assert.Equal("cluster", Assert.Throws<InputDataException>(() => rows.Add(new(other, "token_accuracy", 1, null, 1, null), "b.parquet", 10)).Field);
    }

    [Property(MaxTest = 20)]
    public void The_order_of_the_rows_changes_no_score(int seed)
    {
        var random = new Random(seed);
        ScoredRow[] all = [.. Answers(random).SelectMany(answer => Metrics.Select(metric => Row(answer, metric, random)))];
        ScoreTable sorted = Of(all);
        ScoredRow[] shuffled = [.. all];
        random.Shuffle(shuffled);
        ScoreTable table = Of(shuffled);
        Assert.Equal(Scores(sorted), Scores(table));

        static ScoreTable Of(ScoredRow[] taken)
        {
            var rows = new ScoredRows();
            foreach (ScoredRow row in taken) rows.Add(row, "rows", 1);
            return rows.Build();
        }

        static SortedSet<string> Scores(ScoreTable table) => [.. table.Columns.SelectMany(column => Enumerable.Range(0, table.Keys.Count).Select(i =>
        {
            Run run = table.Keys.Runs[table.Keys.RunOf[i]];
            Example example = table.Keys.Examples[table.Keys.ExampleOf[i]];
            return $"{column.Metric.Id}|{table.Keys.Tasks[example.Task]}|{example.Id}|{example.Cluster}|{run}|{Bits(column[i])}|{column.UnscoredReason(i)}|{Bits(column.MeanUnits(example.Task))}";
        }))];
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_name_is_refused_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var rows = new ScoredRows();
        rows.Add(new(Answer("\ud800"), "exact_match", 1, null, 1, null), "rows", 1);
        ScoreTable scores = rows.Build();
        Assert.Equal("example_id", Assert.Throws<InputDataException>(() => ReportFiles.WriteScores(scores, Path.Combine(folder.Root, "s.parquet"))).Field);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    private static Record Answer(string id) => new() { Task = "t", Model = "m", ExampleId = id, Scales = new ScaleValues { Params = 1 } };

    private static IEnumerable<Record> Answers(Random random)
    {
        foreach (string task in Names.Take(1 + random.Next(3)))
        {
            for (int model = 0; model < 1 + random.Next(4); model++)
            {
                for (int example = 0; example < 1 + random.Next(6); example++)
                {
                    yield return new()
                    {
                        Task = task,
                        Family = Names[model],
                        Model = Names[(model + 1) % Names.Length],
                        Seed = model == 2 ? long.MinValue : null,
                        Arm = model switch { 0 => null, 1 => "", _ => "=arm" },
                        ExampleId = Names[example],
                        Cluster = example % 2 == 0 ? null : Names[example],
                        Scales = new ScaleValues { Params = model == 3 ? null : 1e9 / (model + 1), TrainLoss = 0.1 + model, Step = 3 },
                    };
                }
            }
        }
    }

    /// <summary>Answers in every state of a score; of the last metric no row at all for some.</summary>
    private static ScoreTable Drawn(Random random)
    {
        var rows = new ScoredRows();
        foreach (Record answer in Answers(random))
        {
            rows.Add(Row(answer, Metrics[0], random), "rows", 1);
            foreach (string metric in Metrics.Skip(1).Where(_ => random.Next(4) > 0)) rows.Add(Row(answer, metric, random), "rows", 1);
        }
        return rows.Build();
    }

    private static ScoredRow Row(Record answer, string metric, Random random)
    {
        if (random.Next(5) == 0) return new(answer, metric, null, Names[random.Next(Names.Length)], 1, null);
        double value = Values[random.Next(Values.Length)];
        return new(answer, metric, metric == "target_log_likelihood" ? -value : value, null, 1 + random.Next(9), random.Next(2) == 0 ? null : Values[random.Next(Values.Length)]);
    }

    /// <summary>Every row as a text that holds each number's bits.</summary>
    private static string[] Rows(string path, FieldMap? map = null, bool isLenient = false)
    {
        var rows = new List<string>();
        new RecordImport([path], new ImportOptions { Map = map ?? FieldMap.Empty, IsLenient = isLenient })
        {
            OnScore = (row, _, line) =>
            {
                Record answer = row.Record;
                string text = string.Join('|', answer.Task, answer.Family, answer.Model, answer.Seed, answer.Arm ?? "no arm", answer.ExampleId,
                    answer.Cluster ?? "no cluster", answer.Scales, row.Metric, Bits(row.Score), row.UnscoredReason, Bits(row.Units), Bits(row.Chance));
                if (row.Score is { } score && !(score >= MetricCatalogue.Get(row.Metric).Card.Minimum && score <= MetricCatalogue.Get(row.Metric).Card.Maximum))
                    throw new InputDataException(path, line, "score", Bits(score), "a score in range");
                rows.Add(text);
            },
        }.Load();
        return [.. rows];
    }

    /// <summary>Whether rows of one answer that come one after the other share its record: only where they are read column by column.</summary>
    private static bool RowsShareAnswers(string path)
    {
        Record? last = null;
        bool areShared = true;
        new RecordImport([path])
        {
            OnScore = (row, _, _) =>
            {
                if (last is not null && (last.Task, last.Model, last.Seed, last.Arm, last.ExampleId) == (row.Record.Task, row.Record.Model, row.Record.Seed, row.Record.Arm, row.Record.ExampleId))
                    areShared &= ReferenceEquals(last, row.Record);
                last = row.Record;
            },
        }.Load();
        return areShared;
    }

    private static ScoreTable Table(string path, FieldMap? map = null)
    {
        var rows = new ScoredRows();
        new RecordImport([path], new ImportOptions { Map = map ?? FieldMap.Empty }) { OnScore = rows.Add }.Load();
        return rows.Build();
    }

    private static string Bits(double? value) => value is { } number ? BitConverter.DoubleToInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture) : "none";

    /// <summary>A file of two row groups, its numbers as asked.</summary>
    private static void Write(string path, int rows, Func<string, int, double> number)
    {
        DataField[] texts = [.. new[] { "task", "model", "example_id", "metric" }.Select(name => new DataField(name, typeof(string), isNullable: false))];
        DataField[] numbers = [.. new[] { "score", "params", "units", "chance" }.Select(name => new DataField(name, typeof(double), isNullable: false))];
        using FileStream file = File.Create(path);
        WriteAsync().GetAwaiter().GetResult();

        async Task WriteAsync()
        {
            await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. texts, .. numbers]), file);
            foreach (int[] group in Enumerable.Range(0, rows).Chunk(2))
            {
                using ParquetRowGroupWriter columns = writer.CreateRowGroup();
                foreach (DataField text in texts)
                {
                    await columns.WriteAllPartsAsync<ReadOnlyMemory<char>>(text, group.Select(row => (text.Name switch { "metric" => "exact_match", "example_id" => $"{row}", _ => text.Name }).AsMemory()).ToArray(), null, null, default);
                }
                foreach (DataField field in numbers) await columns.WriteAllPartsAsync<double>(field, group.Select(row => number(field.Name, row)).ToArray(), null, null, default);
            }
        }
    }
}
