using System.CommandLine;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Cli;

/// <summary>The arguments by which commands take records in.</summary>
/// <param name="modelsTable">The name of the option that takes a models table.</param>
internal sealed class Inputs(string modelsTable = "--models")
{
    private readonly Argument<string[]> _paths = new("INPUT")
    {
        Description = "Record files (.jsonl, .jsonl.gz), folders of them, or quoted patterns such as 'runs/**/*.jsonl.gz'.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _models = Options.Text(modelsTable, "FILE",
        "A models table (CSV: model, family, params, train_tokens, train_flops, train_loss, step, seed) for records that carry no scale.");

    private readonly Option<int?> _threads = Options.Number<int>("--threads", "COUNT",
        "The most threads to use; all by default. Results do not depend on it.", "a whole number of at least 1");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_paths);
        command.Add(_models);
        command.Add(_threads);
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
    public RecordSet Load(ParseResult parsed, IEnumerable<IMetric> metrics, Stages stages, CancellationToken cancellation) =>
        Load(parsed, metrics.Select(metric => metric.Card), stages, cancellation);

    /// <summary>Reads the records, keeping only the fields that the metrics of cards look at.</summary>
    public RecordSet Load(ParseResult parsed, IEnumerable<MetricCard> metrics, Stages stages, CancellationToken cancellation)
    {
        string[] paths = parsed.GetRequiredValue(_paths);
        if (paths.Contains("")) throw new UsageException("INPUT must name a file, a folder or a pattern; one is empty.");
        return RecordSet.Load(paths, new RecordReadOptions
        {
            Fields = metrics.Aggregate(RecordFields.None, (fields, metric) => fields | metric.Inputs),
            ModelsTable = parsed.GetValue(_models) is { } models ? ModelsTable.Load(models) : null,
            Threads = Math.Max(Threads(parsed), 0),
            Progress = stages,
        }, cancellation);
    }
}
