using System.Text.Json.Nodes;

namespace MetricLens.Notebooks.Tests;

/// <summary>Cells run as they would in the kernel of Polyglot Notebooks.</summary>
public sealed class RunnerTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void State_is_kept_from_cell_to_cell()
    {
        CellResult[] results = _scratch.Run("int x = 20; int Twice(int a) => 2 * a;", "class Box { public int Value => 1; }", "x += 1;", "Twice(x) + new Box().Value");
        Assert.Equal(["43"], results[3].Texts());
        Assert.Equal([1, 2, 3, 4], results.Select(result => result.ExecutionCount!.Value));
    }

    [Fact]
    public void A_variable_may_be_declared_anew() => Assert.Equal(["two"], _scratch.Run("var x = 1;", "var x = \"two\";", "x")[2].Texts());

    [Fact]
    public void Top_level_await_waits() => Assert.Equal(["7"], _scratch.Run("await Task.Delay(5);\nawait Task.FromResult(7)")[0].Texts());

    [Fact]
    public void A_last_expression_is_the_result_and_a_statement_is_none()
    {
        CellResult[] results = _scratch.Run("1 + 1", "int y = 1 + 1;", "(object)null");
        Assert.True(Assert.IsType<CellOutput.Shown>(Assert.Single(results[0].Outputs)).IsResult);
        Assert.Empty(results[1].Outputs);
        Assert.Empty(results[2].Outputs);
    }

    [Fact]
    public void What_is_written_and_shown_stays_in_order()
    {
        CellResult result = _scratch.Run("Console.Write(\"a\"); Console.WriteLine(\"b\"); display(3); Console.Error.Write(\"oops\"); Console.Write(\"c\"); 4.Display(); 5")[0];
        Assert.Equal(["stdout:ab\n", "3", "stderr:oops", "stdout:c", "4", "5"], result.Outputs.Select(output => output switch
        {
            CellOutput.Console console => $"{console.Name}:{console.Text}",
            CellOutput.Shown shown => shown.Forms["text/plain"],
            _ => "?",
        }));
    }

    [Fact]
    public void Threads_of_a_cell_write_to_its_output() =>
        Assert.Equal("from a thread\n", _scratch.Run("await Task.Run(() => Console.WriteLine(\"from a thread\"));")[0].Written());

    [Fact]
    public void Numbers_look_the_same_in_every_culture() =>
        Assert.Equal(["1.5"], _scratch.Run("1.5")[0].Texts());

    [Fact]
    public void Markup_is_markup_only_where_it_is_asked_for()
    {
        CellResult[] results = _scratch.Run("\"<b>x</b>\"", "HTML(\"<b>x</b>\")");
        Assert.Equal("<b>x</b>", Assert.IsType<CellOutput.Shown>(results[0].Outputs[0]).Forms["text/plain"]);
        Assert.Equal("<b>x</b>", Assert.IsType<CellOutput.Shown>(results[1].Outputs[0]).Forms["text/html"]);
    }

    [Fact]
    public void A_sequence_shows_its_items() => Assert.Equal(["1\n2\n3"], _scratch.Run("Enumerable.Range(1, 3).Select(i => i)")[0].Texts());

    [Fact]
    public void Paths_start_from_the_notebooks_folder()
    {
        _scratch.File("beside.txt", "found");
        string before = Environment.CurrentDirectory;
        Assert.Equal(["found"], _scratch.Run("File.ReadAllText(\"beside.txt\")")[0].Texts());
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    [Fact]
    public void An_exception_ends_the_run_with_the_cell_and_its_line()
    {
        NotebookRun run = _scratch.RunToEnd("int zero = 0;", "int Bad()\n{\n    return 1 / zero;\n}\n\nBad()", "\"never\"");
        Assert.Equal("cell 2: DivideByZeroException: Attempted to divide by zero.", run.Failure!.ToString());
        Assert.Equal(["System.DivideByZeroException: Attempted to divide by zero.", "   at cell 2, line 3", "   at cell 2, line 6"], run.Failure.Trace);
        CellResult[] results = [.. run.Results.OrderBy(result => result.Key.Number).Select(result => result.Value)];
        Assert.IsType<CellOutput.Error>(Assert.Single(results[1].Outputs));
        Assert.Null(results[2].ExecutionCount);
        Assert.Empty(results[2].Outputs);
        JsonNode saved = JsonNode.Parse(File.ReadAllText(_scratch["test.ipynb"]))!;
        Assert.Equal("DivideByZeroException", saved["cells"]![1]!["outputs"]![0]!["ename"]!.GetValue<string>());
    }

    [Fact]
    public void Old_outputs_of_a_cell_that_did_not_run_are_gone()
    {
        JsonObject stale = Scratch.Code("2");
        stale["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "stale" });
        string path = _scratch.File("stale.ipynb", Scratch.Json(Scratch.Code("throw new Exception(\"x\");"), stale).ToJsonString());
        Run(path);
        Assert.DoesNotContain("stale", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_is_no_CSharp_is_told_with_its_line()
    {
        NotebookRun run = _scratch.RunToEnd("int x = 1;\nint y = nowhere;");
        Assert.StartsWith("cell 1: CompilationError: line 2: CS0103:", run.Failure!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_magic_command_is_refused_by_name()
    {
        NotebookRun run = _scratch.RunToEnd("#!time\n1");
        Assert.Contains("'#!time'", run.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_of_other_kernels_are_left_alone_with_their_outputs()
    {
        JsonObject python = Scratch.Code("print('x')");
        python["metadata"] = new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "python" } };
        python["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = new JsonArray("kept") });
        string path = _scratch.File("mixed.ipynb", Scratch.Json(python, Scratch.Code("#!pwsh\nls"), Scratch.Code("#!csharp\n40 + 2")).ToJsonString());
        NotebookRun run = Run(path);
        Assert.Equal([("python", 1), ("pwsh", 2)], run.LeftAlone.Select(cell => (cell.Language, cell.Number)));
        Assert.Equal(1, run.CellsRun);
        string saved = File.ReadAllText(path);
        Assert.Contains("kept", saved, StringComparison.Ordinal);
        Assert.Contains("42", saved, StringComparison.Ordinal);
        Assert.Contains("#!pwsh", saved, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_cell_prints_without_end_is_cut()
    {
        string text = _scratch.Run("for (int i = 0; i < 30_000; i++) Console.Write(new string('x', 100)); display(1);")[0].Written();
        Assert.EndsWith("… cut after 1000000 characters\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1_000_000, 1_000_100);
    }

    [Fact]
    public void The_same_notebook_gives_the_same_bytes()
    {
        string path = _scratch.Notebook("Console.WriteLine(\"a\");", "new[] { 1.5, 2 }");
        Run(path);
        byte[] first = File.ReadAllBytes(path);
        Run(path);
        Assert.Equal(first, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_stopped_run_writes_nothing()
    {
        string path = _scratch.Notebook("await Task.Delay(60_000);");
        byte[] before = File.ReadAllBytes(path);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1.5));
        Assert.ThrowsAny<OperationCanceledException>(() => NotebookRunner.Run(path, path, isLocal: true, cancellation: stop.Token).GetAwaiter().GetResult());
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["1"], _scratch.Run("1")[0].Texts());
    }

    [Fact]
    public void Showing_a_value_outside_of_a_notebook_is_an_error() => Assert.Throws<InvalidOperationException>(() => NotebookDisplay.display(1));

    private static NotebookRun Run(string path) =>
        NotebookRunner.Run(path, path, isLocal: true, cancellation: TestContext.Current.CancellationToken).GetAwaiter().GetResult();
}
