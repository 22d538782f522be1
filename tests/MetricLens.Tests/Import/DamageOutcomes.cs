namespace MetricLens.Tests.Import;

/// <summary>What became of files with one kind of damage.</summary>
internal sealed class DamageOutcomes
{
    public int Read { get; set; }

    public int RefusedWithLine { get; set; }

    public int RefusedWithFile { get; set; }

    public List<string> Failures { get; } = [];

    /// <summary>The counts as cells of a table.</summary>
    public string Row => FormattableString.Invariant($"{Read + RefusedWithLine + RefusedWithFile + Failures.Count:N0} | {Read:N0} | {RefusedWithLine:N0} | {RefusedWithFile:N0} | {Failures.Count:N0}");

    public static DamageOutcomes Sum(IEnumerable<DamageOutcomes> parts)
    {
        var sum = new DamageOutcomes();
        foreach (DamageOutcomes part in parts)
        {
            sum.Read += part.Read;
            sum.RefusedWithLine += part.RefusedWithLine;
            sum.RefusedWithFile += part.RefusedWithFile;
            sum.Failures.AddRange(part.Failures);
        }
        return sum;
    }
}
