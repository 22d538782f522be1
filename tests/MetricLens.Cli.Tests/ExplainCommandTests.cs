namespace MetricLens.Cli.Tests;

public class ExplainCommandTests
{
    private static readonly string Digits = Path.Combine(Repository.Root, "fixtures", "digits", "sort.jsonl.gz");

    [Fact]
    public void A_task_is_told_in_prose()
    {
        Call call = Call.Of("explain", "sort", Digits, "--family", "width");
        Assert.Equal(0, call.ExitCode);
        Assert.StartsWith("sort (width) was measured at 13 scales", call.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Exact match jumps from", call.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'sort'", "sorrt")]
    [InlineData("'width'", "sort", "--family", "widht")]
    [InlineData("en, zh", "sort", "--language", "french")]
    public void A_mistyped_name_is_a_usage_error_that_says_what_there_is(string expected, string task, params string[] options)
    {
        Call call = Call.Of(["explain", task, Digits, .. options]);
        Assert.Equal(2, call.ExitCode);
        Assert.Contains(expected, call.Error, StringComparison.Ordinal);
    }
}
