using System.CommandLine;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Cli;

/// <summary>The options that say how an investigation is done.</summary>
internal sealed class InvestigationChoices
{
    private static readonly InvestigationOptions Defaults = new();

    private readonly Option<string?> _axis = Options.Text("--axis", "AXIS",
        $"The scale axis: {string.Join(", ", ScaleAxes.All.Select(axis => axis.Id()))}; by default the first of these that varies in a family.").OneOf(ScaleAxes.All.Select(axis => axis.Id()));

    private readonly Option<string?> _raw = Options.Text("--raw-metric", "ID",
        "The metric under suspicion; by default accuracy where choices have log-probabilities, and exact match elsewhere.").Metrics();

    private readonly Option<string?> _induce = Options.Text("--induce", "HOW",
        "Makes a jump of a smooth metric in place of the raw one, to see what becomes of it: threshold:T, a score of T or better, or all_of:K, all of K grouped examples right.").Like("threshold:", "all_of:");

    private readonly Option<string[]> _also = Options.Texts("--metric", "METRIC",
        "A metric to score and draw besides, which decides nothing; may be given several times. 'metriclens metrics' lists them.").Metrics();

    private readonly MetricSources _sources = new();

    private readonly Option<string[]> _continuous = Options.Texts("--continuous-metric", "ID",
        "A continuous metric to test under, the primary one first; may be given several times; by default those of the strongest evidence there is.").Metrics();

    private readonly Option<double?> _alpha = Options.Number<double>("--alpha", "LEVEL",
        FormattableString.Invariant($"The level of all tests and one-sided bounds; {Defaults.Alpha} by default."), "a level between 0 and 0.5");

    private readonly Option<double?> _delta = Options.Number<double>("--delta", "SHARE",
        FormattableString.Invariant($"The step share from which most of the improvement counts as a step; {Defaults.LeastStepShare} by default."), "a share between 0 and 1");

    private readonly Option<double?> _modelDeviation = Options.Number<double>("--model-sd", "SD",
        "The standard deviation between training runs of one scale, in logarithms of the loss or logits, as known from elsewhere; with --sensitivity, a verdict from one seed a scale is judged by it too.",
        "a number of at least 0");

    private readonly Option<int?> _resamples = Options.Number<int>("--resamples", "COUNT",
        FormattableString.Invariant($"The number of bootstrap resamples; {Defaults.Resamples} by default."), "a whole number");

    private readonly Option<long?> _seed = Options.Number<long>("--seed", "SEED",
        FormattableString.Invariant($"The seed of everything random; {Defaults.Seed} by default."), "a whole number");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_axis);
        command.Add(_raw);
        command.Add(_induce);
        command.Add(_continuous);
        command.Add(_also);
        _sources.AddTo(command);
        command.Add(_alpha);
        command.Add(_delta);
        command.Add(_modelDeviation);
        command.Add(_resamples);
        command.Add(_seed);
    }

    /// <summary>What is asked for.</summary>
    /// <exception cref="UsageException">An option is out of its range, or names something that there is not.</exception>
    public InvestigationOptions Read(ParseResult parsed, int threads)
    {
        MetricCatalogue catalogue = _sources.Read(parsed);
        var options = new InvestigationOptions
        {
            Catalogue = catalogue,
            Induce = parsed.GetValue(_induce),
            AlsoScore = [.. parsed.GetRequiredValue(_also).SelectMany(MetricCatalogue.Split)],
            Axis = parsed.GetValue(_axis) is { } axis ? Axis(axis) : null,
            RawMetric = parsed.GetValue(_raw),
            ContinuousMetrics = [.. parsed.GetRequiredValue(_continuous).Distinct(StringComparer.Ordinal)],
            Alpha = parsed.GetValue(_alpha) ?? Defaults.Alpha,
            LeastStepShare = parsed.GetValue(_delta) ?? Defaults.LeastStepShare,
            ModelStandardDeviation = parsed.GetValue(_modelDeviation),
            Resamples = parsed.GetValue(_resamples) ?? Defaults.Resamples,
            Seed = parsed.GetValue(_seed) ?? Defaults.Seed,
            Threads = threads,
        };
        try
        {
            options.Validate();
            return options;
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string>
            {
                [nameof(options.Alpha)] = _alpha.Name,
                [nameof(options.LeastStepShare)] = _delta.Name,
                [nameof(options.ModelStandardDeviation)] = _modelDeviation.Name,
                [nameof(options.Resamples)] = _resamples.Name,
            });
        }
    }

    private static ScaleAxis Axis(string id) => ScaleAxes.Find(id)
        ?? throw new UsageException(Text.Suggestion.Unknown("scale axis", id, ScaleAxes.All.Select(axis => axis.Id())));
}
