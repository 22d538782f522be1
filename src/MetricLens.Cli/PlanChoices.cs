using System.CommandLine;
using System.Globalization;
using MetricLens.Planning;
using MetricLens.Records;

namespace MetricLens.Cli;

/// <summary>The options that say what is expected and planned; each overrides what a pilot's records say.</summary>
internal sealed class PlanChoices
{
    private static readonly ExpectedCurve Expected = new();
    private static readonly PlanOptions Defaults = new();
    private static readonly EvaluationDesign Standard = EvaluationDesign.Spread(8, 11, 8);

    private readonly Option<double?> _from = Number<double>("--from", "P", "The expected probability of a right token, or choice, at the smallest scale", Expected.From);
    private readonly Option<double?> _to = Number<double>("--to", "P", "The same at the largest scale", Expected.To);
    private readonly Option<int?> _length = Number<int>("--length", "L", "The number of tokens of a target", Expected.Length, "-L");
    private readonly Option<int?> _choices = Options.Number<int>("--choices", "COUNT", "The number of choices, where answers are choices and not texts.", "a whole number");
    private readonly Option<double?> _deviation = Number<double>("--model-sd", "τ", "The standard deviation between models of one scale, in logits", Expected.ModelStandardDeviation);
    private readonly Option<double?> _at = Number<double>("--at", "SHARE", "Where the step or the onset lies among the scales, from 0 at the smallest to 1 at the largest", Expected.At);

    private readonly Option<string?> _scales = Options.Text("--scales", "SCALES",
        "The scales: a number of them, evenly spread (8); FIRST:LAST:COUNT, evenly spread on the log axis (1e8:1e11:8); or each, parted by commas (3.5e8,1.3e9,6.7e9,1.75e11); 8 by default.");

    private readonly Option<int?> _examples = Number<int>("--examples", "n", "The number of examples", Standard.Examples, "-n");
    private readonly Option<int?> _seeds = Number<int>("--seeds", "COUNT", "The number of training seeds at each scale", Standard.Seeds);
    private readonly Option<int?> _clusters = Options.Number<int>("--clusters", "COUNT", "The number of clusters that the examples fall into; each example by itself by default.", "a whole number");

    private readonly Option<string[]> _shapes = Options.Texts("--shape", "IDS",
        $"The truths to plan against, parted by commas: {string.Join("; ", PlannedTruth.All.Select(truth => $"{truth.Id} ({truth.Words})"))}; {string.Join(",", PlannedTruth.Usual.Select(truth => truth.Id))} by default.").AnyOf(PlannedTruth.All.Select(truth => truth.Id));

