using System.Globalization;
using MetricLens.Records;

namespace MetricLens.Plotting.Tests;

/// <summary>Records with known truth: the latent score of a scale is given, outputs are drawn from it.</summary>
public static class Worlds
{
    private const int Tokens = 5;

    /// <summary>A run of widths that doubles.</summary>
    public static double[] Doubling(int count, double first = 1e4) => [.. Enumerable.Range(0, count).Select(k => first * Math.Pow(2, k))];

    /// <summary>Generated text: the mean loss per token at each scale is exp(−latent).</summary>
    public static IEnumerable<Record> Text(string task, string family, double[] scales, Func<double, double> latent,
        int seeds = 1, int examples = 100, Func<int, string>? name = null, double noise = 0.05, bool hasLogprobs = true)
    {
        var random = new Random(7 + task.Length + (31 * family.Length));
        foreach ((int k, int seed) in Runs(scales, seeds))
        {
            double shift = noise * Normal(random);
            for (int i = 0; i < examples; i++)
            {
                double loss = Math.Exp(-(latent(Unit(scales, k)) + shift)) * Hardness(i, examples);
                bool isRight = random.NextDouble() < Math.Exp(-loss * Tokens);
                yield return new Record
                {
                    Task = task, Family = family, Model = Name(name, k), ExampleId = Id(i), Seed = seeds > 1 ? seed : null,
                    Scales = new ScaleValues { Params = scales[k] },
                    Target = "12345", Output = isRight ? "12345" : Wrong(random, loss),
                    TargetLogprobs = hasLogprobs ? Enumerable.Repeat(-loss, Tokens).ToArray() : [],
                };
            }
        }
    }

    /// <summary>Questions of four options: the right one's log-probability lies above the others' by a margin that the latent score sets.</summary>
    public static IEnumerable<Record> Choices(string task, string family, double[] scales, Func<double, double> latent,
        int seeds = 1, int examples = 100, Func<int, string>? name = null)
    {
        var random = new Random(11 + task.Length);
        double[] difficulty = [.. Enumerable.Range(0, examples).Select(_ => 1.2 * Normal(random))];
        foreach ((int k, int seed) in Runs(scales, seeds))
        {
            double shift = 0.05 * Normal(random);
            for (int i = 0; i < examples; i++)
            {
                double margin = latent(Unit(scales, k)) + shift + difficulty[i];
                yield return new Record
                {
                    Task = task, Family = family, Model = Name(name, k), ExampleId = Id(i), Seed = seeds > 1 ? seed : null,
                    Scales = new ScaleValues { Params = scales[k] },
                    Choices = new[] { "a", "b", "c", "d" }, Gold = 0,
                    ChoiceLogprobs = new[] { -5 + Math.Min(margin, 4.5), -5 + (0.3 * Normal(random)), -5 + (0.3 * Normal(random)), -5 + (0.3 * Normal(random)) },
                };
            }
        }
    }

    /// <summary>Text answers alone, each right with a probability.</summary>
    public static IEnumerable<Record> Answers(string task, double[] scales, Func<double, double> right, int examples = 60, Func<int, string>? name = null)
    {
        var random = new Random(5);
        for (int k = 0; k < scales.Length; k++)
        {
            for (int i = 0; i < examples; i++)
            {
                yield return new Record
                {
                    Task = task, Model = Name(name, k), ExampleId = Id(i), Scales = new ScaleValues { Params = scales[k] },
                    Target = "right", Output = random.NextDouble() < right(scales.Length == 1 ? 1 : Unit(scales, k)) ? "right" : "wrong",
                };
            }
        }
    }

    /// <summary>The finding of records that make one comparison.</summary>
    public static TaskFinding Finding(IEnumerable<Record> records, InvestigationOptions? options = null) => Result(records, options).Findings.Single();

    /// <summary>The result of records, with few resamples.</summary>
    public static InvestigationResult Result(IEnumerable<Record> records, InvestigationOptions? options = null) =>
        Investigation.Of(RecordSet.Of(records), options ?? new() { Resamples = 1000 }).Run();

    /// <summary>A smooth rise that exact match turns into a jump.</summary>
    public static double Smooth(double unit) => (4.6 * unit) - 0.4;

    /// <summary>A rise by a step in the middle.</summary>
    public static double Step(double unit) => unit < 0.55 ? (0.3 * unit) - 0.2 : 3 + (0.3 * unit);

    /// <summary>Flat up to the middle, then rising.</summary>
    public static double Hinge(double unit) => -0.3 + (9 * Math.Max(unit - 0.5, 0));

    private static double Unit(double[] scales, int k) =>
        scales.Length == 1 ? 1 : Math.Log(scales[k] / scales[0]) / Math.Log(scales[^1] / scales[0]);

    private static IEnumerable<(int Scale, int Seed)> Runs(double[] scales, int seeds) =>
        from k in Enumerable.Range(0, scales.Length) from seed in Enumerable.Range(0, seeds) select (k, seed);

    private static double Hardness(int example, int examples) => 0.4 + (1.2 * example / examples);

    private static string Wrong(Random random, double loss)
    {
        char[] text = [.. "12345"];
        text[random.Next(Tokens)] = 'x';
        for (int i = 0; i < Tokens; i++)
            if (random.NextDouble() > Math.Exp(-loss)) text[i] = 'x';
        return new(text);
    }

    private static string Name(Func<int, string>? name, int k) => name?.Invoke(k) ?? string.Create(CultureInfo.InvariantCulture, $"m{k + 1:00}");

    private static string Id(int example) => example.ToString("0000", CultureInfo.InvariantCulture);

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
