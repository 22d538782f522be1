using System.CommandLine;
using MetricLens.Metrics;

namespace MetricLens.Cli;

/// <summary>The options by which a command learns of metrics that are not the library's own.</summary>
internal sealed class MetricSources
{
    private readonly Option<string[]> _cards = Options.Texts("--metric-card", "FILE",
        "Cards (JSON) of scores that came with the records: id, direction, minimum, maximum, continuity; may be given several times. The metrics' page describes the fields.").File();

    /// <summary>The option that runs strangers' code.</summary>
    public const string AssembliesName = "--metrics-from";

    private readonly Option<string[]> _assemblies = Options.Texts(AssembliesName, "DLL",
        "An assembly with metrics of one's own, classes that implement IMetric or ISetMetric; may be given several times. It runs with all your rights.").File();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_cards);
        command.Add(_assemblies);
    }

    /// <summary>The library's metrics and those that are named.</summary>
    /// <exception cref="UsageException">An id is taken, or a card is faulty.</exception>
    public MetricCatalogue Read(ParseResult parsed)
    {
        MetricCatalogue catalogue = MetricCatalogue.Library;
        try
        {
            foreach (DeclaredScore score in parsed.GetRequiredValue(_cards).SelectMany(MetricCardFile.Load)) catalogue = catalogue.With(score);
            foreach (string assembly in parsed.GetRequiredValue(_assemblies)) catalogue = MetricAssembly.AddTo(catalogue, assembly);
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string>());
        }
        return catalogue;
    }
}
