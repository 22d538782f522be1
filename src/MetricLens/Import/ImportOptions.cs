using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>How foreign files are read.</summary>
public sealed record ImportOptions
{
    /// <summary>What is kept of the records, the models table, threads and progress.</summary>
    public RecordReadOptions Records { get; init; } = new();

    /// <summary>Whether the fields that <see cref="Records"/> names stay in memory; without it only keys do, and records are to be taken as they come.</summary>
    public bool KeepsContent { get; init; } = true;

    /// <summary>The id of the format that every file is in; <see langword="null"/> to tell it by each file's content.</summary>
    public string? Format { get; init; }

    /// <summary>Other names for the columns of tables, and constants.</summary>
    public FieldMap Map { get; init; } = FieldMap.Empty;

    /// <summary>Whether bad records are skipped and counted instead of being an error.</summary>
    public bool IsLenient { get; init; }

    /// <summary>Whether scales and families of well-known models come from <see cref="KnownModels"/> where neither the records nor the models table give them.</summary>
    public bool UsesKnownModels { get; init; } = true;

    /// <summary>The part of the files that is read; all of them where it is <see langword="null"/>.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The limits that protect the reader.</summary>
    public ImportLimits Limits { get; init; } = new();
}
