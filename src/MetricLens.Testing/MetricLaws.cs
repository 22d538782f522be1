using MetricLens.Metrics;
using MetricLens.Testing.Laws;
using MetricLens.Text;

namespace MetricLens.Testing;

/// <summary>Puts a metric under every law that its card calls for; needs no test framework.</summary>
public static class MetricLaws
{
    /// <summary>Every law of the package, in the order in which they are tried.</summary>
    public static IReadOnlyList<MetricLaw> All { get; } =
    [
        .. UniversalLaws.All, .. PurityLaws.All, .. AnswerLaws.All, .. ProbabilityLaws.All, .. ContinuityLaws.All, .. ChoiceRelations.All, .. TokenRelations.All, .. WordRelations.All, .. TargetRelations.All, .. CountLaws.All,
        .. SetLaws.All, .. SetRelations.All,
    ];

    /// <summary>The law of an id.</summary>
    /// <exception cref="ArgumentException">There is no such law; the message suggests the nearest.</exception>
    public static MetricLaw Get(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(law => law.Id == id) ?? throw new ArgumentException(Suggestion.Unknown("law", id, All.Select(law => law.Id)), nameof(id));
    }

    /// <summary>The laws that a card calls for.</summary>
    public static IReadOnlyList<MetricLaw> Applicable(MetricCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return [.. All.Where(law => law.Level == card.Level && law.AppliesTo(card))];
    }

    /// <summary>Tries every law that the metric's card calls for.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="options">How thoroughly; the default is 200 cases a law.</param>
    /// <exception cref="MetricLawException">Laws are broken: each with the simplest records that break it, the two values, and the call that finds it again.</exception>
    public static void Check(IMetric metric, LawOptions? options = null)
    {
        IReadOnlyList<LawResult> results = Try(metric, options);
        Throw(metric, results, results.Count);
    }

    /// <summary>Tries every law that a set-level metric's card calls for.</summary>
    /// <inheritdoc cref="Check(IMetric, LawOptions)"/>
    public static void Check(ISetMetric metric, LawOptions? options = null) => Check(Subject(metric), options);

    /// <summary>Tries one law of sets, whether the card calls for it or not.</summary>
    /// <inheritdoc cref="Check(IMetric, MetricLaw, LawOptions)"/>
    public static void Check(ISetMetric metric, MetricLaw law, LawOptions? options = null) => Check(Subject(metric), law, options);

    /// <summary>Tries the one case on which a law of sets was found broken.</summary>
    /// <inheritdoc cref="Check(IMetric, LawReplay, LawOptions)"/>
    public static void Check(ISetMetric metric, LawReplay replay, LawOptions? options = null) => Check(Subject(metric), replay, options);

    /// <summary>Tries every law that a set-level metric's card calls for, and says what came of each.</summary>
    /// <inheritdoc cref="Try(IMetric, LawOptions)"/>
    public static IReadOnlyList<LawResult> Try(ISetMetric metric, LawOptions? options = null) => Try(Subject(metric), options);

    /// <summary>Tries one law, whether the card calls for it or not.</summary>
    /// <inheritdoc cref="Check(IMetric, LawOptions)"/>
    /// <param name="metric">The metric.</param>
    /// <param name="law">The law.</param>
    /// <param name="options">How thoroughly.</param>
    public static void Check(IMetric metric, MetricLaw law, LawOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(law);
        Throw(metric, [new LawRun(metric, law, Checked(options)).All()], 1);
    }

    /// <summary>Tries the one case on which a law was found broken.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="replay">The case, from a breach or from its message.</param>
    /// <param name="options">Where the law is one's own, the options that it is in.</param>
    /// <exception cref="MetricLawException">The law is broken on that case.</exception>
    public static void Check(IMetric metric, LawReplay replay, LawOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(replay);
        LawOptions chosen = Checked(options);
        MetricLaw law = chosen.Also.FirstOrDefault(own => own.Id == replay.Law) ?? Get(replay.Law);
        Throw(metric, [new LawRun(metric, law, chosen).One(replay)], 1);
    }

    /// <summary>Tries every law that the metric's card calls for, and says what came of each.</summary>
    /// <remarks>Where the metric throws on records that keep the rules, the laws after that one say nothing and are not tried.</remarks>
    /// <param name="metric">The metric.</param>
    /// <param name="options">How thoroughly; the default is 200 cases a law.</param>
    public static IReadOnlyList<LawResult> Try(IMetric metric, LawOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(metric);
        LawOptions chosen = Checked(options);
        var results = new List<LawResult>();
        foreach (MetricLaw law in Applicable(metric.Card).Concat(chosen.Also.Where(own => own.Level == metric.Card.Level && own.AppliesTo(metric.Card))))
        {
            results.Add(new LawRun(metric, law, chosen).All());
            if ((law == UniversalLaws.NeverThrows || law == SetLaws.NeverThrows) && results[^1].Breach is not null) break;
        }
        return results;
    }

    private static SetSubject Subject(ISetMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new(metric);
    }

    private static LawOptions Checked(LawOptions? options)
    {
        options ??= new LawOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Cases, 1);
        return options;
    }

    private static void Throw(IMetric metric, IReadOnlyList<LawResult> results, int laws)
    {
        LawBreach[] breaches = [.. results.Select(result => result.Breach).OfType<LawBreach>()];
        if (breaches.Length > 0) throw new MetricLawException(metric.Card.Id, breaches, laws);
    }
}
