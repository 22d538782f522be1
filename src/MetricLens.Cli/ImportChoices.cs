using System.CommandLine;
using System.Globalization;
using MetricLens.Import;
using MetricLens.Records;

namespace MetricLens.Cli;

/// <summary>The options that say how foreign files are read.</summary>
internal sealed class ImportChoices
{
    private readonly Option<string?> _format = Options.Text("--format", "FORMAT",
        $"The format that every file is in, instead of telling it by its content: {string.Join(", ", ForeignFormats.Ids)}.").OneOf(ForeignFormats.Ids);

    private readonly Option<string[]> _map = Options.Texts("--map", "FIELD=COLUMN",
        "The column of a table that holds a field, or FIELD:=VALUE for a field that is the same throughout; may be given several times.");

    private readonly Option<bool> _lenient = new("--lenient")
    {
        Description = "Skip bad records, count them by kind and model, and warn where that may bias a curve; without it the first is an error.",
    };

    private readonly Option<bool> _noKnownModels = new("--no-known-models")
    {
        Description = "Take no scales from the built-in table of public models.",
    };

    private readonly Option<string[]> _limit = Options.Texts("--limit", "NAME=NUMBER",
        $"Another limit for what is read: {string.Join(", ", ImportLimits.Names)}; may be given several times.").Like(ImportLimits.Names.Select(name => name + "="));

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_map);
        command.Add(_lenient);
        command.Add(_noKnownModels);
        command.Add(_limit);
    }

    /// <summary>The options given.</summary>
    /// <exception cref="UsageException">A format, field or limit is unknown, or a value out of its range.</exception>
    public ImportOptions Read(ParseResult parsed, RecordReadOptions records)
    {
        try
        {
            return new ImportOptions
            {
                Records = records,
                Format = parsed.GetValue(_format),
                Map = FieldMap.Of(parsed.GetRequiredValue(_map)),
                IsLenient = parsed.GetValue(_lenient),
                UsesKnownModels = !parsed.GetValue(_noKnownModels),
                Limits = parsed.GetRequiredValue(_limit).Aggregate(new ImportLimits(), With),
            };
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault, new Dictionary<string, string>());
        }
    }

    private static ImportLimits With(ImportLimits limits, string entry)
    {
        string[] parts = entry.Split('=', 2);
        return parts.Length == 2 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? limits.With(parts[0], value)
            : throw new UsageException($"--limit must be NAME=NUMBER; it is '{entry}'.");
    }
}
