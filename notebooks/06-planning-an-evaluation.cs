// Made from 06-planning-an-evaluation.ipynb by: metriclens notebook export 06-planning-an-evaluation.ipynb --local
#:project ../src/MetricLens.Plotting

using MetricLens;
using MetricLens.Planning;
using MetricLens.Plotting;
using MetricLens.Records;
using MetricLens.Survival;

Environment.CurrentDirectory = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
int pictures = 0;

// # Planning an evaluation
//
// How many examples, model sizes and training seeds does it take before an evaluation can tell a mirage from a real jump? Best asked before the compute is spent. The answers here come from simulating the whole procedure, so they hold for the test that will be used.

// ## What examples can show
//
// Without any simulation: with *n* examples and none right, how large may the accuracy still be? And what accuracy, or what gain between two models, will be found four times out of five? (For the gain the two models are taken to disagree on 30 % of the examples.)

foreach (int examples in new[] { 50, 200, 1000, 5000 })
{
    ShowableAccuracy shown = ShowableAccuracy.Of(examples);
    Console.WriteLine($"{examples,5} examples: none right still allows {shown.Hidden:F4}; finds an accuracy of {shown.Smallest:F4} and a gain of {shown.SmallestGainAmongDisagreements:F3}");
}

// "0 % at all small sizes" on 50 examples is compatible with 7 %. Four times the examples halve the smallest gain that can be found.
//
// ## The power of a design
//
// We expect a token to be right with probability 0.3 at the smallest and 0.98 at the largest model, ten tokens an answer, and models of one size to differ by 0.15 logits from training alone. Planned: six sizes, one run each, 100 examples. What would the verdict be if the truth were a smooth rise, a step, or a take-off?

var curve = new ExpectedCurve { From = 0.3, To = 0.98, Length = 10, ModelStandardDeviation = 0.15 };
EvaluationDesign design = EvaluationDesign.Spread(8, 11, 6) with { Examples = 100 };
Plan plan = Plan.Of(curve, design, new() { Runs = 40, MostExamples = 200, MostScales = 9, MostSeeds = 2 });
foreach (TruthPower truth in plan.Truths)
{
    PlannedPower power = truth.Planned;
    Console.WriteLine($"{truth.Truth.Words}: of {power.Runs} runs {power.Right} say {truth.Truth.Right.Words()}, {power.NoJump} see no jump, {power.Inconclusive} are inconclusive, {power.Wrong} say something else");
}

// A step would be found. A smooth rise would be called an artifact half of the time, and else show no apparent jump, so that there is nothing to explain; in one run of forty it passes for something else. A take-off is what this design cannot tell: it is missed in 39 of 40 runs, and in 25 of them called something that it is not. Whoever expects one must not run this evaluation. Forty runs are few, and the intervals in the picture say so; raise `Runs` for a plan that money hangs on.
//
// ## What would help
//
// One factor is varied at a time, all else as planned.

foreach (TruthPower truth in plan.Truths)
    foreach (FactorPower factor in truth.Factors)
        Console.WriteLine($"{truth.Truth.Words}: {factor.Factor.ToString().ToLowerInvariant()}: {(factor.Smallest is { } least ? $"{least.Value} reach {100 * plan.Options.Target:0} %" : "no number tried reaches it")}");

display(PlanFigure.Of(plan, scale: 1));

// Look at the middle panel: **more sizes over the same range are what a take-off needs**. With six it is hardly ever found, with eight more than half of the time, and a step needs five or six. More examples, on the left, help neither: a take-off stays where it is from 25 examples to 200. The orange line, a smooth rise, never reaches the target, because part of its runs show no jump that could be called an artifact; the dashed line counts those runs in, and stays high.
//
// ## From a pilot
//
// A pilot's own records can say what to expect. Here the sorting task of the small transformers stands in for one.

TaskFinding finding = Investigation.Of(RecordSet.Load("../fixtures/digits/sort.jsonl.gz")).Run().Finding("sort", "width");
Pilot pilot = Pilot.Of(finding);
Console.WriteLine($"a token is right with {pilot.Curve.From:F2} at the smallest and {pilot.Curve.To:F3} at the largest of {pilot.Design.Scales} scales");
Console.WriteLine($"{pilot.Curve.Length} tokens; models of one scale differ by {pilot.ModelStandardDeviation!.Value:F2} [{pilot.ModelStandardDeviation.Lower:F2}, {pilot.ModelStandardDeviation.Upper:F2}] logits");

// Models of one width differ by about 0.4 logits, more than twice what we had assumed above. Put `pilot.Curve` and `pilot.Design` into `Plan.Of` to plan from there; plan at both ends of the interval, since thirteen scales know the noise badly.

// Shows a value as a notebook would: as text, and a figure as a file beside this one.
void display(object? value)
{
    if (value is MetricLens.Plotting.Figure figure)
    {
        string file = $"06-planning-an-evaluation-{++pictures}.png";
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
