using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The share of an example's unit tests that the model's program passes.</summary>
/// <remarks>
/// Range [0, 1], higher is better: the record's score <c>tests_passed</c> over its score <c>tests</c>. Threshold-fine: the companion of pass@1, which is 1 only where all pass. It averages as many outcomes as there are tests.
/// Unscored where a score is missing or no count, where there are no tests, or where more passed than there are. Reference: Hendrycks et al. (2021), APPS, test case average.
/// </remarks>
public sealed class UnitTestShare : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "unit_test_share",
        Name = "share of unit tests passed",
        Summary = "The share of an example's unit tests that the model's program passes.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdFine,
        Inputs = RecordFields.Scores,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.Text,
        Reference = "Hendrycks et al. (2021), Measuring Coding Challenge Competence With APPS",
        Examples =
        [
            new("Three of four tests pass.", ExampleRecord.Scored(("tests_passed", 3), ("tests", 4)), 0.75),
            new("No test passes.", ExampleRecord.Scored(("tests_passed", 0), ("tests", 4)), 0),
            new("An example without tests is unscored.", ExampleRecord.Scored(("tests_passed", 0), ("tests", 0)), null),
            new("A count that is none is unscored.", ExampleRecord.Scored(("tests_passed", 0.5), ("tests", 4)), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record) => LoggedScores.Share(record, "tests_passed", "tests");
}
