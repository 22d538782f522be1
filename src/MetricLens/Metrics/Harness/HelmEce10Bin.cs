using MetricLens.Metrics.Sets;
using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>The calibration error over ten bins of about as many answers each, as HELM computes ece_10_bin.</summary>
/// <remarks>
/// Range [0, 1], lower is better. The edges of the bins lie half way between neighbours of the chunks that numpy.array_split makes of the sorted confidences; equal edges are one, so that ties make fewer bins. The sound definition is
/// <c>calibration_error:equal_mass</c>. There is no score without an answer that has a confidence. Reference: calibration_metrics.py of HELM; Kumar, Liang and Ma (2019), verified calibration.
/// </remarks>
public sealed class HelmEce10Bin : ISetMetric, IHasVariants<ISetMetric>
{
    private const int Bins = 10;

    /// <summary>The metric with its default: confidence of choices.</summary>
    public HelmEce10Bin()
        : this(MetricVariant.Default(ConfidenceReading.Source))
    {
    }

    private HelmEce10Bin(MetricVariant variant)
    {
        Variant = variant;
        Card = new()
        {
            Id = "helm:ece_10_bin" + variant.Suffix,
            Name = "ece_10_bin (HELM)" + variant.InName,
            Summary = "The calibration error over ten bins of about as many answers each, as HELM computes ece_10_bin.",
            Level = MetricLevel.Set,
            Direction = Direction.LowerIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = Continuity.ThresholdFine,
            Inputs = ConfidenceReading.InputsOf(variant[ConfidenceReading.Source]),
            Claims = MetricClaims.ReferenceIsBest,
            Options = variant.Options,
            Quirks = ["Bins are cut half way between answers, and equal edges are one: where confidences tie there are fewer bins, of unequal mass."],
            Reference = ToolRules.Helm,
            Examples = variant.Own(
                ("",
                [
                    new("Certain and wrong is an error of 1.", [ExampleRecord.Choice(0, double.NegativeInfinity, -1)], 1),
                    new("Equal confidences share a bin: one half, and one half right.", [ExampleRecord.Choice(0, -1, -1), ExampleRecord.Choice(1, -1, -1)], 0),
                    new("No record with a confidence is no score.", [ExampleRecord.Text("x", "x")], null),
                ]),
                (":of_scores", [new("Four answers are four bins where they differ.", ConfidenceReading.Logged((0.9, 1), (0.8, 1), (0.3, 0), (0.2, 0)), 0.2),
                    // Eleven answers in ten bins: the first holds two, and an edge that lies on a tie belongs to the bin below, which then holds the tie whole.
                    new("An edge at a tie belongs to the bin below.", ConfidenceReading.Logged((0.1, 1), (0.2, 0), (0.2, 0), (0.3, 0), (0.4, 0), (0.5, 0), (0.6, 1), (0.7, 1), (0.8, 1), (0.9, 1), (1, 1)), 2.7 / 11)])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public ISetMetric With(MetricVariant variant) => new HelmEce10Bin(variant);

    /// <inheritdoc/>
    public SetContribution Read(Record record) => ConfidenceReading.Of(record, Variant[ConfidenceReading.Source]);

    /// <inheritdoc/>
    public Score Measure(SetSample sample)
    {
        (double Confidence, double Correct)[] answers = [.. ConfidenceReading.Sorted(sample).SelectMany(answer => Enumerable.Repeat((answer.Confidence, answer.Correct), answer.Weight))];
        if (answers.Length == 0) return Score.Unscored("no answer counts");
        double[] edges = Edges([.. answers.Select(answer => answer.Confidence)]);
        double error = answers.GroupBy(answer => Array.FindIndex(edges, edge => edge >= answer.Confidence))
            .Sum(bin => Math.Abs(bin.Sum(answer => answer.Confidence) - bin.Sum(answer => answer.Correct)));
        return Score.Of(error / answers.Length, units: answers.Length);
    }

    private static double[] Edges(double[] sorted)
    {
        int bins = Math.Min(Bins, sorted.Length), size = sorted.Length / bins, more = sorted.Length % bins, end = 0;
        var edges = new SortedSet<double> { 1 };
        for (int i = 0; i + 1 < bins; i++)
        {
            end += size + (i < more ? 1 : 0);
            edges.Add((sorted[end - 1] + sorted[end]) / 2);
        }
        return [.. edges];
    }
}
