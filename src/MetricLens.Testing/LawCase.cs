using MetricLens.Records;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing;

/// <summary>What a law is tried on: a few records, and a number that chooses what is done with them.</summary>
/// <param name="Records">The records; how many, the law says.</param>
/// <param name="Number">A number of at least 0: a place, a turn, a permutation.</param>
public sealed record LawCase(IReadOnlyList<Record> Records, int Number = 0)
{
    /// <summary>The first record.</summary>
    public Record First => Records[0];

    /// <summary>Whether the law takes any number of records, so that a simpler case may have fewer.</summary>
    public bool IsSet { get; init; }

    /// <summary>Cases that are a step simpler: of a set one record less, else one record simpler, or a lower number.</summary>
    internal IEnumerable<LawCase> Simpler()
    {
        for (int i = 0; IsSet && Records.Count > 1 && i < Records.Count; i++)
        {
            int place = i;
            yield return this with { Records = [.. Records.Where((_, j) => j != place)] };
        }
        for (int i = 0; i < Records.Count; i++)
        {
            int place = i;
            foreach (Record simpler in RecordShrinker.Simpler(Records[i]))
                if (RecordRules.FirstViolation(simpler) is null) yield return this with { Records = [.. Records.Select((record, j) => j == place ? simpler : record)] };
        }
        if (Number > 1) yield return this with { Number = Number / 2 };
        if (Number > 0) yield return this with { Number = Number - 1 };
    }
}
