namespace MetricLens.Cli.Tests;

/// <summary><c>metriclens notebook</c>.</summary>
public sealed class NotebookCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Run_writes_the_outputs_and_ends_with_0()
    {
        string path = Notebook("ok.ipynb", "6 * 7"), output = _scratch["out.ipynb"];
        byte[] before = File.ReadAllBytes(path);
        Call call = Call.Of("notebook", "run", path, "--out", output);
        Assert.Equal((0, $"Ran 1 cells; wrote {output}.\n", ""), (call.ExitCode, call.Output, call.Error));
        Assert.Contains("\"42\"", File.ReadAllText(output), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_cell_that_fails_ends_with_1_and_says_where()
    {
        Call call = Call.Of("notebook", "run", Notebook("bad.ipynb", "int x = 0;\\n1 / x"));
        Assert.Equal(1, call.ExitCode);
        Assert.Contains("metriclens: cell 1: DivideByZeroException: Attempted to divide by zero.", call.Error, StringComparison.Ordinal);
        Assert.Contains("  at cell 1, line 2", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_cell_throws_cannot_steer_the_terminal()
    {
        Call call = Call.Of("notebook", "run", Notebook("bad.ipynb", "throw new Exception(\\\"\\\\u001b[2J\\\");"));
        Assert.Contains("\\u001b[2J", call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', call.Error);
    }

    [Fact]
    public void A_file_that_is_no_notebook_ends_with_3()
    {
        Call call = Call.Of("notebook", "run", _scratch.File("no.ipynb", "hello"));
        Assert.Equal(3, call.ExitCode);
        Assert.Contains("no.ipynb:1", call.Error, StringComparison.Ordinal);
        Assert.Equal(3, Call.Of("notebook", "run", _scratch["none.ipynb"]).ExitCode);
    }

    [Fact]
    public void Export_writes_an_app_beside_the_notebook()
    {
        Call call = Call.Of("notebook", "export", Notebook("some.ipynb", "6 * 7"));
        Assert.Equal(0, call.ExitCode);
        Assert.Contains("\ndisplay(6 * 7);\n", File.ReadAllText(_scratch["some.cs"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_command_is_named_with_those_that_there_are()
    {
        Call call = Call.Of("notebook");
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("there are: run, export", call.Error, StringComparison.Ordinal);
        Assert.Contains("See metriclens notebook --help", call.Error, StringComparison.Ordinal);
        Assert.Contains("See metriclens notebook run --help", Call.Of("notebook", "run").Error, StringComparison.Ordinal);
    }

    private string Notebook(string name, string source) => _scratch.File(name,
        $$"""{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [], "source": "{{source}}"}]}""");
}
