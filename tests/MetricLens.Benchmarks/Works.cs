using System.Globalization;
using System.Runtime.InteropServices;
using MetricLens.Calibration;
using MetricLens.Import;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Statistics;
using MetricLens.Text;

namespace MetricLens.Benchmarks;

/// <summary>The work that MetricLens is measured at, by name; peers.py has the same names. Each returns a checksum that both sides must agree on.</summary>
internal static class Works
{
    /// <summary>Loads what a piece of work reads, unless reading is the work, and returns the work.</summary>
    public static Func<double> Prepare(string name, string folder)
    {
        string file(string suffix) => Path.Combine(folder, suffix);
        switch (name.Split(' '))
        {
            case ["tokens", string way, string length]:
                (int[] Left, int[] Right)[] tokens = [.. Lines(file($"tokens_{length}.txt")).Select(line => (Numbers(line[0]), Numbers(line[1])))];
                return way switch
                {
                    "plain" => () => tokens.Sum(pair => (double)PlainDistance.TwoRows<int>(pair.Left, pair.Right)),
                    "ours" => () => tokens.Sum(pair => (double)EditDistance.Levenshtein<int>(pair.Left, pair.Right)),
                    _ => throw new ArgumentException($"'{way}' is no way to compare tokens.", nameof(name)),
                };
            case ["texts", string way, string length]:
                (string Left, string Right)[] texts = [.. Lines(file($"texts_{length}.txt")).Select(line => (line[0], line[1]))];
                var f23 = new F23.StringSimilarity.Levenshtein();
                return way switch
                {
                    "plain" => () => texts.Sum(pair => (double)PlainDistance.TwoRows<char>(pair.Left, pair.Right)),
                    "ours" => () => texts.Sum(pair => (double)EditDistance.Levenshtein(pair.Left, pair.Right)),
                    "F23.StringSimilarity" => () => texts.Sum(pair => f23.Distance(pair.Left, pair.Right)),
                    "FuzzySharp" => () => texts.Sum(pair => (double)FuzzySharp.Levenshtein.EditDistance(pair.Left, pair.Right)),
                    _ => throw new ArgumentException($"'{way}' is no way to compare texts.", nameof(name)),
                };
            case ["bootstrap", "ours"]:
                double[][] scores = Scores(file("scores.f64"));
                BootstrapIndex index = BootstrapIndex.Draw(Inputs.Examples, null, Inputs.Resamples, 1);
                return () => index.Means(scores).Sum(means => CompensatedSum.Of(means));
            case ["bootstrap", "drawn"]:
                double[][] columns = Scores(file("scores.f64"));
                return () => BootstrapIndex.Draw(Inputs.Examples, null, Inputs.Resamples, 1).Means(columns).Sum(means => CompensatedSum.Of(means));
            case ["read", "ours"]:
                return () => Read(file("samples"));
            case ["job", "ours"]:
                return () => Job(file("job"));
            case ["job", "scored"]:
                return () => ScoreTable.Of(Load(file("job")), StandardMetrics.Scored, threads: 1).Keys.Tasks.Count;
            case ["characteristics", "ours"]:
                return Characteristics;
            default:
                throw new ArgumentException($"There is no work '{name}'.", nameof(name));
        }
    }

    /// <summary>The sum of the logged scores of lm-evaluation-harness samples, of which nothing else is needed.</summary>
    private static double Read(string folder)
    {
        var import = new RecordImport([folder], new ImportOptions { KeepsContent = false, Records = new RecordReadOptions { Fields = RecordFields.Scores } });
        return import.Read().Sum(line => 1 + line.Record.Scores!["lm_eval:acc"]);
    }

    private static RecordSet Load(string folder) => RecordSet.Load([folder]);

    private static double Job(string folder) => Investigation.Of(Load(folder), new InvestigationOptions { Threads = 1 }).Run().Findings.Count;

    private static double Characteristics()
    {
        var cell = new CalibrationCell { World = "smooth", Models = 8, Examples = 300, Length = 5 };
        return OperatingCharacteristics.Run(cell, runs: 100, seed: 1, threads: 1).Runs;
    }

    private static IEnumerable<string[]> Lines(string path) => File.ReadLines(path).Select(line => line.Split('\t'));

    private static int[] Numbers(string text) => [.. text.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    private static double[][] Scores(string path)
    {
        double[] all = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(path)).ToArray();
        return [.. all.Chunk(Inputs.Examples)];
    }
}
