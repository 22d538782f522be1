using System.Runtime.InteropServices;
using MetricLens.Records;
using MetricLens.Simulation;
using MetricLens.Statistics;

namespace MetricLens.Benchmarks;

/// <summary>What both sides read; everything comes from fixed seeds.</summary>
internal static class Inputs
{
    /// <summary>Lengths of the sequences that are compared, and how many pairs of each.</summary>
    public static readonly (int Length, int Pairs)[] Lengths = [(10, 400_000), (50, 80_000), (200, 10_000)];

    public const int Resamples = 10_000, Examples = 1_000, Models = 10;

    private const int Vocabulary = 5_000;
    private const string Letters = "etaoin shrdlu cmfwyp vbgkqjxz";

    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach ((int length, int pairs) in Lengths) WritePairs(folder, length, pairs);
        WriteBootstrap(folder);
        WriteTasks(Path.Combine(folder, "job"), 50);
    }

    /// <summary>Pairs of which one is the other with a third of its places edited, as tokens and as texts.</summary>
    private static void WritePairs(string folder, int length, int pairs)
    {
        var random = RandomStream.Derive(1, "pairs", length);
        using var tokens = new StreamWriter(Path.Combine(folder, $"tokens_{length}.txt")) { NewLine = "\n" };
        using var texts = new StreamWriter(Path.Combine(folder, $"texts_{length}.txt")) { NewLine = "\n" };
        for (int i = 0; i < pairs; i++)
        {
            tokens.WriteLine(string.Join('\t', Edited(random, length, Vocabulary).Select(side => string.Join(' ', side))));
            texts.WriteLine(string.Join('\t', Edited(random, length, Letters.Length).Select(side => string.Concat(side.Select(letter => Letters[letter])))));
        }
    }

    private static List<int>[] Edited(RandomStream random, int length, int alphabet)
    {
        List<int> left = [.. Enumerable.Range(0, length).Select(_ => random.NextInt(alphabet))], right = [.. left];
        for (int i = 0; i < length / 3; i++)
        {
            int place = random.NextInt(right.Count);
            if (i % 3 == 0) right.RemoveAt(place);
            else if (i % 3 == 1) right.Insert(place, random.NextInt(alphabet));
            else right[place] = random.NextInt(alphabet);
        }
        return [left, right];
    }

    /// <summary>Scores of 0 and 1, and the examples of every resample: those of MetricLens's own draw, so that both sides average the same.</summary>
    private static void WriteBootstrap(string folder)
    {
        var random = RandomStream.Derive(2, "scores", 0);
        double[] scores = [.. Enumerable.Range(0, Models * Examples).Select(i => random.NextInt(100) < 5 + (9 * (i / Examples)) ? 1.0 : 0.0)];
        File.WriteAllBytes(Path.Combine(folder, "scores.f64"), MemoryMarshal.AsBytes<double>(scores));
        BootstrapIndex index = BootstrapIndex.Draw(Examples, null, Resamples, 1);
        int[] examples = new int[Resamples * Examples];
        for (int resample = 0, place = 0; resample < Resamples; resample++)
        {
            ReadOnlySpan<ushort> counts = index.Multiplicities(resample);
            for (int example = 0; example < Examples; example++)
                for (int i = 0; i < counts[example]; i++) examples[place++] = example;
        }
        File.WriteAllBytes(Path.Combine(folder, "examples.i32"), MemoryMarshal.AsBytes<int>(examples));
    }

    /// <summary>Records of 8 models on tasks of 1,000 examples, half of them smooth worlds and half steps, with the log-probabilities of the target's tokens.</summary>
    public static void WriteTasks(string folder, int tasks)
    {
        Directory.CreateDirectory(folder);
        for (int task = 0; task < tasks; task++)
        {
            IWorld world = WorldCatalogue.Get(task % 2 == 0 ? "smooth" : "step");
            IEnumerable<Record> records = Simulator.Records(world, new SimulationOptions { Models = 8, Examples = 1_000, Length = 5, Task = $"task {task}", Seed = task });
            using var stream = new FileStream(Path.Combine(folder, $"task_{task:0000}.jsonl"), FileMode.Create);
            RecordWriter.Write(stream, records);
        }
    }
}
