using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MetricLens.Records;
using MetricLens.Simulation;

namespace MetricLens.Cli.Tests.Readme;

/// <summary>The case study's tables, and the figures in its text, are those of the digits as they are judged today.</summary>
public class CaseStudyTests(DigitsReport digits)
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "notebooks", "case-study", "README.md"));
    private static readonly string Text = Regex.Replace(Page, @"\s+", " ");

    private static readonly Dictionary<string, string> Words = new()
    {
        ["inconclusive"] = "–", ["no_apparent_jump"] = "no jump", ["takes_off"] = "**takes off**", ["attenuated"] = "**attenuated**", ["artifact"] = "**artifact**", ["survives"] = "**survives**",
    };

    private readonly DigitsFigures _all = new(digits);

    [Fact]
    public void Its_map_shows_every_verdict()
    {
        string[][] rows = Rows("| task |", "| `");
        string[] families = [.. rows[0][1..].Select(Name)];
        string[] shown = [.. rows[1..].SelectMany(row => families.Select((family, i) => $"{Name(row[0])} ({family}) {row[i + 1]}")).Order(StringComparer.Ordinal)];
        Assert.Equal(_all.Tasks.Select(task => $"{task.Title} {Words[task.Verdict]}").Order(StringComparer.Ordinal), shown);
    }

    [Fact]
    public void Its_table_shows_every_claim_with_the_numbers_of_the_report()
    {
        string[] shown = [.. Rows("| comparison |", "| `")[1..].Select(row => string.Join(" | ", row)).Order(StringComparer.Ordinal)];
        string[] found = [.. _all.Tasks.Where(task => task.IsClaim).Select(Row).Order(StringComparer.Ordinal)];
        Assert.Equal(found, shown);

        string Row(DigitsFigures.Task task)
        {
            string[] left = task.Changed("without_scale");
            return string.Join(" | ", $"`{task.Name}`, `{task.Family}`", Words[task.Verdict].Trim('*'), _all.Jump(task), Percent(task.Primary.GetProperty("step_share")),
                Percent(task.Primary.GetProperty("hidden_progress")), task.IsUnannounced ? "yes" : "no", $"{left.Length} of {task.Primary.GetProperty("scales").GetInt32()}");
        }
    }

    [Fact]
    public void Its_data_are_those_that_were_read()
    {
        JsonElement input = JsonDocument.Parse(digits.Read("verdicts.json")).RootElement.GetProperty("input"), wide = _all.Of("sort", "width").Primary;
        Says($"{input.GetProperty("records").GetInt32().ToString("N0", CultureInfo.InvariantCulture)} records of decoder-only transformers, ten tasks, {wide.GetProperty("examples").GetInt32()} held-out examples a task");
        Says($"`width` holds {wide.GetProperty("scales").GetInt32()} widths, 2,416 to 1,329,792 parameters, one to three seeds each, {wide.GetProperty("runs").GetInt32()} runs in all");
        Assert.Equal(10, _all.Tasks.Select(task => task.Name).Distinct().Count());
        Assert.All(_all.Tasks.Where(task => task.Family != "width"), task => Assert.Equal((7, 7), (task.Primary.GetProperty("scales").GetInt32(), task.Primary.GetProperty("runs").GetInt32())));
        JsonElement gap = wide.GetProperty("jump");
        Says($"exact match rises from {Mean("from_model")} to {Mean("to_model")} over one gap");

        string Mean(string side) => Invariant(Runs("sort")[gap.GetProperty(side).GetString()!].Average(), "0.00");
    }

    [Fact]
    public void Its_counts_are_those_of_the_verdicts()
    {
        Says($"Of {_all.Tasks.Length} comparisons {Jumps.Length} show an apparent jump, {Count("inconclusive", of: Status)} might and {Count("no_apparent_jump", of: Status)} show none. None survives; "
            + $"{Count("takes_off")} take off, {Count("attenuated")} is attenuated, {Count("artifact")} an artifact, {Count("inconclusive")} are inconclusive");
        Assert.Equal(0, Count("survives"));
        DigitsFigures.Task[] flat = [.. _all.Tasks.Where(task => Status(task) == "no_apparent_jump")], takeOffs = Of("takes_off"), open = Of("inconclusive");
        Says($"In {flat.Count(task => task.Gain < 0.1)} the largest gain is under 0.10");
        Assert.Equal((5, 4), (Small("mul_2x2"), Small("mc_add_letter")));
        Says($"In {takeOffs.Count(task => Bound(task, "upper") < 0.5)} of {takeOffs.Length} the step share stays below one half");
        Assert.Equal(["add_4digit (training-w064)", "sort (training-w096)"], takeOffs.Where(task => Bound(task, "upper") >= 0.5).Select(task => task.Title).Order(StringComparer.Ordinal));
        Says($"{takeOffs.Count(task => task.IsUnannounced)} of {takeOffs.Length} came unannounced");
        Assert.All(takeOffs, task => Assert.StartsWith("training-", task.Family, StringComparison.Ordinal));
        Says($"no progress shown below the jump {Why("no_progress_shown")}, noise between models {Why("model_noise")}, a jump at the edge of the scales {Why("edge")}, "
            + $"not significant after correction {Why("not_significant_after_correction")}, a single top model {Why("single_top_model")}, a curve that falls {Why("non_monotone")}");
        Assert.Equal("add_3digit (width)", Jumps.MaxBy(task => task.Gain)!.Title);
        Assert.All(_all.Tasks.Where(task => task.Name.StartsWith("mul", StringComparison.Ordinal)), task => Assert.True(task.Primary.GetProperty("hidden_progress").GetProperty("lower").GetDouble() > 0));

        int Count(string word, Func<DigitsFigures.Task, string>? of = null) => _all.Tasks.Count(task => (of ?? (each => each.Verdict))(task) == word);
        int Small(string name) => flat.Count(task => task.Name == name && task.Gain < 0.1);
        int Why(string reason) => open.Count(task => task.Overall.GetProperty("reasons").EnumerateArray().Any(each => each.GetString() == reason));
    }

    [Fact]
    public void Its_figures_of_single_tasks_are_those_of_the_report()
    {
        DigitsFigures.Task sort = _all.Of("sort", "width"), product = _all.Of("mul_3x1", "width");
        Says($"the gain still implies {Percent(sort.Primary.GetProperty("explained_jump_fraction"), "0 '%'")} of the jump");
        Says($"a shift of up to {Invariant(sort.Primary.GetProperty("link").GetProperty("largest_shift").GetDouble(), "0.00")}");
        Says($"explains only {Percent(product.Primary.GetProperty("explained_jump_fraction"), "0 '%'")} of the jump");
        Assert.All(_all.Tasks.Where(task => task.Name == "mul_3x1"), task => Assert.Equal("artifact", task.Under("normalized_token_edit_distance")));
        Assert.All(_all.Tasks.Where(task => task is { Name: "mul_3x1", Family: not "width" }), task => Assert.Equal("inconclusive", task.Under("target_log_likelihood")));
        DigitsFigures.Task[] byRatio = [.. Jumps.OrderBy(Ratio)];
        Says($"In {byRatio.Length - 1} of {byRatio.Length} jumps the spread of gains over examples is at most {Invariant(Ratio(byRatio[^2]), "0.0")} times");
        Says($"the one above, {Invariant(Ratio(byRatio[^1]), "0.0")}, is the lettered choices");
        Assert.Equal("mc_add_letter (width)", byRatio[^1].Title);
        ILookup<string, double> runs = Runs("add_3digit");
        double[] before = [.. runs["w064"].Concat(runs["w096"]).Order()];
        Says($"the four of `w064` and `w096` stand at {Invariant(before[0], "0.00")} to {Invariant(before[3], "0.00")} where the two of `w128` stand at {Both("w128")}, and the two of `w048` stand at {Both("w048")}");
        runs = Runs("mul_3x1");
        Says($"`w040` at {Both("w040")}, `w048` at {Both("w048")}");
        runs = Runs("sort");
        Says($"`w012` at {Invariant(runs["w012"].Min(), "0.00")}, {string.Join(" and ", runs["w012"].Order().Skip(1).Select(mean => Invariant(mean, "0.00")))})");

        static double Ratio(DigitsFigures.Task task) => task.Primary.GetProperty("concentration").GetProperty("ratio").GetDouble();
        string Both(string model) => string.Join(" and ", runs[model].Order().Select(mean => Invariant(mean, "0.00")));
    }

    [Fact]
    public void Its_three_definitions_are_those_of_the_suite()
    {
        JsonElement suite = JsonDocument.Parse(digits.Read("suite.json")).RootElement;
        Says($"a step makes up {Percent(suite.GetProperty("sharpness"), "0 '%'")} of the latent improvement on average, with a standard deviation of {Invariant(100 * suite.GetProperty("sharpness").GetProperty("between_tasks_sd").GetDouble(), "0")} %");
        int announced = suite.GetProperty("unannounced").GetProperty("of").GetInt32();
        Says($"{Invariant(announced * suite.GetProperty("unannounced").GetProperty("estimate").GetDouble(), "0")} of {announced} jumps with three scales below came unannounced, {Percent(suite.GetProperty("unannounced"), "0 '%'")}; "
            + $"{Percent(suite.GetProperty("forecast_coverage"), "0 '%'")} of the scales above");
        Says($"0 of 50 survive, {Percent(suite.GetProperty("surviving"), "0 '%'")}");
    }

    [Fact]
    public void Its_sensitivity_is_that_of_the_report()
    {
        DigitsFigures.Task[] takeOffs = Of("takes_off"), claims = [.. _all.Tasks.Where(task => task.IsClaim)];
        Assert.All(takeOffs, task => Assert.NotEmpty(task.Changed("without_scale")));
        Says($"{takeOffs.Count(task => task.Changed("without_scale").Any(change => change.EndsWith(" artifact", StringComparison.Ordinal)))} become an artifact with some checkpoint gone");
        string[] changes = [.. takeOffs.SelectMany(task => task.Changed("without_scale"))];
        Assert.True(changes.Count(change => change.EndsWith(" inconclusive", StringComparison.Ordinal)) > changes.Length / 2);
        Assert.Contains("w192@2000 survives", _all.Of("add_4digit", "training-w192").Changed("without_scale"));
        Assert.Equal(["w010 inconclusive", "w012 inconclusive"], _all.Of("sort", "width").Changed("without_scale"));
        Assert.Equal(["w048 artifact", "w096 artifact"], _all.Of("mul_3x1", "width").Changed("without_scale"));
        Assert.Equal(["add_4digit (training-w064) 1 survives", "sort (training-w096) 1 survives", "sort (width) 1 inconclusive"], Changes("smooth_null"));
        Assert.Equal(["mul_3x1 (width) 0.3 inconclusive"], Changes("delta"));
        Assert.Empty(_all.Tasks.SelectMany(task => task.Changed("axis")));
        string[] straight = _all.Of("sort", "width").Sensitivity.Single(row => row[4] == "smooth_null" && row[5] == "1");
        Says($"with a step share of {Invariant(100 * Parsed(straight[7]), "0")} % [{Invariant(100 * Parsed(straight[8]), "0")}, {Invariant(100 * Parsed(straight[9]), "0")}]");

        string[] Changes(string kind) => [.. claims.SelectMany(task => task.Changed(kind).Select(change => $"{task.Title} {change}")).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Its_error_rates_are_those_of_the_calibration()
    {
        Says($"In {Jumps.Count(task => task.ModelSd > 0.3)} of the {Jumps.Length} jumps models differ by more than 0.3 latent units");
        Says($"with noise of {Invariant(_all.Of("sort", "width").ModelSd, "0.00")}");
        Says($"found in {Rate("step", 6, 0.3, "survives")} % of worlds with six scales and {Rate("step", 12, 0.3, "survives")} % with twelve");
        Says($"At 0.3 with twelve scales a hinge is called an artifact in {Rate("hinge", 12, 0.3, "artifact")} % of worlds");
        Says($"called attenuated in up to {Rate("smooth_curve", 12, 0.15, "attenuated")} %");
        Says($"A hinge is called a take-off in {Rate("hinge", 8, 0.3, "takes_off")} % of worlds with eight scales at that noise");
        double smooth = Calibrated.Where(row => row["metric"] == "overall" && row["outcome"] == "takes_off" && Parsed(row["of"]) >= 15
            && WorldCatalogue.All.FirstOrDefault(world => world.Card.Id == row["world"])?.Card.Truth == WorldTruth.Smooth).Max(row => Parsed(row["rate"]));
        Says($"smooth worlds in at most {Invariant(100 * smooth, "0.#")} % of any cell");

        static string Rate(string world, int models, double tau, string outcome) => Invariant(100 * Parsed(Calibrated.First(row =>
            row["world"] == world && row["metric"] == "overall" && row["outcome"] == outcome && Parsed(row["models"]) == models && Parsed(row["tau"]) == tau)["rate"]), "0.#");
    }

    [Fact]
    public void The_jump_that_is_made_is_called_an_artifact()
    {
        using var scratch = new Scratch();
        Call call = Call.Of("investigate", Path.Combine(Repository.Root, "fixtures", "digits", "sort.jsonl.gz"), "--induce", "threshold:0.9", "--no-figures", "--out", scratch["induced"]);
        string[] cells = DigitsFigures.Cells(call.Lines.First(line => line.StartsWith("| sort (width)", StringComparison.Ordinal)));
        Assert.Contains("artifact", cells);
        Assert.StartsWith("w012 → w016 ", cells[1], StringComparison.Ordinal);
        Says($"the same networks jump by {cells[1]["w012 → w016 ".Length..]} at the same gap");
    }

    private static Dictionary<string, string>[] Calibrated { get; } = DigitsFigures.Csv(File.ReadAllText(Path.Combine(Repository.Root, "tests", "MetricLens.Calibration", "calibration.csv")));

    private DigitsFigures.Task[] Jumps => [.. _all.Tasks.Where(task => Status(task) == "apparent")];

    private DigitsFigures.Task[] Of(string verdict) => [.. _all.Tasks.Where(task => task.Verdict == verdict)];

    private static string Status(DigitsFigures.Task task) => task.Overall.GetProperty("jump").GetProperty("status").GetString()!;

    private static double Bound(DigitsFigures.Task task, string side) => task.Primary.GetProperty("step_share").GetProperty(side).GetDouble();

    /// <summary>The share of exact answers of every run over width, by model.</summary>
    private static ILookup<string, double> Runs(string task) => RecordSet.Load(Path.Combine(Repository.Root, "fixtures", "digits", task + ".jsonl.gz")).Where(record => record.Family == "width")
        .GroupBy(record => (record.Model, record.Seed)).ToLookup(run => run.Key.Model, run => run.Average(record => record.Output == record.Targets.Span[0] ? 1.0 : 0));

    private static void Says(string words) => Assert.Contains(words, Text, StringComparison.Ordinal);

    private static string[][] Rows(string head, string row) =>
    [
        .. Page.Split('\n').SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|'))
            .Where(line => line.StartsWith(head, StringComparison.Ordinal) || line.StartsWith(row, StringComparison.Ordinal)).Select(DigitsFigures.Cells),
    ];

    private static string Name(string cell) => cell.Trim('`');

    private static string Percent(JsonElement estimate, string form = "0") => FormattableString.Invariant(
        $"{Invariant(100 * estimate.GetProperty("estimate").GetDouble(), form)} [{Invariant(100 * estimate.GetProperty("lower").GetDouble(), "0")}, {Invariant(100 * estimate.GetProperty("upper").GetDouble(), "0")}]");

    private static string Invariant(double value, string form) => value.ToString(form, CultureInfo.InvariantCulture).Replace("-0 ", "0 ", StringComparison.Ordinal).Replace('-', '−');

    private static double Parsed(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
