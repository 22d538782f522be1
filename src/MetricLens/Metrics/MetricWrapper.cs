using System.Globalization;
using MetricLens.Metrics.Wrappers;

namespace MetricLens.Metrics;

/// <summary>A way to make a metric of another one, by name: what stands before the parentheses of an expression.</summary>
public sealed class MetricWrapper
{
    private readonly Func<Arguments, IMetric> _build;

    private MetricWrapper(string name, string call, string summary, Func<Arguments, IMetric> build) => (Name, Call, Summary, _build) = (name, call, summary, build);

    /// <summary>Every wrapper, ordered by name.</summary>
    public static IReadOnlyList<MetricWrapper> All { get; } =
    [
        new("all_of", "all_of(metric, k)", "1 where all of k examples, grouped at random but alike for every model, score the best of the range.",
            arguments => new AllOf(arguments.Metric(0), arguments.Whole(1, 2, 1000))),
        new("at_least", "at_least(metric, share)", "1 where the score lies at least this share of the way from the worst to the best of its range.",
            arguments => new AtLeast(arguments.Metric(0), arguments.Number(1))),
        new("extract", "extract(metric, rule)", "The metric of what a rule finds in the output: hashes, boxed, letter, or a regular expression in quotes.",
            arguments => new Extract(arguments.Metric(0), arguments.Text(1))),
        new("normalize", "normalize(metric, rule)", "The metric of texts made alike by a rule: quasi, squad, numeric_safe, nfc or nfkc.",
            arguments => new Normalize(arguments.Metric(0), arguments.Text(1))),
        new("pass_at_k", "pass_at_k(metric, k)", "pass@k over the repeated samples of one example: those that share a cluster.",
            arguments => new SampledPassAtK(arguments.Metric(0), arguments.Whole(1, 1, 1000))),
        new("threshold", "threshold(metric, t)", "1 where the score is t or better, else 0: a coarse metric of a continuous one.",
            arguments => new Threshold(arguments.Metric(0), arguments.Number(1))),
    ];

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>How it is written.</summary>
    public string Call { get; }

    /// <summary>What it makes, as a sentence.</summary>
    public string Summary { get; }

    /// <summary>The wrapper of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the message suggests the nearest.</exception>
    public static MetricWrapper Get(string name) => All.FirstOrDefault(wrapper => wrapper.Name == name)
        ?? throw new ArgumentException(MetricLens.Text.Suggestion.Unknown("wrapper of metrics", name, All.Select(wrapper => wrapper.Name)), nameof(name));

    internal IMetric Build(MetricCatalogue catalogue, IReadOnlyList<MetricExpression> arguments)
    {
        int expected = Call.Split(',').Length;
        if (arguments.Count != expected) throw new ArgumentException($"A '{Name}' is written {Call}; it has {arguments.Count} of {expected} arguments.", nameof(arguments));
        return _build(new(this, catalogue, arguments));
    }

    private readonly record struct Arguments(MetricWrapper Wrapper, MetricCatalogue Catalogue, IReadOnlyList<MetricExpression> Given)
    {
        public IMetric Metric(int index) => Catalogue.Build(Given[index]);

        public double Number(int index) => Given[index].Number ?? throw Fault(index, "a number");

        public int Whole(int index, int least, int most) => Given[index].Number is { } number && double.IsInteger(number) && number >= least && number <= most
            ? (int)number
            : throw Fault(index, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

        public string Text(int index) => Given[index].Arguments is null ? Given[index].Literal ?? Given[index].Text : throw Fault(index, "a name or a text in quotes");

        private ArgumentException Fault(int index, string expected) =>
            new($"Argument {index + 1} of {Wrapper.Call} is '{Given[index].Literal ?? Given[index].Text}'; expected {expected}.", nameof(index));
    }
}
