using System.Collections;
using System.Globalization;
using System.Reflection;

namespace MetricLens.Notebooks;

/// <summary>The forms in which a value shows itself: by the formatters that its type names, or else as text.</summary>
/// <remarks>
/// The convention is that of .NET Interactive: an attribute called <c>TypeFormatterSourceAttribute</c>, whosever it is, names a class with
/// <c>CreateTypeFormatters()</c>, whose objects have <c>MimeType</c> and <c>Format(object, TextWriter)</c>.
/// </remarks>
internal static class ShownForms
{
    private const string Attribute = "TypeFormatterSourceAttribute", Png = "image/png", Html = "text/html", Plain = "text/plain";

    /// <summary>What is shown for a value: its forms by MIME type; of a sequence that has none of its own one after the other.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Of(object? value)
    {
        if (value is HtmlMarkup) return [Single(Html, value.ToString()!)];
        if (value is null or string) return [Single(Plain, (string?)value ?? "<null>")];
        if (ByConvention(value) is { Count: > 0 } forms) return [forms];
        if (value is IEnumerable sequence && HasNoTextOfItsOwn(value)) return Joined([.. sequence.Cast<object?>().SelectMany(Of)]);
        return [Single(Plain, (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString()) ?? "")];
    }

    /// <summary>Neighbours that are nothing but text are shown as one, a line each.</summary>
    private static List<IReadOnlyDictionary<string, string>> Joined(IReadOnlyList<IReadOnlyDictionary<string, string>> shown)
    {
        var joined = new List<IReadOnlyDictionary<string, string>>();
        foreach (IReadOnlyDictionary<string, string> forms in shown)
        {
            if (joined.Count > 0 && IsText(joined[^1]) && IsText(forms)) joined[^1] = Single(Plain, joined[^1][Plain] + "\n" + forms[Plain]);
            else joined.Add(forms);
        }
        return joined.Count > 0 ? joined : [Single(Plain, "(empty)")];

        static bool IsText(IReadOnlyDictionary<string, string> forms) => forms.Count == 1 && forms.ContainsKey(Plain);
    }

    private static Dictionary<string, string> ByConvention(object value)
    {
        var forms = new Dictionary<string, string>();
        foreach (object formatter in Formatters(value.GetType()))
        {
            if (Read(formatter, "MimeType") is not string type || forms.ContainsKey(type)) continue;
            if (formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)]) is not { } format) continue;
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            if (Call(format, formatter, [value, writer]) is not false) forms[type] = writer.ToString();
        }
        // An image in a page says nothing that the image does not, and takes as much room again.
        if (forms.ContainsKey(Png)) forms.Remove(Html);
        return forms;
    }

    private static IEnumerable<object> Formatters(Type type)
    {
        foreach (object attribute in type.GetCustomAttributes(inherit: true).Where(attribute => attribute.GetType().Name == Attribute))
        {
            if (Read(attribute, "FormatterSourceType") is not Type source || Activator.CreateInstance(source) is not { } made) continue;
            if (source.GetMethod("CreateTypeFormatters", []) is { } create && Call(create, made, []) is IEnumerable formatters)
                foreach (object? formatter in formatters)
                    if (formatter is not null) yield return formatter;
        }
    }

    private static object? Read(object from, string property) => from.GetType().GetProperty(property)?.GetValue(from);

    private static object? Call(MethodInfo method, object on, object?[] arguments) =>
        method.Invoke(on, BindingFlags.DoNotWrapExceptions, null, arguments, CultureInfo.InvariantCulture);

    /// <summary>Whether a sequence's text is no more than its type's name, as of an array, a list and a query.</summary>
    private static bool HasNoTextOfItsOwn(object sequence) => sequence.ToString() == sequence.GetType().ToString();

    private static Dictionary<string, string> Single(string type, string text) => new() { [type] = text };
}
