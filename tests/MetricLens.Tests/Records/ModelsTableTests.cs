using MetricLens.Records;

namespace MetricLens.Tests.Records;

public class ModelsTableTests
{
    [Fact]
    public void Columns_come_in_any_order_with_quotes_exponents_and_empty_cells()
    {
        ModelsTable table = Load("\uFEFFtrain_loss,model,seed,params,family\r\n2.5,\"a, \"\"b\"\"\",,1.3e9,\r\n\r\n,c\u00e9,7,12,\"x\ny\"\r\n");
        Assert.Equal(2, table.Count);
        Assert.Equal(new ScaleValues { Params = 1.3e9, TrainLoss = 2.5 }, table.ScalesOf("any", "a, \"b\"", 3));
        Assert.Equal(new ScaleValues { Params = 12 }, table.ScalesOf("x\ny", "cé", 7));
        Assert.Equal(default, table.ScalesOf("x\ny", "cé", 8));
        Assert.Equal(default, table.ScalesOf("other", "cé", 7));
        Assert.Equal(default, table.ScalesOf("any", "unknown", null));
    }

    [Fact]
    public void The_row_that_says_most_about_a_run_comes_first()
    {
        ModelsTable table = Load("model,family,seed,params,train_loss,step\nm,,,1,2,3\nm,f,,1,4,\nm,,1,1,5,\nm,f,1,1,6,\n");
        Assert.Equal((2, 4, 5, 6), (Loss("g", null), Loss("f", 2), Loss("g", 1), Loss("f", 1)));
        Assert.Equal(3, table.ScalesOf("f", "m", 1).Step);

        double? Loss(string family, long? seed) => table.ScalesOf(family, "m", seed).TrainLoss;
    }

    [Theory]
    [InlineData("", "models.csv: the input is empty; expected a header with the column 'model'")]
    [InlineData("family,params\n", "models.csv:1: field 'model' is absent; expected a column of that name")]
    [InlineData("model,parms\n", "models.csv:1: the line is a header with the column 'parms'; expected columns among model, family, params, train_flops, train_tokens, step, train_loss, seed")]
    [InlineData("model,params,params\n", "models.csv:1: field 'params' is given twice; expected each column once")]
    [InlineData("model,params\nm,1,2\n", "models.csv:2: the line is a row of 3 cells; expected 2, as many as the header has")]
    [InlineData("model,params\nm,big\n", "models.csv:2: field 'params' is big; expected a positive, finite number")]
    [InlineData("model,params\nm,\"1,5\"\n", "models.csv:2: field 'params' is 1,5; expected a positive, finite number")]
    [InlineData("model,params\nm,-1\n", "models.csv:2: field 'params' is -1; expected a positive, finite number")]
    [InlineData("model,params\nm,NaN\n", "models.csv:2: field 'params' is NaN; expected a positive, finite number")]
    [InlineData("model,params,seed\nm,1,x\n", "models.csv:2: field 'seed' is x; expected an integer")]
    [InlineData("model,params\n,1\n", "models.csv:2: field 'model' is empty; expected a text that is not empty")]
    [InlineData("model,params\nm,\n", "models.csv:2: the line is without a scale; expected at least one of params, train_flops, train_tokens, step, train_loss")]
    [InlineData("model,params\n\"a\nb\",1\nm,2\nm,3\n", "models.csv:5: field 'model' is m; expected each model, family and seed in one row")]
    [InlineData("model,params\n\"m,1\n", "models.csv:2: the line is cut off within quotes; expected closing quotes")]
    [InlineData("model,params\na\"b,1\n", "models.csv:2: the line is wrongly quoted at 'a\"b'; expected quotes around a whole cell")]
    [InlineData("model,params\n\"a\"b,1\n", "models.csv:2: the line is wrongly quoted at 'a'; expected a comma or the line's end behind closing quotes")]
    public void A_broken_table_is_named_with_file_line_field_value_and_rule(string content, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("models.csv", content);
        Assert.Equal(expected, folder.ErrorOf(() => ModelsTable.Load(path)));
    }

    [Fact]
    public void A_table_that_is_absent_or_not_UTF8_is_a_data_error()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("no.csv: the input is absent; expected a file", folder.ErrorOf(() => ModelsTable.Load(Path.Combine(folder.Root, "no.csv"))));
        string path = folder.File("models.csv", [.. "model,params\n"u8, 0xff, .. ",1"u8]);
        Assert.Equal("models.csv: the input is not UTF-8; expected UTF-8 text", folder.ErrorOf(() => ModelsTable.Load(path)));
    }

    [Fact]
    public void The_table_supplies_scales_that_records_lack()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("runs.jsonl", "{\"task\":\"t\",\"model\":\"m\",\"example_id\":1,\"params\":5}\n{\"task\":\"t\",\"model\":\"n\",\"example_id\":1}\n");
        RecordSet set = RecordSet.Load([path], new RecordReadOptions { ModelsTable = Load("model,params,train_tokens\nm,5,7\n") });
        Assert.Equal(new ScaleValues { Params = 5, TrainTokens = 7 }, set[0].Scales);
        Assert.Equal(default, set[1].Scales);
    }

    [Fact]
    public void A_record_that_contradicts_the_table_is_an_error()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("runs.jsonl", "{\"task\":\"t\",\"model\":\"m\",\"example_id\":1,\"params\":5}\n");
        var table = new ModelsTable([new ModelsTableRow("m", null, null, new ScaleValues { Params = 6 })]);
        Assert.Equal(
            "runs.jsonl:1: field 'params' is 5; expected 6, as 'models table' has for model 'm'",
            folder.ErrorOf(() => RecordSet.Load([path], new RecordReadOptions { ModelsTable = table })));
    }

    private static ModelsTable Load(string content)
    {
        using var folder = new TemporaryFolder();
        return ModelsTable.Load(folder.File("models.csv", content));
    }
}
