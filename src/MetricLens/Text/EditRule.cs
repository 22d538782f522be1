namespace MetricLens.Text;

/// <summary>Which edits turn one sequence into another.</summary>
public enum EditRule
{
    /// <summary>Insertions, deletions and replacements, each counted once.</summary>
    Levenshtein = 0,

    /// <summary>Insertions and deletions only.</summary>
    Indel,

    /// <summary>Those of Levenshtein, and the swap of two neighbours, no place edited twice: optimal string alignment.</summary>
    Osa,

    /// <summary>The longer length less the longest common subsequence.</summary>
    Lcs,
}
