using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace MetricLens.Records;

/// <summary>The few scores of one record by name; records of one file share the names.</summary>
/// <remarks>A dictionary a record would be several times as large, and there are as many as records.</remarks>
/// <param name="names">The names, all different.</param>
/// <param name="values">One score a name.</param>
internal sealed class NamedScores(string[] names, double[] values) : IReadOnlyDictionary<string, double>
{
    public int Count => names.Length;

    public IEnumerable<string> Keys => names;

    public IEnumerable<double> Values => values;

    public double this[string key] => TryGetValue(key, out double value) ? value : throw new KeyNotFoundException($"There is no score '{key}'; there are {string.Join(", ", names)}.");

    public bool ContainsKey(string key) => Array.IndexOf(names, key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value)
    {
        int at = Array.IndexOf(names, key);
        value = at >= 0 ? values[at] : 0;
        return at >= 0;
    }

    public IEnumerator<KeyValuePair<string, double>> GetEnumerator()
    {
        for (int i = 0; i < names.Length; i++) yield return new(names[i], values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
