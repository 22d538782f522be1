using System.CommandLine;
using System.Runtime.CompilerServices;
using MetricLens.Metrics;

namespace MetricLens.Cli;

/// <summary>What an option or argument can be given: shells complete it, editors check it, and a path in a settings file starts from that file.</summary>
internal sealed record Values
{
    private static readonly ConditionalWeakTable<Symbol, Values> Known = [];
    private static readonly Values Free = new();

    private readonly Lazy<IReadOnlyList<Offer>> _offers = new(() => []);

    /// <summary>The values that can be named beforehand.</summary>
    public IReadOnlyList<Offer> Offers => _offers.Value;

    /// <summary>Whether there are no others.</summary>
    public bool AreAll { get; private init; }

    /// <summary>Whether several may stand in one text, parted by commas.</summary>
    public bool AreListed { get; private init; }

    /// <summary>Whether a value is a path, and of what.</summary>
    public PathKind Path { get; private init; }

    /// <summary>What a symbol can be given; anything where nothing is said of it.</summary>
    public static Values Of(Symbol symbol) => Known.TryGetValue(symbol, out Values? values) ? values : Free;

    /// <summary>Says that these are all the values there are.</summary>
    internal static void SetAll(Symbol symbol, IEnumerable<string> words, bool areListed) =>
        Known.AddOrUpdate(symbol, new(() => [.. words.Select(word => new Offer(word, null))]) { AreAll = !areListed, AreListed = areListed });

    /// <summary>Says that these are some of the values there are.</summary>
    internal static void SetSome(Symbol symbol, Func<IEnumerable<Offer>> offers, bool areListed) =>
        Known.AddOrUpdate(symbol, new(offers) { AreListed = areListed });

    /// <summary>Says that the values are paths.</summary>
    internal static void SetPath(Symbol symbol, PathKind kind) => Known.AddOrUpdate(symbol, new() { Path = kind });

    private Values() { }

    private Values(Func<IEnumerable<Offer>> offers) => _offers = new(() => [.. offers()]);
}

/// <summary>A value that can be named beforehand.</summary>
/// <param name="Word">The value.</param>
/// <param name="About">What it is, where the word does not say it.</param>
internal readonly record struct Offer(string Word, string? About);

/// <summary>What a path is of.</summary>
internal enum PathKind
{
    /// <summary>The value is no path.</summary>
    None,

    /// <summary>Of a file, or of whatever files can be found in.</summary>
    File,

    /// <summary>Of a folder.</summary>
    Folder,
}

/// <summary>Says of an option or argument what it can be given, where it is declared.</summary>
internal static class ValuesExtensions
{
    /// <summary>One of these words.</summary>
    public static T OneOf<T>(this T symbol, IEnumerable<string> words)
        where T : Symbol
    {
        Values.SetAll(symbol, words, areListed: false);
        return symbol;
    }

    /// <summary>These words, parted by commas.</summary>
    public static T AnyOf<T>(this T symbol, IEnumerable<string> words)
        where T : Symbol
    {
        Values.SetAll(symbol, words, areListed: true);
        return symbol;
    }

    /// <summary>Something that begins like one of these.</summary>
    public static T Like<T>(this T symbol, params IEnumerable<string> beginnings)
        where T : Symbol
    {
        Values.SetSome(symbol, () => beginnings.Select(word => new Offer(word, null)), areListed: false);
        return symbol;
    }

    /// <summary>Metrics by their ids; others come from cards and assemblies, options and wrappers.</summary>
    public static T Metrics<T>(this T symbol, bool areListed = false)
        where T : Symbol
    {
        Values.SetSome(symbol, () => MetricCatalogue.Library.Cards.Select(card => new Offer(card.Id, card.Summary)), areListed);
        return symbol;
    }

    /// <summary>The path of a file.</summary>
    public static T File<T>(this T symbol)
        where T : Symbol
    {
        Values.SetPath(symbol, PathKind.File);
        return symbol;
    }

    /// <summary>The path of a folder.</summary>
    public static T Folder<T>(this T symbol)
        where T : Symbol
    {
        Values.SetPath(symbol, PathKind.Folder);
        return symbol;
    }
}