    private readonly Option<double?> _target = Number<double>("--power", "SHARE", "The power to reach", Defaults.Target);
    private readonly Option<double?> _alpha = Number<double>("--alpha", "LEVEL", "The level of all tests", Defaults.Alpha);
    private readonly Option<int?> _runs = Number<int>("--runs", "COUNT", "The most simulated evaluations for each power, at least 40; fewer where it is clear sooner which side of the target it is on", Defaults.Runs);
    private readonly Option<int?> _mostExamples = Number<int>("--most-examples", "n", "The most examples that are tried", Defaults.MostExamples);
    private readonly Option<int?> _mostScales = Number<int>("--most-scales", "K", "The most scales that are tried", Defaults.MostScales);
    private readonly Option<int?> _mostSeeds = Number<int>("--most-seeds", "COUNT", "The most seeds that are tried", Defaults.MostSeeds);
    private readonly Option<bool> _noSearch = new("--no-search") { Description = "Only the power as planned; no search for what reaches the target." };
    private readonly Option<long?> _seed = Number<long>("--seed", "SEED", "The seed of everything random", Defaults.Seed);

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[]
        {
            _from, _to, _length, _choices, _shapes, _at, _deviation, _scales, _examples, _seeds, _clusters, _target, _alpha, _runs, _mostExamples, _mostScales, _mostSeeds, _noSearch, _seed,
        }) command.Add(option);
    }

    /// <summary>What is expected and planned; a pilot's estimates where an option is left out.</summary>
    public (ExpectedCurve Curve, EvaluationDesign Design, PlanOptions Options) Read(ParseResult parsed, int threads, Pilot? pilot)
    {
        ExpectedCurve curve = pilot?.Curve ?? Expected;
        if (parsed.GetValue(_choices) is not null && parsed.GetValue(_length) is not null)
            throw new UsageException($"{_choices.Name} and {_length.Name} exclude each other: answers are choices, or texts of tokens.");
        curve = curve with
        {
            From = parsed.GetValue(_from) ?? curve.From,
            To = parsed.GetValue(_to) ?? curve.To,
            Length = parsed.GetValue(_length) ?? curve.Length,
            Choices = parsed.GetValue(_length) is not null ? null : parsed.GetValue(_choices) ?? curve.Choices,
            ModelStandardDeviation = parsed.GetValue(_deviation) ?? curve.ModelStandardDeviation,
            At = parsed.GetValue(_at) ?? curve.At,
        };
        EvaluationDesign design = pilot?.Design ?? Standard;
        if (parsed.GetValue(_scales) is { } scales) design = Scales(scales) with { Examples = design.Examples, Seeds = design.Seeds, ClusterSize = design.ClusterSize };
        design = design with { Examples = parsed.GetValue(_examples) ?? design.Examples, Seeds = parsed.GetValue(_seeds) ?? design.Seeds };
        if (parsed.GetValue(_clusters) is { } clusters) design = design with { ClusterSize = ClusterSize(clusters, design.Examples) };
        return (curve, design, new()
        {
            Truths = Truths(parsed.GetRequiredValue(_shapes)),
            Target = parsed.GetValue(_target) ?? Defaults.Target,
            Alpha = parsed.GetValue(_alpha) ?? Defaults.Alpha,
            Runs = parsed.GetValue(_runs) ?? Defaults.Runs,
            MostExamples = parsed.GetValue(_mostExamples) ?? Math.Max(Defaults.MostExamples, design.Examples),
            MostScales = parsed.GetValue(_mostScales) ?? Math.Max(Defaults.MostScales, design.Scales),
            MostSeeds = parsed.GetValue(_mostSeeds) ?? Math.Max(Defaults.MostSeeds, design.Seeds),
            Searches = !parsed.GetValue(_noSearch),
            Seed = parsed.GetValue(_seed) ?? Defaults.Seed,
            Threads = threads,
        });
    }

    /// <summary>Says in the command line's words what the library has against a choice.</summary>
    public UsageException Objection(ArgumentException fault) => UsageException.Of(fault, new Dictionary<string, string>
    {
        [nameof(ExpectedCurve.From)] = _from.Name,
        [nameof(ExpectedCurve.To)] = _to.Name,
        [nameof(ExpectedCurve.Length)] = _length.Name,
        [nameof(ExpectedCurve.Choices)] = _choices.Name,
        [nameof(ExpectedCurve.ModelStandardDeviation)] = _deviation.Name,
        [nameof(ExpectedCurve.At)] = _at.Name,
        [nameof(EvaluationDesign.Examples)] = _examples.Name,
        [nameof(EvaluationDesign.Seeds)] = _seeds.Name,
        [nameof(EvaluationDesign.ClusterSize)] = _clusters.Name,
        [nameof(PlanOptions.Target)] = _target.Name,
        [nameof(PlanOptions.Alpha)] = _alpha.Name,
        [nameof(PlanOptions.Runs)] = _runs.Name,
        [nameof(PlanOptions.MostExamples)] = _mostExamples.Name,
        [nameof(PlanOptions.MostScales)] = _mostScales.Name,
        [nameof(PlanOptions.MostSeeds)] = _mostSeeds.Name,
    });

    private EvaluationDesign Scales(string text)
    {
        try
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count)) return EvaluationDesign.Spread(Standard.Positions[0], Standard.Positions[^1], count);
            string[] parts = text.Split(':');
            if (parts.Length == 3 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int spread)) return EvaluationDesign.Spread(Position(parts[0]), Position(parts[1]), spread);
            return EvaluationDesign.At([.. text.Split(',').Select(Position)]);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException($"{_scales.Name} is '{text}'; {UsageException.Of(fault, new Dictionary<string, string>()).Message}", fault);
        }

        double Position(string part) => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double scale) && scale > 0 && double.IsFinite(scale)
            ? ScaleAxis.Params.Position(scale)
            : throw new UsageException($"{_scales.Name} is '{text}'; expected a number of scales, FIRST:LAST:COUNT, or positive scales parted by commas.");
    }

    private int ClusterSize(int clusters, int examples) => clusters >= 2 && clusters <= examples
        ? (examples + clusters - 1) / clusters
        : throw new UsageException(FormattableString.Invariant($"{_clusters.Name} must be from 2 to the number of examples, {examples}; it is {clusters}."));

    private static IReadOnlyList<PlannedTruth> Truths(string[] named)
    {
        string[] ids = [.. named.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        return ids.Length == 0 ? PlannedTruth.Usual : [.. ids.Select(PlannedTruth.Get)];
    }

    private static Option<T?> Number<T>(string name, string value, string description, T standard, params string[] aliases)
        where T : struct, System.Numerics.INumber<T> =>
        Options.Number<T>(name, value, FormattableString.Invariant($"{description}; {standard} by default."), T.IsInteger(T.One / (T.One + T.One)) ? "a whole number" : "a number", aliases);
}
