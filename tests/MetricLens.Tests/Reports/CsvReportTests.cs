using System.IO.Compression;
using System.Text;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Text;

namespace MetricLens.Tests.Reports;

public class CsvReportTests
{
    private const string ScoreHeader = "task,family,model,seed,arm,example_id,metric,score,unscored_reason,cluster,params,train_tokens,train_flops,train_loss,step,units,chance";
    private const string CurveHeader = "task,family,arm,axis,scale,model,seed,metric,n,mean,lower,upper";

    [Theory]
    [InlineData("a,b")]
    [InlineData("a \"quoted\" word")]
    [InlineData("two\nlines")]
    [InlineData("two\r\nlines")]
    [InlineData("\"")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("名前,\u001b[31m")]
    public void Hostile_names_come_back_as_they_were(string name)
    {
        InvestigationResult result = Findings.Of(Findings.Hostile(name));
        IReadOnlyList<string> score = Rows(stream => ScoresCsv.Write(result.Scores, stream))[1];
        Assert.Equal([name, name, name + "0", "", name, name + "0", "exact_match", "0", ""], score.Take(9).Select(SpreadsheetText.Original));
        IReadOnlyList<string> curve = Rows(stream => CurvesCsv.Write(result.Findings, stream))[1];
        Assert.Equal([name, name, name, "params", "10", name + "0", "", "exact_match", "4", "0"], curve.Take(10).Select(SpreadsheetText.Original));
        Assert.All(score.Take(6).Concat(curve.Take(3)).Where(cell => cell.Length > 0), cell => Assert.DoesNotContain(cell[0], "=+-@"));
    }

    [Fact]
    public void Sensitivities_have_a_row_a_task_and_change()
    {
        Sensitivity[] all = [.. Findings.Mixed.Findings.Select(finding => finding.Sensitivity())];
        IReadOnlyList<string>[] rows = Rows(stream => SensitivityCsv.Write(all, stream));
        Assert.Equal("task,family,arm,axis,change,setting,verdict,step_share,lower,upper".Split(','), rows[0]);
        Assert.Equal(all.Sum(sensitivity => sensitivity.Rows.Count), rows.Length - 1);
        Assert.True(rows.Length > 15);
        Assert.Contains(rows, row => row[0] == "step" && row[4] == "without_scale" && row[5] == "m3");
        SensitivityChange[] changes = Enum.GetValues<SensitivityChange>();
        Assert.Equal(changes.Length, changes.Select(SensitivityCsv.Id).Distinct().Count());
    }

    [Fact]
    public void Scores_have_a_row_a_record_and_metric_that_covers_the_task()
    {
        IReadOnlyList<string>[] rows = Rows(stream => ScoresCsv.Write(Findings.Mixed.Scores, stream));
        Assert.Equal(ScoreHeader.Split(','), rows[0]);
        int expected = Enumerable.Range(0, Findings.Mixed.Scores.Keys.Count)
            .Sum(record => Findings.Mixed.Scores.Columns.Count(column => column.Covers(Findings.Mixed.Scores.Keys.Examples[Findings.Mixed.Scores.Keys.ExampleOf[record]].Task)));
        Assert.Equal(expected, rows.Length - 1);
        Assert.DoesNotContain(rows, row => row[0] == "smooth_choice" && row[6] == "target_log_likelihood");
    }

    [Fact]
    public void A_record_without_a_score_has_a_row_with_the_reason()
    {
        Record[] records = [.. Family.Records(["10", "11", "01", "11", "11", "11"]), Unanswered()];
        string[] reasons = [.. Rows(stream => ScoresCsv.Write(Findings.Of(records).Scores, stream)).Skip(1).Where(row => row[7].Length == 0).Select(row => row[8])];
        Assert.NotEmpty(reasons);
        Assert.All(reasons, Assert.NotEmpty);
    }

    [Fact]
    public void Curves_have_a_row_a_run_and_metric()
    {
        IReadOnlyList<string>[] rows = Rows(stream => CurvesCsv.Write(Findings.Mixed.Findings, stream));
        Assert.Equal(CurveHeader.Split(','), rows[0]);
        Assert.Equal(Findings.Mixed.Curves.Sum(curve => curve.Runs.Count), rows.Length - 1);
    }

    [Fact]
    public void An_empty_text_is_told_from_an_absent_one()
    {
        Assert.Equal("", Encoding.UTF8.GetString(CsvFile.Field(null)));
        Assert.Equal("\"\"", Encoding.UTF8.GetString(CsvFile.Field("")));
    }

    [Fact]
    public void A_field_larger_than_the_buffer_is_written_whole()
    {
        string text = new('x', 1 << 20);
        IReadOnlyList<string>[] rows = Rows(stream =>
        {
            using var csv = new CsvFile(stream, "a", "b");
            csv.Text(text);
            csv.Number(double.PositiveInfinity);
            csv.EndRow();
        });
        Assert.Equal([text, ""], rows[1]);
    }

    [Fact]
    public void Compressed_scores_are_the_same_bytes_each_time_and_the_same_rows()
    {
        byte[] once = Findings.Bytes(stream => ScoresCsv.WriteCompressed(Findings.Mixed.Scores, stream));
        Assert.Equal(once, Findings.Bytes(stream => ScoresCsv.WriteCompressed(Findings.Mixed.Scores, stream)));
        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(once), CompressionMode.Decompress)) gzip.CopyTo(plain);
        Assert.Equal(Findings.Bytes(stream => ScoresCsv.Write(Findings.Mixed.Scores, stream)), plain.ToArray());
        Assert.Equal([0, 0, 0, 0], once[4..8]);
    }

    [Theory, MemberData(nameof(Cultures.Names), MemberType = typeof(Cultures))]
    public void Bytes_do_not_depend_on_the_culture(string culture)
    {
        Assert.Equal(All(), Cultures.Under(culture, All));

        static byte[] All() => Findings.Bytes(stream =>
        {
            ScoresCsv.Write(Findings.Mixed.Scores, stream);
            CurvesCsv.Write(Findings.Mixed.Findings, stream);
            MetricsJson.Write(Findings.Cards, stream);
        });
    }

    private static Record Unanswered() => new() { Task = "task", Model = "m00", ExampleId = "9999", Target = "yes", Scales = new() { Params = 1e7 } };

    private static IReadOnlyList<string>[] Rows(Action<Stream> write) =>
        [.. new CsvText(Encoding.UTF8.GetString(Findings.Bytes(write)), "report").Rows().Select(row => row.Cells)];
}
