using System.Globalization;
using System.Text.RegularExpressions;
using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Import;

/// <summary>A table of the public families of language models: parameters, training tokens and FLOPs, each with its source.</summary>
/// <remarks>Read from the embedded <c>known-models.csv</c> when first asked for.</remarks>
public static partial class KnownModels
{
    private const string Resource = "MetricLens.Import.known-models.csv";

    private static readonly Lazy<(IReadOnlyList<KnownModel> All, Dictionary<string, KnownModel> ByName)> Table = new(Load);

    /// <summary>Every model, in the table's order.</summary>
    public static IReadOnlyList<KnownModel> All => Table.Value.All;

    /// <summary>The model of a name, or <see langword="null"/>.</summary>
    /// <param name="name">
    /// Case, the organization before a slash, a revision behind <c>@</c> and an ending <c>-hf</c> are left aside. A name with
    /// <c>-instruct</c>, <c>-chat</c> or <c>-it</c> behind a known one is that model, in a family of its own.
    /// </param>
    public static KnownModel? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string plain = Plain(name);
        if (Table.Value.ByName.TryGetValue(plain, out KnownModel? known)) return known;
        string basic = Tuned().Replace(plain, "");
        if (basic.Length == plain.Length) return null;
        return Table.Value.ByName.TryGetValue(basic, out known) ? known with { Family = known.Family + "-instruct" } : null;
    }

    /// <summary>The known name that is nearest to an unknown one, where one is near enough to be meant.</summary>
    public static string? Nearest(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string plain = Plain(name), basic = Tuned().Replace(plain, "");
        if (plain.Length > 60) return null;
        if (basic.Length < plain.Length) return Nearest(basic) is { } untuned ? untuned + plain[basic.Length..] : null;
        string nearest = Table.Value.ByName.Keys.OrderBy(known => known, StringComparer.Ordinal).MinBy(known => EditDistance.Levenshtein(plain, known))!;
        return EditDistance.Levenshtein(plain, nearest) <= Math.Min(2, plain.Length / 5) ? nearest : null;
    }

    private static string Plain(string name)
    {
        string last = name[(name.LastIndexOf('/') + 1)..];
        int revision = last.IndexOf('@', StringComparison.Ordinal);
        string plain = (revision > 0 ? last[..revision] : last).ToLowerInvariant();
        return plain.EndsWith("-hf", StringComparison.Ordinal) ? plain[..^3] : plain;
    }

    private static (IReadOnlyList<KnownModel>, Dictionary<string, KnownModel>) Load()
    {
        using Stream stream = typeof(KnownModels).Assembly.GetManifestResourceStream(Resource)!;
        using var text = new StreamReader(stream);
        var csv = new CsvReader(text, Resource, new ImportLimits());
        csv.Next();
        var all = new List<KnownModel>();
        var byName = new Dictionary<string, KnownModel>(StringComparer.Ordinal);
        while (csv.Next() is [{ } name, { } family, { } parameters, var tokens, var flops, { } source, var aliases])
        {
            KnownModel model = Of(name, family, Number(parameters)!.Value, Number(tokens), Number(flops), source);
            all.Add(model);
            byName.Add(name, model);
            foreach (string alias in aliases?.Split(' ') ?? []) byName.Add(alias, model);
        }
        return (all, byName);
    }

    private static KnownModel Of(string name, string family, double parameters, double? tokens, double? flops, string source)
    {
        FlopsBasis known = (flops, tokens) switch
        {
            ({ }, _) => FlopsBasis.Published,
            (null, { }) => FlopsBasis.SixParametersTokens,
            _ => FlopsBasis.None,
        };
        var scales = new ScaleValues { Params = parameters, TrainTokens = tokens, TrainFlops = flops ?? 6 * parameters * tokens };
        return new KnownModel(name, family, scales, known, source);
    }

    private static double? Number(string? cell) => cell is null ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-(instruct|inst|chat|it)(-v[0-9.]+)?$")]
    private static partial Regex Tuned();
}
