using MetricLens.Records;

namespace MetricLens.Notebooks.Tests;

/// <summary>File-based apps made of notebooks.</summary>
public sealed class AppTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Usings_go_to_the_head_types_to_the_end_and_last_expressions_are_shown()
    {
        string app = Export("#r \"nuget: Some.Package, 1.2.3\"\nusing System.Text;\n// a comment\nint x = 1;\nx + 1",
            "/// <summary>Doc.</summary>\nclass Box { }\n\nint Twice(int a) => 2 * a;\nTwice(x).Display();", "#i \"nuget: /feed\"\ndisplay(x)");
        string[] lines = app.Split('\n');
        Assert.Equal("#:package Some.Package@1.2.3", lines[1]);
        Assert.Equal("using System.Text;", lines[3]);
        Assert.Contains("// a comment\nint x = 1;\ndisplay(x + 1);\n", app, StringComparison.Ordinal);
        Assert.Contains("int Twice(int a) => 2 * a;\ndisplay(Twice(x));\n", app, StringComparison.Ordinal);
        Assert.Contains("\ndisplay(x);\n", app, StringComparison.Ordinal);
        Assert.EndsWith("\n/// <summary>Doc.</summary>\nclass Box { }\n", app, StringComparison.Ordinal);
        Assert.DoesNotContain("#r ", app, StringComparison.Ordinal);
        Assert.DoesNotContain("#i ", app, StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_of_this_build_become_projects_where_that_is_asked_for()
    {
        Directory.CreateDirectory(_scratch["src/MetricLens.Plotting"]);
        Directory.CreateDirectory(_scratch["notebooks"]);
        string path = _scratch.Notebook("#r \"nuget: MetricLens.Plotting, 0.1.0\"\n1");
        Assert.Contains("#:project ../src/MetricLens.Plotting\n", NotebookApp.Text(path, _scratch["notebooks/a.cs"], isLocal: true), StringComparison.Ordinal);
        Assert.Contains("#:package MetricLens.Plotting@0.1.0\n", NotebookApp.Text(path, _scratch["notebooks/a.cs"], isLocal: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#r \"my.dll\"\n1", "by its path")]
    [InlineData("#!time\n1", "#!time")]
    [InlineData("int x = ;", "line 1")]
    [InlineData("#r \"nuget: what is this\"", "names no package")]
    public void What_no_app_can_hold_is_a_data_error(string cell, string message)
    {
        InputDataException fault = Assert.Throws<InputDataException>(() => Export(cell));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal("cells[0]", fault.Field);
    }

    private string Export(params string[] cells) => NotebookApp.Text(_scratch.Notebook(cells), _scratch["test.cs"], isLocal: true);
}
