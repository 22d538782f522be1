// Made from 05-making-a-jump-by-thresholding.ipynb by: metriclens notebook export 05-making-a-jump-by-thresholding.ipynb --local
#:project ../src/MetricLens.Plotting

using MetricLens;
using MetricLens.Plotting;
using MetricLens.Records;
using MetricLens.Survival;

Environment.CurrentDirectory = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
int pictures = 0;

// # Making a jump by thresholding
//
// Schaeffer and colleagues made "emergent abilities" on purpose: take models that improve smoothly, score them by whether they pass a threshold, and a jump appears. We do the same with real outputs, and see that the test tells the made jump from a real one.

// The task is sorting letters, answered by transformers of 13 widths. `Induce` names the raw metric to make: `threshold:0.9` scores an answer 1 where the target's probability a token is at least 0.9, and 0 elsewhere. The continuous metrics then judge the jump as they judge any other.

RecordSet records = RecordSet.Of(RecordSet.Load("../fixtures/digits/sort.jsonl.gz").Where(record => record.Family == "width"));

TaskFinding Induced(string induction) => Investigation.Of(records, new() { Induce = induction }).Run().Finding("sort");

foreach (double threshold in new[] { 0.3, 0.5, 0.7, 0.9, 0.99 })
{
    TaskFinding finding = Induced($"threshold:{threshold}");
    Console.WriteLine($"{threshold,4}: largest gain {finding.Jump.Gain!.Value:F2} from {finding.Jump.From.Label} to {finding.Jump.To.Label}; {finding.Overall.Words()}, step share {finding.Metrics[0].Survival?.Narrower?.Share:F2}");
}

// **The jump goes where the threshold is.** At 0.3 it lies between the two smallest models, at 0.9 two scales further up, at 0.99 the rise is spread out. The models are the same throughout. A jump that moves with the threshold is a property of the threshold.
//
// At 0.7 and 0.9 the verdict is `artifact`. At 0.3 and 0.5 it is `inconclusive`: the jump lies so near the smallest model that there is too little below it to show that progress was under way. The step shares are small in every row: nowhere is there a step to carry the jump.

display(Induced("threshold:0.9"));

// In the picture the left panel shows the made jump, +0.61 from one width to the next. The dashed curve is what smooth progress in log-likelihood implies for it, and the points follow it. The middle and the right panel show the same outputs under metrics without a threshold: a bend, no step.

display(Induced("threshold:0.9").Figure());

// ## Another way: all or nothing
//
// Group examples and score a group 1 only where *all* of it is right: `all_of:5`. Like the length of a target, the size of the group is an exponent, and the curve moves to larger models as the group grows.

foreach (int size in new[] { 2, 5, 10 })
{
    TaskFinding finding = Induced($"all_of:{size}");
    Console.WriteLine($"all of {size,2}: largest gain {finding.Jump.Gain!.Value:F2} from {finding.Jump.From.Label} to {finding.Jump.To.Label}; {finding.Overall.Words()}");
}

// Groups of ten leave 20 groups of the 200 examples: a coarse scale, and a rise spread over so many widths that no single gap stands out. For groups of five the jump is there, and it is an artifact again.

display(Induced("all_of:5").Figure());

// Shows a value as a notebook would: as text, and a figure as a file beside this one.
void display(object? value)
{
    if (value is MetricLens.Plotting.Figure figure)
    {
        string file = $"05-making-a-jump-by-thresholding-{++pictures}.png";
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
