using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Text;

namespace MetricLens.Simulation;

/// <summary>Questions answered by a string of digits, one token a digit, sampled at temperature 1.</summary>
internal sealed class TextQuestions(SimulationOptions options) : IQuestions
{
    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>Targets up to this length are scored without a heap.</summary>
    private const int MostOnStack = 64;

    private static readonly MetricCard[] Cards =
        [MetricCatalogue.Get("exact_match").Card, MetricCatalogue.Get("target_log_likelihood").Card, MetricCatalogue.Get("normalized_token_edit_distance").Card];

    private readonly Question[] _questions = [.. Enumerable.Range(0, options.Examples).Select(index => Question.Draw(index, options))];

    public IReadOnlyList<MetricCard> Metrics => Cards;

    public Record Answer(SimulatedRun run, SimulatedExample example, int index, double ability, RandomStream stream)
    {
        Question question = _questions[index];
        int[] digits = new int[question.Target.Length];
        double[] logprobs = new double[digits.Length];
        Sample(question, ability - example.Difficulty, stream, digits, logprobs);
        string[] output = Array.ConvertAll(digits, digit => Digits[digit]);
        return new()
        {
            Task = run.Task,
            Family = Simulator.Family,
            Model = run.Model,
            Seed = run.Seed,
            Arm = run.Arm,
            Scales = run.Scales,
            ExampleId = example.Id,
            Cluster = example.Cluster,
            Targets = question.Texts,
            Output = string.Concat(output),
            TargetTokens = question.Tokens,
            OutputTokens = TokenSequence.Of(output),
            TargetLogprobs = logprobs,
        };
    }

    public void Score(SimulatedExample example, int index, double ability, RandomStream stream, Span<Score> scores)
    {
        Question question = _questions[index];
        int length = question.Target.Length;
        Span<int> digits = length <= MostOnStack ? stackalloc int[length] : new int[length];
        Span<double> logprobs = length <= MostOnStack ? stackalloc double[length] : new double[length];
        Sample(question, ability - example.Difficulty, stream, digits, logprobs);
        scores[0] = MetricLens.Metrics.Score.Of(digits.SequenceEqual(question.Target) ? 1 : 0, chance: 0);
        scores[1] = MetricLens.Metrics.Score.Of(CompensatedSum.Of(logprobs) / length, units: length);
        scores[2] = MetricLens.Metrics.Score.Of((double)EditDistance.Levenshtein<int>(digits, question.Target) / length, units: length);
    }

    /// <summary>What a run answers: its digits, and the log-probabilities of the right ones.</summary>
    private static void Sample(Question question, double ability, RandomStream stream, Span<int> digits, Span<double> logprobs)
    {
        for (int token = 0; token < digits.Length; token++)
        {
            logprobs[token] = LogProbability(ability + question.TokenParts[token]);
            bool isRight = stream.NextDouble() < Math.Exp(logprobs[token]);
            digits[token] = isRight ? question.Target[token] : Wrong(question.Target[token], stream);
        }
    }

    /// <summary>log of 1 / (1 + exp(−logit)), at most 0, without loss at either end.</summary>
    private static double LogProbability(double logit) =>
        Math.Min(logit, 0) - Elementary.Log1p(Math.Exp(-Math.Abs(logit)));

    /// <summary>Any other digit, all equally likely.</summary>
    private static int Wrong(int right, RandomStream stream) => (right + 1 + stream.NextInt(Digits.Length - 1)) % Digits.Length;

    /// <summary>A target, and how much easier than its example each of its tokens is.</summary>
    private sealed record Question(int[] Target, string[] Texts, TokenSequence Tokens, double[] TokenParts)
    {
        public static Question Draw(int index, SimulationOptions options)
        {
            RandomStream targets = RandomStream.Derive(options.Seed, "simulation target", index);
            RandomStream parts = RandomStream.Derive(options.Seed, "simulation token", index);
            int[] target = new int[options.Length];
            double[] tokenParts = new double[options.Length];
            for (int token = 0; token < target.Length; token++)
            {
                target[token] = targets.NextInt(Digits.Length);
                tokenParts[token] = options.TokenSpread * parts.NextNormal();
            }
            string[] tokens = Array.ConvertAll(target, digit => Digits[digit]);
            return new(target, [string.Concat(tokens)], TokenSequence.Of(tokens), tokenParts);
        }
    }
}
