namespace MetricLens.Cli.Tests;

public class ExplainCommandTests
{
    private static readonly string Digits = Path.Combine(Root(), "fixtures", "digits", "sort.jsonl.gz");

    [Fact]
    public void A_task_is_told_in_prose()
    {
        (int code, string output, _) = Run("explain", "sort", Digits, "--family", "width");
        Assert.Equal(0, code);
        Assert.StartsWith("sort (width) was measured at 13 scales", output, StringComparison.Ordinal);
        Assert.Contains("Exact match jumps from", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_task_is_a_usage_error_with_a_suggestion()
    {
        (int code, _, string error) = Run("explain", "sorrt", Digits);
        Assert.Equal(2, code);
        Assert.Contains("'sort'", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--family", "widht", "'width'")]
    [InlineData("--language", "xx", "en, zh")]
    public void A_mistyped_option_value_is_a_usage_error_that_names_what_there_is(string option, string value, string expected)
    {
        (int code, _, string error) = Run("explain", "sort", Digits, option, value);
        Assert.Equal(2, code);
        Assert.Contains(expected.Split(',')[0], error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = App.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "MetricLens.sln"))) folder = Path.GetDirectoryName(folder);
        return folder!;
    }
}
