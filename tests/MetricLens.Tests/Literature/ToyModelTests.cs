using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Tests.Literature;

/// <summary>The toy model of Schaeffer et al. 2023, section 2: a smooth per-token loss, and what metrics make of it.</summary>
/// <remarks>
/// L_CE = (N / c)^α with c = 1e8 and α = −0.5, p = exp(−L_CE), targets of five tokens. The paper's slips are not reproduced: the expected edit distance is L
/// times the probability of an *error* (1.355533 at 1e9 parameters; 1.355535 is what p rounded to six digits gives), and the resolution is 1/n under exact match and 1/(nL) under token errors.
/// </remarks>
public class ToyModelTests
{
    private const int Length = 5;

    private static readonly double[] Sizes = [1e8, 1e9, 1e10, 1e11];

    private static double Loss(double size) => Math.Pow(size / 1e8, -0.5);

    private static double Right(double size) => Math.Exp(-Loss(size));

    [Theory]
    [InlineData(1e8, 0.367879, 0.006738, 3.160603)]
    [InlineData(1e9, 0.728893, 0.205741, 1.355533)]
    [InlineData(1e10, 0.904837, 0.606531, 0.475813)]
    [InlineData(1e11, 0.968872, 0.853753, 0.155640)]
    public void The_metrics_give_the_printed_figures_for_a_model_of_the_law(double size, double perToken, double exactMatch, double editDistance)
    {
        // The library's own metrics on the record of a model with this loss: no formula of the test's.
        var record = new Record { Task = "toy", Model = "toy", ExampleId = "0", Target = "a", TargetLogprobs = Enumerable.Repeat(-Loss(size), Length).ToArray() };
        Assert.Equal(perToken, Math.Exp(Score("target_log_likelihood", record)), 6);
        Assert.Equal(exactMatch, Score("expected_exact_match", record), 6);
        Assert.Equal(editDistance, Length * (1 - Math.Exp(Score("target_log_likelihood", record))), 6);
    }

    [Fact]
    public void Simulated_outputs_meet_the_printed_figures()
    {
        const int Examples = 4000;
        foreach (double size in Sizes)
        {
            Record[] records = [.. Outputs(size, Length, Examples)];
            double p = Right(size), match = Math.Pow(p, Length);
            AssertWithin(match, Mean("exact_match", records), Math.Sqrt(match * (1 - match) / Examples));
            // An alignment may save an edit over position by position, never cost one.
            double positions = Length * (1 - p), distance = Mean("token_edit_distance", records);
            Assert.InRange(distance, 0.9 * positions, positions + (4 * Math.Sqrt(Length * p * (1 - p) / Examples)));
            AssertWithin(p, Mean("token_accuracy", records), Math.Sqrt(p * (1 - p) / Length / Examples));
        }
    }

    [Fact]
    public void A_linear_metric_shows_smooth_improvement_of_the_very_outputs_that_jump_under_exact_match()
    {
        const int Examples = 1000, Long = 20;
        double[] sizes = [.. Enumerable.Range(0, 9).Select(k => 1e8 * Math.Pow(10, k / 2.0))];
        Record[][] outputs = [.. sizes.Select(size => Outputs(size, Long, Examples).ToArray())];
        double[] exact = [.. outputs.Select(records => Mean("exact_match", records))], distance = [.. outputs.Select(records => Mean("token_edit_distance", records))];
        // Exact match sits at its floor over most of the range of the small models, where the distance has covered most of its way.
        Assert.True(exact[2] < 0.005 && exact[^1] > 0.7);
        Assert.True((distance[0] - distance[2]) / (distance[0] - distance[^1]) > 0.45);
        // Every scale of the distance is better than the one before it, by more than the noise.
        for (int k = 1; k < sizes.Length; k++) Assert.True(distance[k - 1] - distance[k] > 0.1);
        // The distance is the law's to a few per cent: no gap is out of line with the smooth curve.
        for (int k = 0; k < sizes.Length; k++) Assert.InRange(distance[k] / (Long * (1 - Right(sizes[k]))), 0.85, 1.05);
    }

    [Fact]
    public void More_test_data_shows_small_models_above_chance()
    {
        double size = 1e8, match = Math.Pow(Right(size), Length), chance = Math.Pow(0.1, Length);
        double few = Mean("exact_match", Outputs(size, Length, 50)) * 50, many = Mean("exact_match", Outputs(size, Length, 20_000)) * 20_000;
        Assert.Equal(0, few);
        // Fifty examples leave room for ten times the true accuracy; twenty thousand show it above chance.
        Assert.True(Proportion.ClopperPearson(few, 50, 0.95).Upper > 10 * match);
        (double lower, double upper) = Proportion.ClopperPearson(many, 20_000, 0.95);
        Assert.True(lower > chance);
        Assert.InRange(match, lower, upper);
    }

