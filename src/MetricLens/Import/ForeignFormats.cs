using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Import;

/// <summary>Every format that an import reads.</summary>
public static class ForeignFormats
{
    /// <summary>The first that recognizes a file has it; the native format takes what else is JSON Lines.</summary>
    private static readonly ForeignFormat[] Ordered =
    [
        new InspectArchive(), new Lighteval(), new ScoredTable(), new AggregateTable(), new RecordTable(),
        new LmEvalSamples(), new LmEvalResults(), new HelmScenarioState(), new HelmPredictions(), new HelmCompanion(),
        new InspectLog(), new OpenAiEvals(), new BigBenchScores(), new BigBenchLog(), new NativeRecords(),
    ];

    /// <summary>The ids of the formats.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Ordered.Where(format => !format.IsCompanion).Select(format => format.Id)];

    /// <summary>The formats' names, by id.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = Ordered.Where(format => !format.IsCompanion).ToDictionary(format => format.Id, format => format.Name);

    /// <summary>The format of an id.</summary>
    /// <exception cref="ArgumentException">There is none; the message suggests the nearest.</exception>
    internal static ForeignFormat Get(string id) => Ordered.FirstOrDefault(format => format.Id == id)
        ?? throw new ArgumentException(Suggestion.Unknown("format", id, Ids), nameof(id));

    /// <summary>The format of a file by its content, or <see langword="null"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="map">What the fields of tables are called.</param>
    /// <param name="isNamed">Whether the file was asked for by its name: then a table that lacks a column is one, and says so.</param>
    internal static ForeignFormat? Of(string path, FieldMap map, bool isNamed)
    {
        FileHead head = FileHead.Of(path, map);
        ForeignFormat? format = Ordered.FirstOrDefault(format => format.Recognizes(head));
        return format ?? (isNamed && head.IsTable ? Ordered.OfType<RecordTable>().Single() : null);
    }

    /// <summary>The error of a file that no format recognizes.</summary>
    internal static InputDataException Unrecognized(string path) =>
        new(path, 0, null, "in no format that is known", "one of " + string.Join(", ", Ids) + " (--format names one)");
}
