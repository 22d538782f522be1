using MetricLens.Metrics;

namespace MetricLens.Testing.Tests;

/// <summary>No metric of the library has moved: a change that is meant is written anew and named in the changelog.</summary>
public class LibraryBaselineTests
{
    /// <summary>Beside each metric's defaults the variants that others publish figures of, or that go another way through the code.</summary>
    private static readonly string[] Variants =
    [
        "brier:epsilon", "brier:half", "brier:mean", "choice_probability:epsilon", "lm_eval:exact_match:ignore_case:ignore_punctuation", "lm_eval:exact_match:ignore_white_space", "multiple_choice_accuracy:bytes",
        "multiple_choice_accuracy:characters", "multiple_choice_accuracy:first", "pass_at_k:10", "ranked_probability_score:sum", "rouge_l:none", "token_edit_distance:indel", "token_edit_distance:lcs",
        "token_edit_distance:osa", "token_edit_distance:words", "token_edit_similarity:triangle", "token_f1:squad",
    ];

    private static readonly string[] All = [.. MetricCatalogue.All.Select(metric => metric.Card.Id), .. Variants];

    public static TheoryData<string> Ids => [.. All];

    [Theory, MemberData(nameof(Ids))]
    public void A_metric_scores_what_it_did(string id) => MetricBaseline.Verify(MetricCatalogue.Get(id), FileOf(id));

    [Fact]
    public void Every_baseline_is_of_a_metric_that_is_there() => Assert.Equal(
        All.Select(id => Path.GetFileName(FileOf(id))).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Repository.Path("fixtures", "baselines")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <remarks>Run by hand: dotnet run -c Release --project tests/MetricLens.Testing.Tests -- -explicit only -method '*Write_the_baselines'.</remarks>
    [Fact(Explicit = true)]
    public void Write_the_baselines()
    {
        Directory.CreateDirectory(Repository.Path("fixtures", "baselines"));
        foreach (string id in All) MetricBaseline.Write(MetricCatalogue.Get(id), FileOf(id));
    }

    /// <summary>A colon may stand in an id and not in a file's name everywhere.</summary>
    private static string FileOf(string id) => Repository.Path("fixtures", "baselines", $"{id.Replace(':', '.')}.json");
}