    [Fact]
    public void Target_length_acts_geometrically_on_exact_match_and_nearly_linearly_on_edit_distance()
    {
        const int Examples = 4000;
        const double Size = 1e10;
        int[] lengths = [1, 2, 3, 4, 5, 6, 8];
        double p = Right(Size);
        double[] exact = [.. lengths.Select(length => Mean("exact_match", Outputs(Size, length, Examples)))];
        double[] distance = [.. lengths.Select(length => Mean("token_edit_distance", Outputs(Size, length, Examples)))];
        for (int i = 0; i < lengths.Length; i++)
        {
            AssertWithin(Math.Pow(p, lengths[i]), exact[i], Math.Sqrt(Math.Pow(p, lengths[i]) * (1 - Math.Pow(p, lengths[i])) / Examples));
            Assert.InRange(distance[i] / (lengths[i] * (1 - p)), 0.9, 1.1);
        }
        // A straight line in length fits the distance and the logarithm of exact match; exact match itself bends.
        double[] x = Array.ConvertAll(lengths, length => (double)length);
        Assert.True(Straightness(x, distance) > 0.998);
        Assert.True(Straightness(x, Array.ConvertAll(exact, Math.Log)) > 0.998);
        Assert.True(exact[0] - exact[1] > 1.5 * (exact[5] - exact[6]) / 2);
    }

    [Fact]
    public void Resolution_is_one_in_n_for_exact_match_and_one_in_n_L_for_token_errors()
    {
        const int Examples = 40;
        Record[] records = [.. Outputs(1e11, Length, Examples)];
        // One more wrong token in an example that was right costs 1/n under the one and 1/(nL) under the other.
        int place = Array.FindIndex(records, record => record.Output == record.Targets.Span[0]);
        Record[] worse = [.. records];
        string[] right = [.. records[place].Output!.Select(digit => digit.ToString())], tokens = [.. right];
        tokens[2] = tokens[2] == "0" ? "1" : "0";
        worse[place] = Answer(tokens, right, place, 0);
        Assert.Equal(1.0 / Examples, Mean("exact_match", records) - Mean("exact_match", worse), 12);
        Assert.Equal(1.0 / (Examples * Length), Mean("token_accuracy", records) - Mean("token_accuracy", worse), 12);
        Assert.Equal(1.0 / (Examples * Length), Mean("normalized_token_edit_distance", worse) - Mean("normalized_token_edit_distance", records), 12);
    }

    private static double Score(string metric, Record record) => MetricCatalogue.Get(metric).Measure(record).Value;

    private static double Mean(string metric, IEnumerable<Record> records)
    {
        double[] scores = [.. records.Select(record => Score(metric, record))];
        return scores.Sum() / scores.Length;
    }

    /// <summary>Within four standard errors: one in 16,000 seeds would fail.</summary>
    private static void AssertWithin(double expected, double actual, double standardError) =>
        Assert.InRange(actual, expected - (4 * standardError), expected + (4 * standardError));

    /// <summary>The squared correlation with a straight line.</summary>
    private static double Straightness(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        double cross = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return cross * cross / (x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }

    /// <summary>Answers of a model whose every token is right with the law's probability, independently, and else any other digit.</summary>
    private static IEnumerable<Record> Outputs(double size, int length, int examples)
    {
        for (int example = 0; example < examples; example++)
        {
            RandomStream stream = RandomStream.Derive((long)size, "toy " + length, example);
            string[] target = new string[length], output = new string[length];
            for (int i = 0; i < length; i++)
            {
                int right = stream.NextInt(10);
                target[i] = Digit(right);
                output[i] = Digit(stream.NextDouble() < Right(size) ? right : (right + 1 + stream.NextInt(9)) % 10);
            }
            yield return Answer(output, target, example, Loss(size));
        }

        static string Digit(int digit) => ((char)('0' + digit)).ToString();
    }

    private static Record Answer(string[] output, string[] target, int example, double loss) => new()
    {
        Task = "toy",
        Model = "toy",
        ExampleId = $"{example:000000}",
        Target = string.Concat(target),
        Output = string.Concat(output),
        TargetTokens = TokenSequence.Of(target),
        OutputTokens = TokenSequence.Of(output),
        TargetLogprobs = target.Select(_ => -loss).ToArray(),
    };
}
