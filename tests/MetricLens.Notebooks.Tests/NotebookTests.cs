using System.Text.Json.Nodes;
using MetricLens.Records;

namespace MetricLens.Notebooks.Tests;

/// <summary>Reading and writing the notebook format.</summary>
public class NotebookTests
{
    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("{\"cells\": [", "no JSON")]
    [InlineData("{\"cells\": 1, \"cells\": 2}", "no JSON")]
    [InlineData("[]", "JSON that is no object")]
    [InlineData("{}", "'nbformat' is missing")]
    [InlineData("{\"nbformat\": 3, \"cells\": []}", "'nbformat' is 3")]
    [InlineData("{\"nbformat\": 4}", "'cells' is missing")]
    [InlineData("{\"nbformat\": 4, \"cells\": []}", "'cells' is empty")]
    [InlineData("{\"nbformat\": 4, \"cells\": [1]}", "'cells[0]' is 1")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"1\"}, {\"cell_type\": \"poem\"}]}", "'cells[1].cell_type' is \"poem\"")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": 5}]}", "'cells[0].source' is 5")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"1\"}], \"metadata\": {\"kernelspec\": {\"language\": \"python\"}}}", "'cells' is without C#")]
    public void What_is_no_notebook_is_a_data_error_with_the_place(string text, string message)
    {
        InputDataException fault = Assert.Throws<InputDataException>(() => Notebook.Parse(text, "my.ipynb"));
        Assert.StartsWith("my.ipynb", fault.Message, StringComparison.Ordinal);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_nesting_is_a_data_error() =>
        Assert.Throws<InputDataException>(() => Notebook.Parse(new string('[', 100_000), "deep.ipynb"));

    [Fact]
    public void Cells_get_ids_of_their_own_and_keep_those_that_are_sound()
    {
        JsonObject root = Scratch.Json(Scratch.Code("1"), Scratch.Code("2", "kept"), Scratch.Code("3", "kept"), Scratch.Code("4", "not an id!"), Scratch.Code("5", "cell-1"));
        Assert.Equal(["cell-1-x", "kept", "cell-3", "cell-4", "cell-1"], Notebook.Parse(root.ToJsonString(), "test").Cells.Select(cell => cell.Id));
    }

    [Fact]
    public void Everything_that_is_not_an_output_stays()
    {
        JsonObject markdown = new() { ["cell_type"] = "markdown", ["metadata"] = new JsonObject { ["mine"] = 1 }, ["source"] = new JsonArray("a\n", "b"), ["attachments"] = new JsonObject() };
        JsonObject root = Scratch.Json(markdown, Scratch.Code("1"));
        root["nbformat_minor"] = 2;
        root["extra"] = "kept";
        var notebook = Notebook.Parse(root.ToJsonString(), "test");
        string text = notebook.Text(new Dictionary<NotebookCell, CellResult> { [notebook.Cells[1]] = new(1, [new CellOutput.Console("stdout", "x\ny")]) });
        JsonObject written = (JsonObject)JsonNode.Parse(text)!;
        Assert.Equal("kept", written["extra"]!.GetValue<string>());
        Assert.Equal((4, 5), (written["nbformat"]!.GetValue<int>(), written["nbformat_minor"]!.GetValue<int>()));
        Assert.Equal("""{"cell_type":"markdown","id":"cell-1","metadata":{"mine":1},"source":["a\n","b"],"attachments":{}}""", written["cells"]![0]!.ToJsonString());
        Assert.Equal("""{"cell_type":"code","execution_count":1,"id":"cell-2","metadata":{},"outputs":[{"name":"stdout","output_type":"stream","text":["x\n","y"]}],"source":"1"}""",
            written["cells"]![1]!.ToJsonString());
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Contains("\n \"cells\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_io_error() =>
        Assert.ThrowsAny<IOException>(() => Notebook.Load(Path.Combine(Path.GetTempPath(), "metriclens-none", "none.ipynb")));
}
