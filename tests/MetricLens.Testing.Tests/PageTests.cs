using System.Globalization;
using System.Text;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Testing.Tests;

/// <summary>The package's page says what the code says.</summary>
public class PageTests
{
    private const string Begin = "<!-- laws -->\n", End = "<!-- /laws -->";

    private static readonly string Page = Repository.Path("src", "MetricLens.Testing", "README.md");

    [Fact]
    public void The_table_of_laws_is_that_of_the_code() => Assert.Equal(Table(), Between(File.ReadAllText(Page).ReplaceLineEndings("\n")));

    [Fact]
    public void Laws_have_unique_ids_and_are_documented()
    {
        Assert.Distinct(MetricLaws.All.Select(law => law.Id));
        Assert.All(MetricLaws.All, law =>
        {
            Assert.Matches("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", law.Id);
            Assert.EndsWith(".", law.Statement, StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(law.Scope));
            Assert.Same(law, MetricLaws.Get(law.Id));
        });
    }

    [Fact]
    public void The_core_loads_without_FsCheck() =>
        Assert.DoesNotContain(typeof(RecordSet).Assembly.GetReferencedAssemblies(), assembly => assembly.Name is "FsCheck" or "FSharp.Core");

    [Fact]
    public void The_package_needs_no_test_framework() =>
        Assert.DoesNotContain(typeof(MetricLaws).Assembly.GetReferencedAssemblies(), assembly => assembly.Name!.Contains("xunit", StringComparison.OrdinalIgnoreCase));

    /// <remarks>Run by hand: dotnet run -c Release --project tests/MetricLens.Testing.Tests -- -explicit only -method '*Write_the_table'.</remarks>
    [Fact(Explicit = true)]
    public void Write_the_table()
    {
        string text = File.ReadAllText(Page).ReplaceLineEndings("\n");
        AtomicFile.Write(Page, stream => stream.Write(Encoding.UTF8.GetBytes(text.Replace(Begin + Between(text), Begin + Table(), StringComparison.Ordinal))));
    }

    private static string Between(string text)
    {
        int start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return text[start..text.IndexOf(End, StringComparison.Ordinal)];
    }

    private static string Table()
    {
        var table = new StringBuilder("| law | what holds | of |\n| --- | --- | --- |\n");
        foreach (MetricLaw law in MetricLaws.All) table.Append(CultureInfo.InvariantCulture, $"| `{law.Id}` | {law.Statement.Replace("|", "\\|", StringComparison.Ordinal)} | {law.Scope} |\n");
        int pairs = MetricCatalogue.All.Sum(metric => MetricLaws.Applicable(metric.Card).Count);
        IReadOnlyList<ISetMetric> sets = MetricCatalogue.Library.SetMetrics;
        int ofSets = sets.Sum(metric => MetricLaws.Applicable(metric.Card).Count), all = LibraryLawTests.Pairs.Count + LibrarySetLawTests.Pairs.Count;
        return table.Append(CultureInfo.InvariantCulture, $"\n{MetricLaws.All.Count} laws; the {MetricCatalogue.All.Count} metrics of single records in the library run under those that their cards call for, {pairs} pairs of a metric and a law, and its {sets.Count} set-level metrics too, {ofSets} pairs. With every metric under each other choice of one option as well, {all} pairs.\n").ToString();
    }
}
