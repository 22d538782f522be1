// Made from 04-a-metric-and-its-laws.ipynb by: metriclens notebook export 04-a-metric-and-its-laws.ipynb --local
#:project ../src/MetricLens.Testing
#:project ../src/MetricLens.Plotting

using MetricLens;
using MetricLens.Metrics;
using MetricLens.Plotting;
using MetricLens.Records;
using MetricLens.Survival;
using MetricLens.Testing;

Environment.CurrentDirectory = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
int pictures = 0;

// # A metric and its laws
//
// A metric that is wrong in a corner makes jumps of its own. Here we write a metric, hold it to the laws that its card claims, see a broken one caught with a counterexample, and use the sound one in an investigation.

// ## A card
//
// Every metric carries a card that says what it is: range, direction, how fine its steps are, what it looks at, and what evidence it can be. In a notebook the card shows itself.

display(MetricCatalogue.Get("token_edit_similarity").Card);

// ## A metric of one's own
//
// The share of positions at which output and reference agree. The card claims that a reference scores best, that output and reference may trade places, and that another reference never hurts. `LatentScale.Logit` says on which scale smooth improvement is smooth, without which no step could be tested under it; `EvidenceTier.Text` says that it rests on texts alone.
//
// A record that lacks what the metric needs is *unscored* with a reason. It is never scored 0: a missing field is no wrong answer.

// ## Its laws
//
// `MetricLaws.Check` throws at the first broken law and needs no test framework; `Try` tells of each. The records are drawn: empty texts, scripts of all kinds, several references, missing fields. *Applied* counts the cases that put the law to the test.

var positions = new PositionShare();
foreach (LawResult law in MetricLaws.Try(positions))
    Console.WriteLine($"{(law.Breach is null ? "holds " : "BROKEN")} {law.Law.Id}: {law.Applied} of {law.Tried} cases");

// ## A metric that is broken
//
// A slip that is easily made: divide by the length of the *output*. Short answers become cheap, since one right character alone scores 1. The law finds it and shrinks the case until nothing in it is superfluous; the last line draws the very case again.

foreach (LawResult law in MetricLaws.Try(new CheapShare()).Where(law => law.Breach is not null)) display(law.Breach);

// ## In an investigation
//
// A catalogue with the metric in it lets it judge beside the library's own. The task is to reverse a string of letters.

RecordSet records = RecordSet.Load("../fixtures/digits/reverse.jsonl.gz");
InvestigationResult result = Investigation.Of(records, new()
{
    Catalogue = MetricCatalogue.Library.With(positions),
    ContinuousMetrics = ["target_log_likelihood", "position_share"],
}).Run();
display(result.Finding("reverse", "width"));

// Both metrics see a step of a quarter to a third of the gain; under log-likelihood its bounds leave out one half, so that the jump hardly survives. Both are `inconclusive` all the same, because nothing shows that the models were improving below the jump, and without that it cannot be called an artifact either. In the picture the third panel is our metric. The grey points are single runs: around the gap the seeds of one width lie far apart, and that spread is what the test has to reckon with.

display(result.Figure("reverse", "width"));

// Shows a value as a notebook would: as text, and a figure as a file beside this one.
void display(object? value)
{
    if (value is MetricLens.Plotting.Figure figure)
    {
        string file = $"04-a-metric-and-its-laws-{++pictures}.png";
        figure.SavePng(file);
        Console.WriteLine($"{figure}: {file}");
    }
    else if (value is System.Collections.IEnumerable items and not string && value.ToString() == value.GetType().ToString())
    {
        foreach (object? item in items) display(item);
    }
    else
    {
        Console.WriteLine(value ?? "<null>");
    }
}

/// <summary>The share of the longer text's positions at which output and reference agree.</summary>
internal sealed class PositionShare : IMetric
{
    public MetricCard Card { get; } = new()
    {
        Id = "position_share",
        Name = "share of positions",
        Summary = "Share of the longer text's positions at which output and reference have the same character; of several references the best.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdFine,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.Text,
        Inputs = RecordFields.Targets | RecordFields.Output,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.Symmetric | MetricClaims.MoreTargetsNeverHurt,
        Reference = "This notebook",
        Examples = [],
    };

    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        string[] targets = [.. record.Targets.ToArray().Where(target => target.Length > 0)];
        if (targets.Length == 0) return Score.Unscored("no target");
        return record.Output is { } output ? Score.Of(targets.Max(target => Share(output, target))) : Score.Unscored("no output");
    }

    private static double Share(string output, string target) =>
        (double)output.Zip(target).Count(pair => pair.First == pair.Second) / Math.Max(output.Length, target.Length);
}

/// <summary>As above, but over the output's length: short answers are cheap.</summary>
internal sealed class CheapShare : IMetric
{
    private readonly PositionShare _sound = new();

    public MetricCard Card => _sound.Card with { Id = "cheap_share", Name = "cheap share" };

    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Output is not { Length: > 0 } output) return _sound.Measure(record);
        string[] targets = [.. record.Targets.ToArray().Where(target => target.Length > 0)];
        if (targets.Length == 0) return Score.Unscored("no target");
        return Score.Of(targets.Max(target => (double)output.Zip(target).Count(pair => pair.First == pair.Second) / output.Length));
    }
}
