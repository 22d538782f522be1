namespace MetricLens.Text;

/// <summary>Says that a name is unknown and which known one is nearest.</summary>
public static class Suggestion
{
    /// <summary>A sentence such as <c>There is no metric 'exact_mach'; did you mean 'exact_match'?</c></summary>
    /// <param name="kind">What is named, as a noun.</param>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The known names; where none is near, all are listed.</param>
    public static string Unknown(string kind, string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        string[] names = [.. known.Order(StringComparer.Ordinal)];
        string? nearest = names.MinBy(candidate => Distance(name, candidate));
        return nearest is not null && Distance(name, nearest) <= Math.Max(2, name.Length / 3)
            ? $"There is no {kind} '{name}'; did you mean '{nearest}'?"
            : $"There is no {kind} '{name}'; there are: {string.Join(", ", names)}.";
    }

    private static int Distance(string left, string right) => EditDistance.Levenshtein(left, right);
}
