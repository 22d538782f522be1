using System.Text;

namespace MetricLens.Cli.Tests;

public sealed class FigureTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_kind_of_figure_is_a_file_of_the_kind_that_its_name_says()
    {
        string text = _scratch.Simulated("smooth"), choices = _scratch.Simulated("smooth_choice");
        foreach ((string kind, string input) in new[] { ("comparison", text), ("examples", text), ("link", text), ("edit-distance", text), ("reliability", choices), ("overview", text) })
        {
            foreach ((string extension, string start) in new[] { ("png", "\uFFFDPNG"), ("svg", "<svg"), ("pdf", "%PDF") })
            {
                Call call = Draw(input, kind, $"{kind}.{extension}");
                Assert.Equal((0, "", $"Figure: {_scratch[$"{kind}.{extension}"]}"), (call.ExitCode, call.Error, call.Lines[^1]));
                Assert.StartsWith(start, Encoding.UTF8.GetString(File.ReadAllBytes(_scratch[$"{kind}.{extension}"])), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_figure_is_that_of_the_report()
    {
        string input = _scratch.Simulated("step");
        Call.Of("investigate", input, "--resamples", "1000", "--out", _scratch["report"]);
        Draw(input, "comparison", "one.png");
        Assert.Equal(File.ReadAllBytes(_scratch["report", "figures", "step-simulated.png"]), File.ReadAllBytes(_scratch["one.png"]));
        Draw(input, "examples", "two.png");
        Assert.Equal(File.ReadAllBytes(_scratch["report", "figures", "step-simulated-examples.png"]), File.ReadAllBytes(_scratch["two.png"]));
        Draw(input, "link", "three.png");
        Assert.Equal(File.ReadAllBytes(_scratch["report", "figures", "step-simulated-link.png"]), File.ReadAllBytes(_scratch["three.png"]));
    }

    [Fact]
    public void Of_several_tasks_one_is_named()
    {
        string[] inputs = [_scratch.Simulated("smooth"), _scratch.Simulated("step")];
        Call without = Call.Of(["figure", .. inputs, "--resamples", "1000", "--out", _scratch["f.png"]]);
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("There are several tasks: smooth, step; name one with --task.", without.Error, StringComparison.Ordinal);
        Call misspelt = Call.Of(["figure", .. inputs, "--resamples", "1000", "--task", "stepp", "--out", _scratch["f.png"]]);
        Assert.Contains("did you mean 'step'?", misspelt.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_scratch["f.png"]));
        Assert.Equal(0, Call.Of(["figure", .. inputs, "--resamples", "1000", "--task", "step", "--out", _scratch["f.png"]]).ExitCode);
    }

    [Theory]
    [InlineData("did you mean 'examples'?", "--kind", "example", "--out", "f.png")]
    [InlineData("--out must end in .png or .svg or .pdf", "--out", "f.gif")]
    [InlineData("name one comparison", "--kind", "overview", "--task", "smooth", "--out", "f.png")]
    [InlineData("'--out' is required", "--kind", "link")]
    [InlineData("--figure-width must be from 480", "--figure-width", "10", "--out", "f.png")]
    public void What_cannot_be_drawn_is_told_before_records_are_read(string message, params string[] arguments)
    {
        Call call = Call.Of(["figure", _scratch["none.jsonl"], .. arguments.Select(argument => argument.StartsWith("f.", StringComparison.Ordinal) ? _scratch[argument] : argument)]);
        Assert.Equal(2, call.ExitCode);
        Assert.Contains(message, call.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_kind_that_the_records_have_no_fields_for_is_refused()
    {
        Call text = Draw(_scratch.Simulated("smooth"), "reliability", "f.png"), choices = Draw(_scratch.Simulated("smooth_choice"), "edit-distance", "f.png");
        Assert.Equal((2, 2), (text.ExitCode, choices.ExitCode));
        Assert.Contains("no answer with log-probabilities of its choices", text.Error, StringComparison.Ordinal);
        Assert.Contains("no token edit distances", choices.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_means_alone_the_figures_say_that_there_are_no_examples()
    {
        string means = Path.Combine(Repository.Root, "fixtures", "import", "tables", "means.csv");
        foreach (string kind in new[] { "comparison", "examples", "link" }) Assert.Equal(0, Draw(means, kind, $"{kind}.svg").ExitCode);
        Assert.Contains("means are known", File.ReadAllText(_scratch["examples.svg"]), StringComparison.Ordinal);
        Assert.Contains("means are known", File.ReadAllText(_scratch["link.svg"]), StringComparison.Ordinal);
        Assert.Equal((2, 3), (Draw(means, "edit-distance", "f.png").ExitCode, Draw(means, "reliability", "f.png").ExitCode));
    }

    private Call Draw(string input, string kind, string file) => Call.Of("figure", input, "--kind", kind, "--resamples", "1000", "--out", _scratch[file]);
}
