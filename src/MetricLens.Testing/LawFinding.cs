using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Testing;

/// <summary>What a law finds on one case: it holds, it has nothing to say, or it is broken by two values that do not go together.</summary>
public sealed class LawFinding
{
    private LawFinding(bool isBroken, (string Label, string Value) required, (string Label, string Value) found, IReadOnlyList<(string Label, Record Record)> records)
    {
        IsBroken = isBroken;
        Required = required;
        Found = found;
        Records = records;
    }

    /// <summary>The law holds on the case, which put it to the test.</summary>
    public static LawFinding Holds { get; } = new(false, default, default, []);

    /// <summary>The case does not put the law to the test: a score that it needs is not there.</summary>
    public static LawFinding DoesNotApply { get; } = new(false, default, default, []);

    /// <summary>Whether the law is broken.</summary>
    public bool IsBroken { get; }

    /// <summary>The value that the law goes by, with what it is; empty where the law is not broken.</summary>
    public (string Label, string Value) Required { get; }

    /// <summary>The value that breaks it, with what it is; empty where the law is not broken.</summary>
    public (string Label, string Value) Found { get; }

    /// <summary>The records that were scored, with what each is; where there are none, those of the case count.</summary>
    public IReadOnlyList<(string Label, Record Record)> Records { get; }

    /// <summary>The law is broken.</summary>
    /// <param name="required">The value that the law goes by, with what it is.</param>
    /// <param name="found">The value that breaks it, with what it is.</param>
    /// <param name="records">The records that were scored, with what each is; none where those of the case say it.</param>
    public static LawFinding Broken((string Label, string Value) required, (string Label, string Value) found, params IReadOnlyList<(string Label, Record Record)> records) =>
        new(true, required, found, records);

    /// <summary>Holds, or is broken by two scores.</summary>
    internal static LawFinding Of(bool holds, (string Label, Score Score) required, (string Label, Score Score) found, params IReadOnlyList<(string Label, Record Record)> records) => holds
        ? Holds
        : Broken((required.Label, required.Score.ToString()), (found.Label, found.Score.ToString()), records);
}
