using MetricLens.Text;

namespace MetricLens.Import;

/// <summary>How much of what an import takes: far above any real log, and far below what would bring a machine down.</summary>
/// <remarks>Each is at least 1; going beyond one is a data error that names the limit.</remarks>
public sealed record ImportLimits
{
    private static readonly Dictionary<string, Func<ImportLimits, long, ImportLimits>> Setters = new(StringComparer.Ordinal)
    {
        ["line-bytes"] = (limits, value) => limits with { LineBytes = Narrow("line-bytes", value, 1 << 30) },
        ["field-chars"] = (limits, value) => limits with { FieldCharacters = Narrow("field-chars", value, int.MaxValue) },
        ["depth"] = (limits, value) => limits with { Depth = Narrow("depth", value, 1000) },
        ["zip-entries"] = (limits, value) => limits with { ZipEntries = Narrow("zip-entries", value, int.MaxValue) },
        ["zip-expansion"] = (limits, value) => limits with { ZipExpansion = Narrow("zip-expansion", value, int.MaxValue) },
        ["choices"] = (limits, value) => limits with { Choices = Narrow("choices", value, int.MaxValue) },
        ["models"] = (limits, value) => limits with { Models = Narrow("models", value, int.MaxValue) },
    };

    /// <summary>The bytes of one line, or of one record's fields in a format that has no lines; 64 MiB by default.</summary>
    public int LineBytes { get; init; } = Records.RecordReadOptions.DefaultMaxLineBytes;

    /// <summary>The UTF-16 units of one text; 16 Mi by default.</summary>
    public int FieldCharacters { get; init; } = 16 * 1024 * 1024;

    /// <summary>How deep JSON and Parquet may nest, in the record format the values of fields that it does not know; 64 by default.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>The entries of one zip archive; 1,000,000 by default.</summary>
    public int ZipEntries { get; init; } = 1_000_000;

    /// <summary>How many times larger than its compressed bytes a part of a zip archive or of a Parquet file may be; 1,000 by default, beyond what text compresses to.</summary>
    public int ZipExpansion { get; init; } = 1000;

    /// <summary>The options of one multiple-choice question; 10,000 by default.</summary>
    public int Choices { get; init; } = 10_000;

    /// <summary>The runs (models with seed and arm) of one import; 10,000 by default.</summary>
    public int Models { get; init; } = 10_000;

    /// <summary>The names by which <see cref="With"/> knows the limits.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Setters.Keys];

    /// <summary>These limits with one changed.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="value">Its new value, at least 1.</param>
    /// <exception cref="ArgumentException">There is no such limit, or the value is out of its range.</exception>
    public ImportLimits With(string name, long value)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Setters.TryGetValue(name, out Func<ImportLimits, long, ImportLimits>? set)
            ? set(this, value)
            : throw new ArgumentException(Suggestion.Unknown("limit", name, Names), nameof(name));
    }

    private static int Narrow(string name, long value, int most) => value >= 1 && value <= most
        ? (int)value
        : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"The limit '{name}' must be from 1 to {most}."));
}
