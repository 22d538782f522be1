using MetricLens.Curves;
using MetricLens.Reports;

namespace MetricLens.Tests.Reports;

public class ReportFilesTests
{
    [Fact]
    public void A_report_lies_in_five_files_and_leaves_others_alone()
    {
        string folder = Directory.CreateTempSubdirectory("metriclens-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "mine.txt"), "kept");
            File.WriteAllText(Path.Combine(folder, "verdicts.json"), "old");
            ReportFiles.Write(Findings.Mixed, folder);
            Assert.Equal(["curves.csv", "mine.txt", "scaling.csv", "scores.csv.gz", "suite.json", "verdicts.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.StartsWith("{", File.ReadAllText(Path.Combine(folder, "verdicts.json")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Figure_names_join_task_family_and_arm() =>
        Assert.Equal(["mul_2x2-width", "mul_2x2-width-5-shot"], FigureNames.Of([new("mul_2x2", "width", null), new("mul_2x2", "width", "5-shot")]));

    [Theory]
    [InlineData("../../etc/passwd", "_._.._etc_passwd")]
    [InlineData("a/b\\c:d*e?f", "a_b_c_d_e_f")]
    [InlineData("\u001b[31m\0", "__31m_")]
    [InlineData("名前", "名前")]
    public void Figure_names_hold_nothing_that_a_file_system_minds(string task, string expected) =>
        Assert.Equal([expected + "-f"], FigureNames.Of([new(task, "f", null)]));

    [Fact]
    public void Half_a_surrogate_pair_in_a_figure_name_becomes_an_underscore() =>
        Assert.Equal(["_-f"], FigureNames.Of([new("\ud800", "f", null)]));

    [Fact]
    public void Figure_names_that_clash_but_for_case_are_numbered() =>
        Assert.Equal(["a_b-f", "A_b-f-2", "a_b-f-3"], FigureNames.Of([new("a/b", "f", null), new("A_b", "f", null), new("a:b", "f", null)]));

    [Fact]
    public void Long_figure_names_are_cut_and_stay_distinct()
    {
        IReadOnlyList<string> names = FigureNames.Of([new ComparisonKey(new string('名', 300), "a", null), new ComparisonKey(new string('名', 300), "b", null)]);
        Assert.Equal(2, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 1, 200));
    }
}
