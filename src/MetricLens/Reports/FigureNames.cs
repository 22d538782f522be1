using System.Globalization;
using System.Text;
using MetricLens.Curves;

namespace MetricLens.Reports;

/// <summary>Names for the figure files of findings, safe on every file system whatever the tasks are called.</summary>
public static class FigureNames
{
    /// <summary>The longest name without extension in bytes of UTF-8; file systems allow 255 with what stands around it.</summary>
    private const int LongestName = 160;

    /// <summary>One name a finding, such as <c>mul_2x2-width</c>, without extension.</summary>
    /// <remarks>
    /// Letters, digits, underscores, hyphens and inner dots stay; every other character becomes an underscore. Names that would be the same,
    /// or the same but for case, are numbered in the order of the findings.
    /// </remarks>
    /// <param name="keys">The findings' keys, in order.</param>
    public static IReadOnlyList<string> Of(IEnumerable<ComparisonKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (ComparisonKey key in keys)
        {
            string name = Safe(key), numbered = name;
            for (int i = 2; !taken.Add(numbered); i++) numbered = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
            names.Add(numbered);
        }
        return names;
    }

    private static string Safe(ComparisonKey key)
    {
        string whole = string.Join('-', new[] { key.Task, key.Family, key.Arm }.OfType<string>().Select(Safe));
        var name = new StringBuilder();
        int bytes = 0;
        foreach (Rune rune in whole.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > LongestName) break;
            name.Append(rune.ToString());
        }
        return name.ToString();
    }

    private static string Safe(string part)
    {
        var safe = new StringBuilder();
        foreach (Rune rune in Composed(part).EnumerateRunes())
        {
            bool isKept = Rune.IsLetterOrDigit(rune) && rune != Rune.ReplacementChar || rune.Value is '_' or '-' || (rune.Value == '.' && safe.Length > 0);
            safe.Append(isKept ? rune.ToString() : "_");
        }
        return safe.ToString().TrimEnd('.');
    }

    /// <summary>The text in Unicode's composed form, which file systems agree on best; lone surrogates, which have none, become replacement characters.</summary>
    private static string Composed(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())).Normalize(NormalizationForm.FormC);
}
