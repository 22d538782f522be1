using MetricLens.Records;

namespace MetricLens.Notebooks.Tests;

/// <summary>A small investigation whose names are what a stranger could send.</summary>
internal static class Findings
{
    /// <summary>Markup, a quote and an override of the direction of writing.</summary>
    public const string Hostile = "<script>alert(1)</script>\"'&\u202e";

    private static readonly Lazy<InvestigationResult> Cached = new(() => Investigation.Of(RecordSet.Of(Answers())).Run());

    /// <summary>The result: one task, six models, 60 examples.</summary>
    public static InvestigationResult Result => Cached.Value;

    private static IEnumerable<Record> Answers()
    {
        for (int model = 0; model < 6; model++)
        {
            for (int example = 0; example < 60; example++)
            {
                bool isRight = example % 6 < model;
                yield return new()
                {
                    Task = "sums " + Hostile,
                    Family = "family",
                    Model = $"m{model} {Hostile}",
                    Scales = new() { Params = Math.Pow(10, 6 + model) },
                    ExampleId = $"{example}",
                    Target = "12345",
                    Output = isRight ? "12345" : "12900",
                    TargetLogprobs = Enumerable.Repeat(-1.0 / (model + 1 + (example % 3)), 5).ToArray(),
                };
            }
        }
    }
}
