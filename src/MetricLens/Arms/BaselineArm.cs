namespace MetricLens.Arms;

/// <summary>The arm that others are compared with.</summary>
/// <param name="Name">Its name; <see langword="null"/> for records that name no arm.</param>
/// <param name="Choice">Why it is this one.</param>
internal readonly record struct BaselineArm(string? Name, BaselineChoice Choice)
{
    /// <summary>Names that say that nothing is added, the plainest first.</summary>
    private static readonly string[] PlainNames = ["0-shot", "zero-shot", "direct", "standard", "base", "baseline", "none"];

    /// <summary>Chooses among the arms of a task and family; <see langword="null"/> where the one asked for is not among them.</summary>
    public static BaselineArm? Of(IReadOnlyList<string?> arms, string? asked)
    {
        if (asked is not null) return arms.Contains(asked.Length == 0 ? null : asked) ? new(asked.Length == 0 ? null : asked, BaselineChoice.Asked) : null;
        if (arms.Contains(null)) return new(null, BaselineChoice.Unnamed);
        foreach (string plain in PlainNames)
            if (arms.FirstOrDefault(arm => Plain(arm!) == plain) is { } named) return new(named, BaselineChoice.PlainName);
        return new(arms.Order(StringComparer.Ordinal).First(), BaselineChoice.First);
    }

    private static string Plain(string name) => name.Trim().ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
}
