using System.Globalization;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Cli;

/// <summary>What an investigation took in, left out and looked at, in a few lines.</summary>
internal static class InvestigationCounts
{
    /// <summary>Names told one by one; the rest are counted.</summary>
    private const int MostNames = 8;

    /// <summary>Writes the lines; those that would say nothing are left out.</summary>
    public static void Write(InvestigationResult result, Terminal terminal)
    {
        foreach (string line in Lines(result)) terminal.Tell(SafeText.Of(line));
    }

    private static IEnumerable<string> Lines(InvestigationResult result)
    {
        IEnumerable<string> verdicts = result.Findings.GroupBy(finding => finding.Overall).OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => $"{Number(group.Count())} {group.Key.Words()}");
        yield return $"{Read(result)}, {Number(result.Findings.Count)} {(result.Findings.Count == 1 ? "comparison" : "comparisons")}: {string.Join(", ", verdicts)}. "
            + $"Looks taken (task, family, metric): {Number(result.Looks)}.";
        if (result.Findings.Count > 1)
            foreach (string sentence in SuiteWords.Sentences(result.Suite())) yield return sentence;
        (string Name, long Count)[] dropped = [.. result.Findings.Select(finding => (FindingWords.Subject(finding), (long)Dropped(finding))).Where(task => task.Item2 > 0)];
        if (dropped.Length > 0) yield return $"Examples dropped, because some run lacks them or has no score on them: {Listed(dropped)}.";
        if (result.Means is { } means)
        {
            yield return "The evidence is means without their examples: runs are compared as independent, by the normal approximation. No pairing, no clusters, no link from the continuous to the raw metric "
                + "and no telling whether all examples jump or some: a step in a part of them may pass for an artifact.";
            if (means.LeftOut.Count > 0) yield return $"Means left out: {Listed([.. means.LeftOut.Select(what => (what.Key + ":", (long)what.Value))])}.";
            string[] rawless = [.. result.WithoutRawMetric.Select(key => key.Label)];
            if (rawless.Length > 0) yield return $"Not investigated, for want of a raw metric: {string.Join(", ", rawless.Take(MostNames))}{(rawless.Length > MostNames ? $" and {Number(rawless.Length - MostNames)} more" : "")}.";
        }
        if (result.Census.EmptyOutputs > 0) yield return $"Empty outputs: {Number(result.Census.EmptyOutputs)}; each counts as an answer.";
        (string Name, long Count)[] unknown = [.. result.Census.UnknownFields.Select(field => (field.Key, field.Value))];
        if (unknown.Length > 0) yield return $"Unknown fields, left aside: {Listed(unknown)}.";
    }

    private static string Read(InvestigationResult result) =>
        result.Means is { } means ? $"{Number(means.Rows.Count)} means" : $"{Number(result.Scores.Keys.Count)} records";

    private static int Dropped(TaskFinding finding) => finding.Jump.Curve?.DroppedExamples ?? finding.Comparison.Examples.Count;

    private static string Listed((string Name, long Count)[] counts)
    {
        string named = string.Join(", ", counts.Take(MostNames).Select(count => $"{count.Name} {Number(count.Count)}"));
        return counts.Length <= MostNames ? named : $"{named} and {Number(counts.Length - MostNames)} more";
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
