using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Simulation;

/// <summary>Questions answered by a string of digits, one token a digit, sampled at temperature 1.</summary>
internal sealed class TextQuestions(SimulationOptions options) : IQuestions
{
    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    private readonly Question[] _questions = [.. Enumerable.Range(0, options.Examples).Select(index => Question.Draw(index, options))];

    public Record Answer(SimulatedRun run, SimulatedExample example, int index, double ability, RandomStream stream)
    {
        Question question = _questions[index];
        string[] output = new string[question.Target.Length];
        double[] logprobs = new double[output.Length];
        for (int token = 0; token < output.Length; token++)
        {
            double logit = ability - example.Difficulty + question.TokenParts[token];
            logprobs[token] = LogProbability(logit);
            bool isRight = stream.NextDouble() < Math.Exp(logprobs[token]);
            output[token] = Digits[isRight ? question.Target[token] : Wrong(question.Target[token], stream)];
        }
        return new()
        {
            Task = run.Task,
            Family = Simulator.Family,
            Model = run.Model,
            Seed = run.Seed,
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
