using System.CommandLine;
using MetricLens.Import;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens.Cli;

/// <summary>The arguments by which commands take records in.</summary>
/// <param name="modelsTable">The name of the option that takes a models table.</param>
/// <param name="paths">The option that takes the paths; an argument where there is none.</param>
internal sealed class Inputs(string modelsTable = "--models", Option<string[]>? paths = null)
{
    /// <summary>The name of the argument that takes paths.</summary>
    public const string ArgumentName = "INPUT";

    private readonly Argument<string[]> _paths = new Argument<string[]>(ArgumentName)
    {
        Description = "Files of records or of another tool's results, folders of them, or quoted patterns such as 'runs/**/*.jsonl.gz'.",
        Arity = ArgumentArity.OneOrMore,
    }.File();

    private readonly ImportChoices _import = new();

    private readonly Option<string?> _models = Options.Text(modelsTable, "FILE",
        "A models table (CSV: model, family, params, train_tokens, train_flops, train_loss, step, seed) for records that carry no scale.").File();

    private readonly Option<int?> _threads = Options.Number<int>("--threads", "COUNT",
        "The most threads to use; all by default. Results do not depend on it.", "a whole number of at least 1");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        if (paths is not null) command.Add(paths);
        else command.Add(_paths);
        command.Add(_models);
        command.Add(_threads);
        _import.AddTo(command);
    }

    /// <summary>The number of threads asked for, or −1 for all.</summary>
    /// <exception cref="UsageException">It is below 1.</exception>
    public int Threads(ParseResult parsed) => parsed.GetValue(_threads) switch
    {
        null => -1,
        < 1 and var none => throw new UsageException(FormattableString.Invariant($"{_threads.Name} must be at least 1; it is {none}.")),
        { } threads => threads,
    };

    /// <summary>Reads the records, keeping only the fields that metrics look at.</summary>
    /// <exception cref="InputDataException">The data break a rule, or there are no records.</exception>
    public RecordSet Load(ParseResult parsed, IEnumerable<IMetric> metrics, Stages stages, CancellationToken cancellation) =>
        Take(parsed, metrics.Select(metric => metric.Card), stages, cancellation).RequireRecords();

    /// <summary>Reads the records, keeping only the fields that the metrics of cards look at.</summary>
    /// <exception cref="InputDataException">The data break a rule, or there are no records.</exception>
    public RecordSet Load(ParseResult parsed, IEnumerable<MetricCard> metrics, Stages stages, CancellationToken cancellation) =>
        Take(parsed, metrics, stages, cancellation).RequireRecords();

    /// <summary>Reads records, of which only the fields that metrics look at are kept, or the scores of a table, or means.</summary>
    /// <exception cref="InputDataException">The data break a rule.</exception>
    public Intake Take(ParseResult parsed, IEnumerable<IMetric> metrics, Stages stages, CancellationToken cancellation) =>
        Take(parsed, metrics.Select(metric => metric.Card), stages, cancellation);

    /// <inheritdoc cref="Take(ParseResult, IEnumerable{IMetric}, Stages, CancellationToken)"/>
    public Intake Take(ParseResult parsed, IEnumerable<MetricCard> metrics, Stages stages, CancellationToken cancellation, Shard? shard = null)
    {
        var rows = new ScoredRows();
        var check = new LoggedScoreCheck();
        RecordImport import = Open(parsed, metrics.Aggregate(RecordFields.None, (fields, metric) => fields | metric.Inputs), stages, rows.Add, shard);
        foreach (RecordLine line in import.Read(cancellation)) check.Observe(line);
        return new(import.Count > 0 ? import.Records : null, rows.Count > 0 ? rows.Build() : null, import.Means, import.Report(), check.Results);
    }

    /// <summary>An import of what the command line names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="fields">The content fields to keep.</param>
    /// <param name="stages">Told how far the reading is.</param>
    /// <param name="onScore">Gets the rows of scored tables; where it is left out, these are an error, and records are to be taken as they come.</param>
    /// <param name="shard">The part of the files that is read.</param>
    public RecordImport Open(ParseResult parsed, RecordFields fields, Stages stages, Action<ScoredRow, string, long>? onScore = null, Shard? shard = null)
    {
        string[] named = paths is null ? parsed.GetRequiredValue(_paths) : parsed.GetRequiredValue(paths);
        if (named.Contains("")) throw new UsageException($"{paths?.Name ?? _paths.Name} must name a file, a folder or a pattern; one is empty.");
        ImportOptions options = _import.Read(parsed, new RecordReadOptions
        {
            Fields = fields,
            ModelsTable = parsed.GetValue(_models) is { } models ? ModelsTable.Load(models) : null,
            Threads = Math.Max(Threads(parsed), 0),
            Progress = stages,
        });
        try
        {
            return new RecordImport(named, options with { KeepsContent = onScore is not null, Shard = shard }) { OnScore = onScore };
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string>());
        }
    }
}
