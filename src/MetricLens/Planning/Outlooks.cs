namespace MetricLens.Planning;

/// <summary>Outlooks straight from findings.</summary>
public static class Outlooks
{
    /// <summary>Which way an inconclusive finding leans and what would settle it, computed on each call; <see langword="null"/> where the verdict is not inconclusive.</summary>
    /// <inheritdoc cref="Planning.Outlook.Of"/>
    public static Outlook? Outlook(this TaskFinding finding, OutlookOptions? options = null) => Planning.Outlook.Of(finding, options);
}
