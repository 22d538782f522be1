using System.Reflection;

namespace MetricLens.Metrics;

/// <summary>Metrics by name: those of the library, found by reflection, and any that are added.</summary>
/// <remarks>
/// A metric of the library is added by adding its file. A user's own is added to a catalogue of one's own by <see cref="With(IMetric)"/>; catalogues do not change.
/// What is asked for is an expression: a name with options (<c>brier:half</c>), or a wrapper (<c>threshold(normalized_token_edit_distance, 0.1)</c>).
/// </remarks>
public sealed class MetricCatalogue
{
    private static readonly Lazy<MetricCatalogue> OfLibrary = new(() =>
        new(Find<IMetric>(typeof(MetricCatalogue).Assembly, metric => metric.Card), Find<ISetMetric>(typeof(MetricCatalogue).Assembly, metric => metric.Card)));

    private readonly SortedDictionary<string, IMetric> _metrics;
    private readonly SortedDictionary<string, ISetMetric> _sets;

    private MetricCatalogue(IEnumerable<KeyValuePair<string, IMetric>> metrics, IEnumerable<KeyValuePair<string, ISetMetric>> sets)
    {
        _metrics = new(new Dictionary<string, IMetric>(metrics), StringComparer.Ordinal);
        _sets = new(new Dictionary<string, ISetMetric>(sets), StringComparer.Ordinal);
        Metrics = [.. _metrics.Values];
        SetMetrics = [.. _sets.Values];
    }

    /// <summary>The catalogue of the library's own metrics.</summary>
    public static MetricCatalogue Library => OfLibrary.Value;

    /// <summary>Every metric of the library that scores single records, with its default options, ordered by id.</summary>
    public static IReadOnlyList<IMetric> All => Library.Metrics;

    /// <summary>The library's metric of that expression.</summary>
    /// <exception cref="ArgumentException">There is no such metric; the message suggests the nearest.</exception>
    public static IMetric Get(string expression) => Library.Parse(expression);

    /// <summary>Every metric that scores single records, with its default options, ordered by id.</summary>
    public IReadOnlyList<IMetric> Metrics { get; }

    /// <summary>Every set-level metric, with its default options, ordered by id.</summary>
    public IReadOnlyList<ISetMetric> SetMetrics { get; }

    /// <summary>The cards of all metrics, ordered by id.</summary>
    public IEnumerable<MetricCard> Cards =>
        Metrics.Select(metric => metric.Card).Concat(SetMetrics.Select(metric => metric.Card)).OrderBy(card => card.Id, StringComparer.Ordinal);

    /// <summary>Parts a list of expressions at the commas that stand outside parentheses and quotes.</summary>
    public static IReadOnlyList<string> Split(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return MetricExpression.Split(list);
    }

    /// <summary>This catalogue with one more metric.</summary>
    /// <exception cref="ArgumentException">The metric's card is faulty, or its id is taken.</exception>
    public MetricCatalogue With(IMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        RequireFree(metric.Card, MetricLevel.Example);
        return new(_metrics.Append(new(metric.Card.Id, metric)), _sets);
    }

    /// <summary>This catalogue with one more set-level metric.</summary>
    /// <exception cref="ArgumentException">The metric's card is faulty, or its id is taken.</exception>
    public MetricCatalogue With(ISetMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        RequireFree(metric.Card, MetricLevel.Set);
        return new(_metrics, _sets.Append(new(metric.Card.Id, metric)));
    }

    /// <summary>The metric of an expression.</summary>
    /// <exception cref="ArgumentException">There is no such metric, option or wrapper, or the metric is set-level; the message suggests the nearest.</exception>
    public IMetric Parse(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Build(MetricExpression.Parse(expression));
    }

    /// <summary>The set-level metric of an expression.</summary>
    /// <exception cref="ArgumentException">There is no such metric or option; the message suggests the nearest.</exception>
    public ISetMetric ParseSet(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        MetricExpression parsed = MetricExpression.Parse(expression);
        if (parsed.Arguments is not null || parsed.Literal is not null) throw new ArgumentException($"'{expression}' is no set-level metric; no wrapper is.", nameof(expression));
        return Chosen(_sets, parsed.Text, "set-level metric");
    }

    /// <summary>Whether an expression names a set-level metric.</summary>
    public bool IsSet(string expression) => expression is not null && Known(_sets, expression.Trim()) is not null;

    internal IMetric Build(MetricExpression expression)
    {
        if (expression.Literal is not null) throw new ArgumentException($"'{expression.Literal}' is a text where a metric is expected.", nameof(expression));
        if (expression.Arguments is { } arguments) return MetricWrapper.Get(expression.Text).Build(this, arguments);
        if (Known(_metrics, expression.Text) is null && Known(_sets, expression.Text) is { } set)
            throw new ArgumentException($"Metric '{set}' scores whole sets of records, not single ones; it cannot stand here.", nameof(expression));
        return Chosen(_metrics, expression.Text, "metric");
    }

    private static TMetric Chosen<TMetric>(SortedDictionary<string, TMetric> known, string text, string kind)
        where TMetric : class
    {
        string id = Known(known, text) ?? throw new ArgumentException(Text.Suggestion.Unknown(kind, text, known.Keys), nameof(text));
        TMetric metric = known[id];
        if (id.Length == text.Length) return metric;
        string[] choices = text[(id.Length + 1)..].Split(':');
        if (metric is not IHasVariants<TMetric> open) throw new ArgumentException($"Metric '{id}' has no options; it is asked for with '{text[(id.Length + 1)..]}'.", nameof(text));
        try
        {
            return open.With(open.Variant.With(choices));
        }
        catch (ArgumentException fault)
        {
            throw new ArgumentException($"Metric '{id}': {fault.Message}", nameof(text), fault);
        }
    }

    /// <summary>The longest id that a name starts with, up to a colon or its end.</summary>
    private static string? Known<TMetric>(SortedDictionary<string, TMetric> known, string text)
    {
        for (string id = text; ; id = id[..id.LastIndexOf(':')])
        {
            if (known.ContainsKey(id)) return id;
            if (!id.Contains(':', StringComparison.Ordinal)) return null;
        }
    }

    private void RequireFree(MetricCard card, MetricLevel level)
    {
        MetricCardRules.Require(card, level);
        if (_metrics.ContainsKey(card.Id) || _sets.ContainsKey(card.Id) || MetricWrapper.All.Any(wrapper => wrapper.Name == card.Id))
            throw new ArgumentException($"The id '{card.Id}' is taken; a metric of one's own needs another.", nameof(card));
    }

    private static Dictionary<string, TMetric> Find<TMetric>(Assembly assembly, Func<TMetric, MetricCard> card) => assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(TMetric)) && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (TMetric)Activator.CreateInstance(type)!)
        .ToDictionary(metric => card(metric).Id, StringComparer.Ordinal);
}
