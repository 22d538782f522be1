using System.Text;
using System.Text.Json;
using MetricLens.Arms;
using MetricLens.Reports;
using MetricLens.Survival;
using MetricLens.Tests.Arms;

namespace MetricLens.Tests.Reports;

public class ArmReportTests
{
    private static readonly ArmComparison Step = MadeArms.Compare(MadeArms.Simulated("arm_step", new() { Seed = 3 }));
    private static readonly ArmComparison Shift = MadeArms.Compare(MadeArms.Simulated("arm_shift", new() { Tau = 0.03, Seed = 2 }));
    private static readonly ArmComparison None = MadeArms.Compare(MadeArms.Simulated("arm_none", new() { Tau = 0.03, Seed = 2 }));

    public static TheoryData<string> CultureNames => Cultures.Names;

    [Fact]
    public void An_emerging_benefit_is_told_with_the_scale_from_which_it_is_there()
    {
        ArmFinding finding = Step.Findings[0];
        string sentence = ArmWords.Sentence(finding);
        Assert.StartsWith($"5-shot helps exact match only from {finding.Benefits[finding.HelpsFrom!.Value].Point.Label} on, by ", sentence, StringComparison.Ordinal);
        Assert.Contains("and under target log-likelihood too", sentence, StringComparison.Ordinal);
        string shift = ArmWords.Shift(finding, finding.Shifts[0]);
        Assert.Contains(" or more times fewer parameters (0-shot does not reach it).", shift, StringComparison.Ordinal);
        Assert.StartsWith("over ", ArmWords.ShiftInShort(finding.Shifts[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_standing_benefit_is_told_to_be_the_metrics_jump()
    {
        InvestigationOptions options = MadeArms.Options with { ContinuousMetrics = ["normalized_token_edit_distance"] };
        ArmFinding standing = Enumerable.Range(1, 20).Select(seed => MadeArms.Compare(MadeArms.Simulated("arm_shift", new() { Tau = 0.03, Seed = seed }), options: options).Findings[0])
            .First(found => found.Overall == Verdict.Artifact && found.Difference.Metrics[0].Survival!.PStanding is not null);
        Assert.EndsWith("under normalized token edit distance 5-shot was ahead below already: the metric made that jump.", ArmWords.Sentence(standing), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shift_is_told_as_a_factor_with_its_bounds()
    {
        ArmFinding finding = Shift.Findings[0];
        Assert.Matches(@"^5-shot reaches exact match of 0\.\d\d at \d\.\d times fewer parameters \[\d\.\d, \d+(\.\d)?\]\.$", ArmWords.Shift(finding, finding.Shifts[0]));
    }

    [Fact]
    public void An_arm_that_needs_more_is_told_so_with_bounds_the_same_way_round()
    {
        ArmFinding back = MadeArms.One(MadeArms.Simulated("arm_shift", new() { Tau = 0.03, Seed = 2 }), "5-shot");
        Assert.Matches(@"^0-shot reaches exact match of 0\.\d\d at [3-9]\.\d times more parameters \[[2-9]\.\d, \d+(\.\d)?\]\.$", ArmWords.Shift(back, back.Shifts[0]));
    }

    [Fact]
    public void Arms_that_are_alike_are_told_to_be_not_shown_to_differ()
    {
        string sentence = ArmWords.Sentence(None.Findings[0]);
        Assert.StartsWith("5-shot is not shown to help exact match at any scale (by at most 0.", sentence, StringComparison.Ordinal);
        Assert.EndsWith("The difference does not jump under exact match.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_log_probabilities_or_distances_the_bounds_are_told_to_hold_examples_alone()
    {
        ArmFinding finding = MadeArms.Compare(MadeArms.Simulated("arm_shift", new() { Seed = 2 }), options: MadeArms.Options with { ContinuousMetrics = ["brier"] }).Findings[0];
        Assert.Empty(finding.Difference.Metrics);
        Assert.False(finding.Shifts[0].HasModelNoise);
        Assert.EndsWith("; bounds over examples alone.", ArmWords.Shift(finding, finding.Shifts[0]), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(CultureNames))]
    public void The_culture_leaves_no_trace(string culture)
    {
        Assert.Equal(Text(Step), Cultures.Under(culture, () => Text(MadeArms.Compare(MadeArms.Simulated("arm_step", new() { Seed = 3 })))));
        Assert.Equal(ArmWords.Shift(Shift.Findings[0], Shift.Findings[0].Shifts[0]), Cultures.Under(culture, () => ArmWords.Shift(Shift.Findings[0], Shift.Findings[0].Shifts[0])));
    }

    [Fact]
    public void The_json_holds_what_was_found()
    {
        using JsonDocument json = JsonDocument.Parse(Json(Step));
        Assert.Equal(ArmsJson.Schema, json.RootElement.GetProperty("schema").GetString());
        JsonElement comparison = Assert.Single(json.RootElement.GetProperty("comparisons").EnumerateArray());
        ArmFinding finding = Step.Findings[0];
        Assert.Equal(("5-shot", "0-shot", "plain_name", "survives"), (comparison.GetProperty("arm").GetString(), comparison.GetProperty("baseline").GetString(),
            comparison.GetProperty("baseline_choice").GetString(), comparison.GetProperty("verdict").GetString()));
        Assert.Equal(finding.Benefits[finding.HelpsFrom!.Value].Point.Scale, comparison.GetProperty("helps_from_scale").GetDouble());
        JsonElement shift = comparison.GetProperty("shifts")[0];
        Assert.Equal(JsonValueKind.Null, shift.GetProperty("places").GetProperty("upper").ValueKind);
        Assert.Equal(finding.Shifts[0].Lower, shift.GetProperty("places").GetProperty("lower").GetDouble());
        Assert.Equal(("within", "never"), (shift.GetProperty("arm_reach").GetString(), shift.GetProperty("baseline_reach").GetString()));
    }

    [Fact]
    public void The_csv_has_a_row_a_metric_and_scale_and_quotes_names()
    {
        ArmComparison comparison = MadeArms.Compare(MadeArms.Simulated("arm_none").Select(record => record.With(task: "sums, \"hard\"")));
        string[] lines = Csv(comparison).TrimEnd('\n').Split('\n');
        Assert.Equal(1 + (6 * 3), lines.Length);
        Assert.Equal("task,family,arm,baseline,axis,metric,scale,model,runs,n,unit,arm_mean,baseline_mean,difference,lower,upper", lines[0]);
        Assert.StartsWith("\"sums, \"\"hard\"\"\",simulated,5-shot,0-shot,params,exact_match,10000000,m1,1,120,score,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",latent,,,", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_verdict_has_its_words()
    {
        ArmFinding finding = Step.Findings[0];
        foreach (Verdict verdict in Enum.GetValues<Verdict>())
        {
            string words = ArmWords.Jumps(finding with { Difference = finding.Difference with { Overall = verdict } });
            Assert.EndsWith(".", words, StringComparison.Ordinal);
            Assert.DoesNotContain("  ", words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Reach.Within, 8, Reach.Never, 10, -0.5, double.PositiveInfinity, "How much earlier")]
    [InlineData(Reach.Never, 10, Reach.Within, 9, double.NegativeInfinity, -1.0, "at 10 or more times more parameters (the arm does not reach it)")]
    [InlineData(Reach.AtFirst, 7, Reach.Within, 8, 0.5, double.PositiveInfinity, "at 3.2 or more times fewer parameters (the arm stands there at the smallest scale already)")]
    [InlineData(Reach.Within, 8, Reach.Within, 8.5, 0.1, double.PositiveInfinity, "at 3.2 times fewer parameters [1.3, ∞]")]
    [InlineData(Reach.Within, 8, Reach.Within, 7.5, double.NegativeInfinity, 0.1, "at 3.2 times more parameters [0.8, ∞]")]
    public void An_open_shift_is_told_on_its_closed_side(Reach arm, double armAt, Reach baseline, double baselineAt, double lower, double upper, string words)
    {
        ArmFinding finding = Step.Findings[0];
        ScaleShift shift = finding.Shifts[0] with { Arm = new(arm, armAt), Baseline = new(baseline, baselineAt), Lower = lower, Upper = upper };
        Assert.Contains(words.Replace("the arm", "5-shot", StringComparison.Ordinal), ArmWords.Shift(finding, shift), StringComparison.Ordinal);
    }

    private static string Text(ArmComparison comparison) => Json(comparison) + Csv(comparison) + string.Join('\n', comparison.Findings.Select(ArmWords.Sentence));

    private static string Json(ArmComparison comparison) => Written(stream => ArmsJson.Write(comparison, stream));

    private static string Csv(ArmComparison comparison) => Written(stream => ArmsCsv.Write(comparison, stream));

    private static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
