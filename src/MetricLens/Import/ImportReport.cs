namespace MetricLens.Import;

/// <summary>What an import read, mapped, dropped and skipped.</summary>
public sealed record ImportReport
{
    /// <summary>The least difference between models' shares of skipped records that is worth a warning: a thousandth.</summary>
    private const double LeastRateDifference = 0.001;

    /// <summary>The files that were read, in order.</summary>
    public required IReadOnlyList<ReadFile> Files { get; init; }

    /// <summary>The files of folders that were not read, with the reason.</summary>
    public required IReadOnlyList<AsideFile> LeftAside { get; init; }

    /// <summary>What becomes of the fields of each format met.</summary>
    public required IReadOnlyList<FormatMappings> Mappings { get; init; }

    /// <summary>What was dropped or changed without being an error, counted.</summary>
    public required IReadOnlyList<ImportNote> Notes { get; init; }

    /// <summary>The bad records that a lenient import skipped, by kind and model.</summary>
    public required IReadOnlyList<SkippedRecords> Skipped { get; init; }

    /// <summary>The number of records taken of each model.</summary>
    public required IReadOnlyDictionary<string, long> TakenOf { get; init; }

    /// <summary>Where a model's scales come from, where not from its records.</summary>
    public required IReadOnlyDictionary<string, string> ScaleSources { get; init; }

    /// <summary>Tasks of which not every model has every example.</summary>
    public required IReadOnlyList<PartialExamples> PartialExamples { get; init; }

    /// <summary>The number of records that were skipped.</summary>
    public long SkippedCount => Skipped.Sum(skip => skip.Count);

    /// <summary>What a reader of the results must know: skipped records, and whether they fall on some models more than on others.</summary>
    public IReadOnlyList<string> Warnings()
    {
        if (SkippedCount == 0) return [];
        var warnings = new List<string> { FormattableString.Invariant($"{SkippedCount} bad records were skipped; the first: {Skipped[0].First}") };
        var rates = TakenOf.Keys.Union(Skipped.Select(skip => skip.Model)).Order(StringComparer.Ordinal)
            .Select(model => (Model: model, Rate: Rate(model))).OrderBy(model => model.Rate).ToArray();
        (string Model, double Rate) least = rates[0], most = rates[^1];
        if (most.Rate - least.Rate > LeastRateDifference)
        {
            warnings.Add(FormattableString.Invariant(
                $"skipped records differ between models, which may bias the curves: {100 * most.Rate:0.##} % of '{most.Model}', {100 * least.Rate:0.##} % of '{least.Model}'"));
        }
        return warnings;
    }

    private double Rate(string model)
    {
        long skipped = Skipped.Where(skip => skip.Model == model).Sum(skip => skip.Count);
        return skipped / (double)(skipped + TakenOf.GetValueOrDefault(model));
    }
}

/// <summary>A file that was read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">The id of its format.</param>
/// <param name="Items">The records, scores or means taken from it.</param>
public sealed record ReadFile(string Path, string Format, long Items);

/// <summary>A file that was not read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why not, as a short phrase.</param>
public sealed record AsideFile(string Path, string Reason);

/// <summary>What becomes of the fields of a format.</summary>
/// <param name="Format">The format's id.</param>
/// <param name="Fields">Its fields.</param>
public sealed record FormatMappings(string Format, IReadOnlyList<FieldMapping> Fields);

/// <summary>Something that was dropped or changed without being an error.</summary>
/// <param name="What">What, in words.</param>
/// <param name="Count">How often.</param>
public sealed record ImportNote(string What, long Count);

/// <summary>Bad records of one kind and model that were skipped.</summary>
/// <param name="Kind">The rule that they break.</param>
/// <param name="Model">Whose they are; <c>unknown</c> where they do not say.</param>
/// <param name="Count">How many.</param>
/// <param name="First">The first one's error, with its file and line.</param>
public sealed record SkippedRecords(string Kind, string Model, long Count, string First);
