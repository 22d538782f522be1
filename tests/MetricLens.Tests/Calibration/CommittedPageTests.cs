using System.Text;
using System.Text.RegularExpressions;
using MetricLens.Calibration;
using MetricLens.Reports;

namespace MetricLens.Tests.Calibration;

/// <summary>The committed page of error rates is what the command wrote.</summary>
public partial class CommittedPageTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Fixture.Path())!, "tests", "MetricLens.Calibration");

    [Fact]
    public void The_page_is_the_tables_own()
    {
        string page = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Match provenance = Provenance().Match(page);
        Assert.True(provenance.Success, "The page does not say how it was made.");
        string commit = provenance.Groups["commit"].Value;
        IReadOnlyList<CalibrationResult> results = CalibrationCsv.Read(Path.Combine(Folder, "calibration.csv"), commit);
        Assert.NotEmpty(results);
        using var stream = new MemoryStream();
        CalibrationPage.Write(results, new(provenance.Groups["date"].Value, commit, provenance.Groups["machine"].Value, provenance.Groups["command"].Value), stream);
        Assert.Equal(page, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [GeneratedRegex(@"^    (?<command>metriclens calibrate.*)\n\non (?<date>.*), commit `(?<commit>.*)`, (?<machine>.*); .* runs a cell", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Provenance();
}
