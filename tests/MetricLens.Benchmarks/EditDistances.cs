using BenchmarkDotNet.Attributes;
using MetricLens.Statistics;
using MetricLens.Text;

namespace MetricLens.Benchmarks;

/// <summary>The Levenshtein distance of 1,000 pairs of token sequences, of which a third of the places differ, by every way that there is.</summary>
public class EditDistances
{
    private (int[] Left, int[] Right)[] _pairs = [];

    [Params(10, 50, 200)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Draw()
    {
        var random = RandomStream.Derive(1, "benchmark", Length);
        _pairs = [.. Enumerable.Range(0, 1000).Select(_ =>
        {
            int[] left = [.. Enumerable.Range(0, Length).Select(_ => random.NextInt(5000))];
            return (left, Array.ConvertAll(left, token => random.NextInt(3) == 0 ? random.NextInt(5000) : token));
        })];
    }

    [Benchmark(Baseline = true)]
    public int TwoRows() => _pairs.Sum(pair => PlainDistance.TwoRows<int>(pair.Left, pair.Right));

    [Benchmark]
    public int Table() => _pairs.Sum(pair => BitParallelDistance.Of<int>(pair.Left, pair.Right, isIndel: false, vectorBits: 0));

    [Benchmark]
    public int Vectors128() => _pairs.Sum(pair => BitParallelDistance.Of<int>(pair.Left, pair.Right, isIndel: false, vectorBits: 128));

    [Benchmark]
    public int Vectors256() => _pairs.Sum(pair => BitParallelDistance.Of<int>(pair.Left, pair.Right, isIndel: false, vectorBits: 256));

    [Benchmark]
    public int AsTheMachineHas() => _pairs.Sum(pair => EditDistance.Levenshtein<int>(pair.Left, pair.Right));
}
