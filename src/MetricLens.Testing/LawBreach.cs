using System.Globalization;
using System.Text;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Testing;

/// <summary>How a metric breaks a law: the simplest case that was found, and the two values that do not go together.</summary>
public sealed class LawBreach
{
    /// <summary>So much of a record is shown; the case can be replayed.</summary>
    private const int LongestRecord = 600;

    internal LawBreach(IMetric metric, MetricLaw law, LawCase simplest, LawFinding finding, int shrinks, LawReplay? replay)
    {
        Metric = metric.Card.Id;
        Law = law;
        Required = finding.Required;
        Found = finding.Found;
        Records = finding.Records.Count > 0 ? finding.Records : [.. simplest.Records.Select((record, i) => (simplest.Records.Count == 1 ? "record" : $"record {i + 1}", record))];
        Shrinks = shrinks;
        Replay = replay;
        RunAgain = replay is null ? $"MetricLaws.Check(metric, MetricLaws.Get(\"{law}\"))" : $"MetricLaws.Check(metric, LawReplay.Parse(\"{replay}\"))";
    }

    internal LawBreach(IMetric metric, MetricLaw law, int tried, LawOptions options)
    {
        Metric = metric.Card.Id;
        Law = law;
        Required = law.IsExistence ? ("sought", "a case on which it holds") : ("sought", "a case that puts the law to the test");
        Found = ("found", string.Create(CultureInfo.InvariantCulture, $"none among {tried}"));
        Records = [];
        RunAgain = string.Create(CultureInfo.InvariantCulture, $"MetricLaws.Check(metric, MetricLaws.Get(\"{law}\"), new LawOptions {{ Cases = {options.Cases}, Seed = {options.Seed} }})");
    }

    /// <summary>The metric's id.</summary>
    public string Metric { get; }

    /// <summary>The law.</summary>
    public MetricLaw Law { get; }

    /// <summary>The value that the law goes by, with what it is.</summary>
    public (string Label, string Value) Required { get; }

    /// <summary>The value that breaks it, with what it is.</summary>
    public (string Label, string Value) Found { get; }

    /// <summary>The records of the simplest case that was found, with what each is; empty where no case put the law to the test.</summary>
    public IReadOnlyList<(string Label, Record Record)> Records { get; }

    /// <summary>How many steps the case was made simpler.</summary>
    public int Shrinks { get; }

    /// <summary>What draws the case again; <see langword="null"/> where no case put the law to the test.</summary>
    public LawReplay? Replay { get; }

    /// <summary>The call that finds the breach again, as C#.</summary>
    public string RunAgain { get; }

    /// <summary>The law, the records, the two values and the call that finds them again, a line each.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"'{Metric}' breaks the law '{Law.Id}': {Law.Statement}\n");
        (string Label, string Value)[] lines =
        [
            .. Records.Select(record => (record.Label, Shorten(ReadableRecord.Of(record.Record)))),
            Required, Found, ("again", RunAgain),
        ];
        int width = lines.Max(line => line.Label.Length) + 1;
        foreach ((string label, string value) in lines) text.Append("  ").Append($"{label}:".PadRight(width)).Append(' ').Append(value).Append('\n');
        return text.ToString();
    }

    private static string Shorten(string record) =>
        record.Length <= LongestRecord ? record : $"{record[..LongestRecord]}… ({record.Length.ToString(CultureInfo.InvariantCulture)} characters)";
}
