using System.Globalization;

namespace MetricLens.Metrics;

/// <summary>What was chosen of a metric's options: one value an option.</summary>
public sealed class MetricVariant
{
    private readonly MetricOption[] _options;
    private readonly string[] _chosen;

    private MetricVariant(MetricOption[] options, string[] chosen) => (_options, _chosen) = (options, chosen);

    /// <summary>The defaults of some options.</summary>
    public static MetricVariant Default(params ReadOnlySpan<MetricOption> options)
    {
        MetricOption[] all = options.ToArray();
        return new(all, [.. all.Select(option => option.Default)]);
    }

    /// <summary>The choices that differ from the defaults, each after a colon, in the order of the options; empty for the defaults.</summary>
    public string Suffix => string.Concat(_options.Select((option, i) => _chosen[i] == option.Default ? "" : ":" + _chosen[i]));

    /// <summary>The same choices as words in parentheses behind a name, for a figure's legend; empty for the defaults.</summary>
    public string InName => Suffix.Length == 0 ? "" : $" ({Suffix[1..].Replace(":", ", ", StringComparison.Ordinal).Replace('_', ' ')})";

    /// <summary>The options.</summary>
    public IReadOnlyList<MetricOption> Options => _options;

    /// <summary>The word, or the number as text, that was chosen of an option.</summary>
    /// <exception cref="ArgumentException">There is no such option.</exception>
    public string this[MetricOption option]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(option);
            return Array.IndexOf(_options, option) is >= 0 and int index ? _chosen[index] : throw new ArgumentException($"There is no option '{option.Name}' here.", nameof(option));
        }
    }

    /// <summary>The number that was chosen of an option.</summary>
    public int Number(MetricOption option) => int.Parse(this[option], CultureInfo.InvariantCulture);

    /// <summary>These choices with others of the given words and numbers, each naming its option by itself.</summary>
    /// <exception cref="ArgumentException">A word is unknown, or two set one option; the message says which there are.</exception>
    public MetricVariant With(params ReadOnlySpan<string> choices)
    {
        string[] chosen = [.. _chosen];
        bool[] isSet = new bool[chosen.Length];
        foreach (string choice in choices)
        {
            int index = Array.FindIndex(_options, option => Takes(option, choice));
            if (index < 0) throw new ArgumentException(Unknown(choice), nameof(choices));
            if (isSet[index]) throw new ArgumentException($"Option '{_options[index].Name}' is set twice, the second time to '{choice}'.", nameof(choices));
            isSet[index] = true;
            chosen[index] = choice;
        }
        return new(_options, chosen);
    }

    /// <summary>Every variant that differs from the default in one option: each of its words, or the ends of its range.</summary>
    public IEnumerable<MetricVariant> Neighbours() =>
        from option in _options
        from value in option.IsNumber
            ? new[] { option.Least, option.Most }.Select(number => number.ToString(CultureInfo.InvariantCulture))
            : option.Values.Select(value => value.Word)
        where value != option.Default
        select With(value);

    /// <summary>Those of a metric's worked examples that are of this variant.</summary>
    /// <param name="examples">Examples, each under the suffix of the variant that it is of.</param>
    internal IReadOnlyList<WorkedExample> Own(params (string Suffix, WorkedExample[] Examples)[] examples) =>
        [.. examples.Where(group => group.Suffix == Suffix).SelectMany(group => group.Examples)];

    private static bool Takes(MetricOption option, string choice) => option.IsNumber
        ? int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= option.Least && number <= option.Most
            && choice == number.ToString(CultureInfo.InvariantCulture)
        : option.Values.Any(value => value.Word == choice);

    private string Unknown(string choice)
    {
        if (_options.Length == 0) return $"There is no option '{choice}': the metric has none.";
        if (choice.Length > 0 && char.IsAsciiDigit(choice[0]) && _options.FirstOrDefault(option => option.IsNumber) is { } number)
            return $"Option '{number.Name}' is '{choice}'; expected a whole number from {number.Least} to {number.Most}.";
        return Text.Suggestion.Unknown("option", choice, _options.SelectMany(option =>
            option.IsNumber ? [$"a number from {option.Least} to {option.Most}"] : option.Values.Select(value => value.Word)));
    }
}
