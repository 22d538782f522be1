using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace MetricLens.Cli;

/// <summary>Options whose values are read the same under every culture; one that is left out is <see langword="null"/>, and the library's default stands.</summary>
internal static class Options
{
    /// <summary>Of every command: nothing but data, warnings and errors.</summary>
    public static readonly Option<bool> Quiet = new("--quiet", "-q") { Recursive = true, Description = "Tell nothing but what --json and --out ask for, warnings and errors." };

    /// <summary>Of every command that finds something out: it as JSON instead of text.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "The results as JSON on the standard output, and no text there." };

    /// <summary>An option that takes a text.</summary>
    public static Option<string?> Text(string name, string value, string description) => new(name) { HelpName = value, Description = description };

    /// <summary>An option that takes a text and may be given several times.</summary>
    public static Option<string[]> Texts(string name, string value, string description) => new(name)
    {
        HelpName = value,
        Description = description,
        DefaultValueFactory = _ => [],
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>An option that takes a number.</summary>
    /// <param name="name">The option, with its hyphens.</param>
    /// <param name="value">The value's name in help.</param>
    /// <param name="description">What it means.</param>
    /// <param name="kind">What is expected, as a noun phrase.</param>
    /// <param name="aliases">Other names.</param>
    public static Option<T?> Number<T>(string name, string value, string description, string kind, params string[] aliases)
        where T : struct, INumber<T> => new(name, aliases)
        {
            HelpName = value,
            Description = description,
            CustomParser = result => Read<T>(result, name, kind),
        };

    private static T? Read<T>(ArgumentResult result, string name, string kind)
        where T : struct, INumber<T>
    {
        string text = result.Tokens[^1].Value;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;
        bool isInteger = T.IsInteger(T.One / (T.One + T.One));
        if (T.TryParse(text, isInteger ? NumberStyles.AllowLeadingSign : Style | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out T number) && T.IsFinite(number))
            return number;
        result.AddError($"{name} is '{text}'; expected {kind}.");
        return null;
    }
}
