using MetricLens.Records;

namespace MetricLens.Plotting.Tests;

/// <summary>Findings of every awkward shape, and the kinds of figures that are drawn of one finding.</summary>
internal static class FigureKinds
{
    private static readonly InvestigationOptions Few = new() { Resamples = 1000 };

    /// <summary>What may go wrong: how few and how many, names, scripts, evidence of other kinds.</summary>
    public static Dictionary<string, Func<IEnumerable<Record>>> Ugly { get; } = new()
    {
        ["one model"] = () => Worlds.Text("t", "f", [1e5], Worlds.Smooth),
        ["two models"] = () => Worlds.Text("t", "f", Worlds.Doubling(2), Worlds.Smooth),
        ["a step, with seeds"] = () => Worlds.Text("mod", "width", Worlds.Doubling(8), Worlds.Step, seeds: 2),
        ["thirty models of long names"] = () => Worlds.Text(new string('t', 80), new string('f', 60), Worlds.Doubling(30, 10), Worlds.Smooth,
            examples: 60, name: k => $"organisation/a-model-of-sixty-characters-and-more-in-its-name-{k:00}"),
        ["flat at nought"] = () => Worlds.Text("t", "f", Worlds.Doubling(6), _ => -3),
        ["all right"] = () => Worlds.Text("t", "f", Worlds.Doubling(6), _ => 14),
        ["choices"] = () => Worlds.Choices("t", "f", Worlds.Doubling(12), unit => (7 * unit) - 3.5),
        ["Chinese"] = () => Worlds.Text("涌现能力", "宽度", Worlds.Doubling(6), Worlds.Smooth, name: k => $"模型{k}"),
        ["no log-probabilities"] = () => Worlds.Text("t", "f", Worlds.Doubling(8), Worlds.Smooth, hasLogprobs: false),
        ["one example"] = () => Worlds.Text("t", "f", Worlds.Doubling(4), Worlds.Smooth, examples: 1),
        ["two examples"] = () => Worlds.Text("t", "f", Worlds.Doubling(5), Worlds.Smooth, examples: 2),
        ["two thousand examples"] = () => Worlds.Text("t", "f", Worlds.Doubling(5), Worlds.Smooth, examples: 2000),
        ["long outputs"] = () => Rambling("t", Worlds.Doubling(6)),
    };

    /// <summary>Every figure that a finding can have, by kind.</summary>
    public static IEnumerable<(string Kind, Func<FigureOptions?, Figure> Draw)> Of(IEnumerable<Record> records)
    {
        RecordSet set = RecordSet.Of(records);
        TaskFinding finding = Investigation.Of(set, Few).Run().Findings.Single();
        yield return ("comparison", finding.Figure);
        yield return ("examples", finding.ExampleFigure);
        yield return ("link", finding.LinkFigure);
        if (set[0].ChoiceLogprobs.Length > 0) yield return ("reliability", options => finding.ReliabilityFigure(set, options));
        if (finding.Curves.Any(curve => curve.Metric.Id == "token_edit_distance")) yield return ("edit-distance", finding.EditDistanceFigure);
    }

    /// <summary>Outputs that go on for up to 120 letters where the models are small.</summary>
    private static IEnumerable<Record> Rambling(string task, double[] scales)
    {
        var random = new Random(3);
        for (int k = 0; k < scales.Length; k++)
        {
            for (int i = 0; i < 80; i++)
            {
                int more = random.Next(120 / (k + 1)) * (random.NextDouble() < 0.2 * k ? 0 : 1);
                yield return new Record
                {
                    Task = task, Model = $"m{k}", ExampleId = $"{i:000}", Scales = new ScaleValues { Params = scales[k] }, Target = "right", Output = "right" + new string('x', more),
                };
            }
        }
    }
}
