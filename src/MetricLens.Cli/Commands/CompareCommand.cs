using System.CommandLine;
using MetricLens.Comparisons;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Scores;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens compare</c>: two models, or a leaderboard, on shared examples under every metric.</summary>
internal static class CompareCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Compares models on the examples that they share: paired differences under every metric, and whether the ranking survives the change of metric.";

    private static readonly ComparisonOptions Defaults = new();
    private static readonly Inputs Inputs = new("--models-table");

    private static readonly Option<string[]> Models = new("--models")
    {
        HelpName = "A B",
        Description = "Two models (w064), runs (\"w064 seed 0\") or checkpoints; where a name is not alone, with its family (width/w064) or arm (\"gpt [5-shot]\"). "
            + "All models of each task by default.",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string[]> Metrics = Options.Texts("--metrics", "ID,…",
        "The metrics, parted by commas, the one that models are listed by first; by default the raw and the continuous ones that the fields allow.").Metrics(areListed: true);

    private static readonly MetricSources Sources = new();

    private static readonly Option<string?> Family = Options.Text("--family", "NAME", "The family that a leaderboard is of; all families together by default.");
    private static readonly Option<string?> Arm = Options.Text("--arm", "NAME", "The arm to compare in; each by itself by default.");

    private static readonly Option<double?> Alpha = Options.Number<double>("--alpha", "LEVEL",
        FormattableString.Invariant($"The level of all tests; intervals are at 1 − LEVEL; {Defaults.Alpha} by default."), "a level between 0 and 0.5");

    private static readonly Option<double?> Power = Options.Number<double>("--power", "SHARE",
        FormattableString.Invariant($"The power at which the smallest difference is given that the examples can show; {Defaults.Power} by default."), "a share between 0 and 1");

    private static readonly Option<int?> Resamples = Options.Number<int>("--resamples", "COUNT",
        FormattableString.Invariant($"The number of bootstrap resamples; {Defaults.Resamples} by default."), "a whole number");

    private static readonly Option<long?> Seed = Options.Number<long>("--seed", "SEED",
        FormattableString.Invariant($"The seed of the resamples; {Defaults.Seed} by default."), "a whole number");

    private static readonly Option<string?> Output = new Option<string?>("--out", "-o")
    {
        HelpName = "FOLDER",
        Description = $"Where {ComparisonFiles.Json} and {ComparisonFiles.Csv} go; none are written by default.",
    }.Folder();

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var command = new Command("compare", About);
        Inputs.AddTo(command);
        foreach (Option option in new Option[] { Models, Metrics, Family, Arm, Alpha, Power, Resamples, Seed, Output, Options.Json }) command.Add(option);
        Sources.AddTo(command);
        command.SetAction(parsed => Run(parsed, terminal, cancellation));
        Help.Attach(command,
            "metriclens compare fixtures/digits --models \"width/w064 seed 0\" \"width/w096 seed 0\"",
            "metriclens compare fixtures/digits --family width --out comparison",
            "metriclens compare runs/ --models base tuned --metrics exact_match,target_log_likelihood");
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        ComparisonOptions options = Read(parsed);
        string[] models = parsed.GetRequiredValue(Models);
        string? folder = parsed.GetValue(Output);
        if (folder is not null) OutputPath.RequireFolder(folder, Output.Name);
        if (models.Length > 0 && options.Family is not null) throw new UsageException($"{Family.Name} is for leaderboards; name a model's family before it, as in width/w064.");
        IReadOnlyList<IMetric> metrics = options.Metrics.Count > 0 ? [.. options.Metrics.Select(options.Catalogue.Parse).DistinctBy(metric => metric.Card.Id, StringComparer.Ordinal)] : StandardMetrics.Scored;
        Action show = Stages.Show(terminal, stages =>
        {
            RecordSet records = Inputs.Load(parsed, metrics, stages, cancellation);
            stages.Report("scoring records", 0);
            ScoreTable scores = ScoreTable.Of(records, metrics, options.Threads, null, cancellation);
            stages.Report("scoring records", 1);
            stages.Report("comparing models", 0);
            return Found(scores, models, options, folder, parsed.GetValue(Options.Json), terminal, cancellation);
        });
        show();
        if (folder is not null) terminal.Out.WriteLine($"Files: {SafeText.Of(folder)}");
        return ExitCode.Done;
    }

    private static Action Found(ScoreTable scores, string[] models, ComparisonOptions options, string? folder, bool isJson, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            if (models.Length > 0)
            {
                ModelComparison comparison = ModelComparison.Of(scores, models[0], models[1], options, cancellation);
                if (folder is not null) ComparisonFiles.Write(comparison, folder);
                return () => Tell(() => ComparisonTables.Write(comparison, terminal), stream => ComparisonJson.Write(comparison, stream));
            }
            Leaderboard leaderboard = Leaderboard.Of(scores, options, cancellation);
            if (folder is not null) ComparisonFiles.Write(leaderboard, folder);
            return () => Tell(() => ComparisonTables.Write(leaderboard, terminal), stream => ComparisonJson.Write(leaderboard, stream));
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string>());
        }

        void Tell(Action tables, Action<Stream> json)
        {
            if (isJson) JsonText.Pipe(terminal, json);
            else tables();
        }
    }

    private static ComparisonOptions Read(ParseResult parsed)
    {
        var options = new ComparisonOptions
        {
            Catalogue = Sources.Read(parsed),
            Metrics = [.. parsed.GetRequiredValue(Metrics).SelectMany(MetricCatalogue.Split).Distinct(StringComparer.Ordinal)],
            Family = parsed.GetValue(Family),
            Arm = parsed.GetValue(Arm),
            Alpha = parsed.GetValue(Alpha) ?? Defaults.Alpha,
            Power = parsed.GetValue(Power) ?? Defaults.Power,
            Resamples = parsed.GetValue(Resamples) ?? Defaults.Resamples,
            Seed = parsed.GetValue(Seed) ?? Defaults.Seed,
            Threads = Inputs.Threads(parsed),
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
                [nameof(options.Alpha)] = Alpha.Name,
                [nameof(options.Power)] = Power.Name,
                [nameof(options.Resamples)] = Resamples.Name,
            });
        }
    }
}
