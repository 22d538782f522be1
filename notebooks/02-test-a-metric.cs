#:project ../src/MetricLens.Testing

using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Testing;

var metric = new FirstLetter();
MetricLaws.Check(metric);
foreach (LawResult result in MetricLaws.Try(metric))
    Console.WriteLine($"{result.Law.Id}: held on {result.Applied} of {result.Tried} cases");

/// <summary>Whether the output starts with the letter that a reference starts with.</summary>
internal sealed class FirstLetter : IMetric
{
    public MetricCard Card { get; } = new()
    {
        Id = "first_letter",
        Name = "first letter",
        Summary = "Whether the output starts with the letter that a reference starts with.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = RecordFields.Targets | RecordFields.Output,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.Symmetric | MetricClaims.MoreTargetsNeverHurt,
        Reference = "An example (2026)",
        Examples = [],
    };

    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        string[] targets = [.. record.Targets.ToArray().Where(target => target.Length > 0)];
        if (targets.Length == 0) return Score.Unscored("no target");
        if (record.Output is null) return Score.Unscored("no output");
        return Score.Of(record.Output.Length > 0 && targets.Any(target => target[0] == record.Output[0]) ? 1 : 0);
    }
}
