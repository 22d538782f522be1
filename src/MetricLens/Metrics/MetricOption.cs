namespace MetricLens.Metrics;

/// <summary>A choice that a metric's definition leaves open: one of several words, or a whole number in a range.</summary>
/// <remarks>In an expression each choice follows a colon: <c>brier:half</c>, <c>pass_at_k:10</c>. The words of all options of one metric differ, so that a word says which option it sets.</remarks>
public sealed record MetricOption
{
    private MetricOption(string name, IReadOnlyList<MetricOptionValue> values) => (Name, Values) = (name, values);

    /// <summary>What is chosen, as a noun in snake case.</summary>
    public string Name { get; }

    /// <summary>The words to choose from, the default first; empty where a number is chosen.</summary>
    public IReadOnlyList<MetricOptionValue> Values { get; }

    /// <summary>Whether a number is chosen.</summary>
    public bool IsNumber => Values.Count == 0;

    /// <summary>The least number.</summary>
    public int Least { get; private init; }

    /// <summary>The greatest number.</summary>
    public int Most { get; private init; }

    /// <summary>What the number is, as a phrase; empty where a word is chosen.</summary>
    public string Summary { get; private init; } = "";

    /// <summary>What holds where nothing is chosen.</summary>
    public string Default => IsNumber ? DefaultNumber.ToString(System.Globalization.CultureInfo.InvariantCulture) : Values[0].Word;

    private int DefaultNumber { get; init; }

    /// <summary>A choice of one of several words.</summary>
    /// <param name="name">What is chosen.</param>
    /// <param name="values">Each word with what it means, as a phrase; the default first.</param>
    public static MetricOption OneOf(string name, params ReadOnlySpan<(string Word, string Meaning)> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (values.Length < 2) throw new ArgumentException($"Option '{name}' must have at least two words; it has {values.Length}.", nameof(values));
        var words = new MetricOptionValue[values.Length];
        for (int i = 0; i < words.Length; i++) words[i] = new(values[i].Word, values[i].Meaning);
        return new(name, words);
    }

    /// <summary>A choice of a whole number.</summary>
    /// <param name="name">What is chosen.</param>
    /// <param name="summary">What the number is, as a phrase.</param>
    /// <param name="least">The least number, at least 0.</param>
    /// <param name="most">The greatest number.</param>
    /// <param name="defaultNumber">The number where none is chosen.</param>
    public static MetricOption Number(string name, string summary, int least, int most, int defaultNumber)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegative(least);
        ArgumentOutOfRangeException.ThrowIfLessThan(defaultNumber, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(defaultNumber, most);
        return new(name, []) { Summary = summary, Least = least, Most = most, DefaultNumber = defaultNumber };
    }
}

/// <summary>A word that an option takes.</summary>
/// <param name="Word">The word, in snake case.</param>
/// <param name="Meaning">What it means, as a phrase.</param>
public readonly record struct MetricOptionValue(string Word, string Meaning);
