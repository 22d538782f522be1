// Made from 01-first-verdict.ipynb by: metriclens notebook export 01-first-verdict.ipynb --local
#:project ../src/MetricLens.Plotting

using MetricLens;
using MetricLens.Plotting;
using MetricLens.Records;
using MetricLens.Survival;

Environment.CurrentDirectory = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
int pictures = 0;

// # A first verdict
//
// A model family gets better with size, and on some task the score leaps from one size to the next. Is the leap in the models, or did a harsh metric make it? This notebook reads real model outputs, scores each of them under a harsh and under continuous metrics, and puts every apparent jump to a test.
//
// The outputs are those of small transformers that were trained for this project: 13 widths from 2,416 to 1.3 million parameters, up to three seeds each, and the checkpoints of four runs ([how they were made](../fixtures/digits/README.md)). Two of the ten tasks are enough here: products of a three-digit by a one-digit number, and sorting letters.

// ## Records
//
// A record is what one model answered on one example: the prompt, the right answer, the model's output and, where the evaluation logged them, the log-probabilities that the model gave to the right answer's tokens. `RecordSet.Load` takes files, folders and patterns.

RecordSet records = RecordSet.Load(["../fixtures/digits/mul_3x1.jsonl.gz", "../fixtures/digits/sort.jsonl.gz"]);
Record one = records[0];
Console.WriteLine($"{records.Count} records of {records.Keys.Runs.Count} runs on {records.Keys.Tasks.Count} tasks");
Console.WriteLine($"{one.Model} was asked {one.Prompt} and answered {one.Output}; right is {string.Join(" or ", one.Targets.ToArray())}");

// ## Investigation
//
// One call does the rest: it scores, draws a curve over scale for every metric, looks for the largest gain of the raw metric from one scale to the next, and asks of each continuous metric whether it has a step at the same place. The result shows itself as its table of verdicts, one row a task and family.

InvestigationResult result = Investigation.Of(records).Run();
display(result);

// Read the rows of the family `width` first, where size varies. **`sort` is an artifact**: exact match leaps by 0.44, yet the log-likelihood was improving all along and has no step of that size. **`mul_3x1` is attenuated**: there is a real step in the log-likelihood, but it makes up only about a quarter of the gain. The four `training-` families follow single runs through training; with seven checkpoints of one seed those of `mul_3x1` cannot be told, and the table says why instead of guessing; of `sort`, three show no jump and one takes off.
//
// ## One task
//
// A finding shows its verdict, the raw curve with the gap of the jump shaded, and a row for each continuous metric. *Step share* is the part of the whole improvement that a step at the gap makes up, with one-sided 95 % bounds on either side; a jump survives where it is at least one half.

TaskFinding product = result.Finding("mul_3x1", "width");
display(product);

// ## The picture
//
// The same outputs under three metrics, on one scale axis. On the left, exact match: the dashed curve with its band is what *smooth* progress in log-likelihood would imply for exact match. The orange points lie a little under it below the gap and above it beyond, still inside the band: smooth progress carries part of the leap. In the middle, log-likelihood on the scale on which smooth improvement is a smooth curve: a visible kink at the same place, on top of a steady rise. That is what *attenuated* means.

display(result.Figure("mul_3x1", "width"));

// Now sorting. The leap on the left is as tall, and it follows the dashed curve all the way: a smooth rise of the log-likelihood, seen through exact match, looks like this. In the middle the points go through the gap without a kink.

display(result.Figure("sort", "width"));

// ## The numbers
//
// Every stage is an object that LINQ can take. A curve has its points, each with a mean and an interval.

display(product.Jump.Curve);

var points = product.Jump.Curve!.Points;
var gains = points.Zip(points.Skip(1), (below, above) => (From: below.Label, To: above.Label, Gain: above.Mean.Value - below.Mean.Value));
foreach (var step in gains.OrderByDescending(step => step.Gain).Take(3)) Console.WriteLine($"{step.From} to {step.To}: {step.Gain:+0.000}");

foreach (VerdictRow row in result.Verdicts.Where(row => row.Verdict is Verdict.Artifact or Verdict.Attenuated or Verdict.TakesOff))
    Console.WriteLine($"{row.Task} ({row.Family}): {row.Verdict.Words()}, step share {row.StepShare:F2} [{row.StepShareLower:F2}, {row.StepShareUpper:F2}]");

// `result.Verdicts` and `result.CurveTable` are flat: one value a cell. With Microsoft.Data.Analysis, `DataFrame.LoadFrom(result.Verdicts.Cells, result.Verdicts.Columns)` makes a data frame of either.
//
// ## A file for the paper
//
// `Scale = 2` doubles the pixels and leaves the layout as it is.

string picture = Path.Combine(Path.GetTempPath(), "metriclens-mul_3x1.png");
Figure sharp = product.Figure(new() { Scale = 2 });
sharp.SavePng(picture);
Console.WriteLine($"{sharp.Width} × {sharp.Height} pixels");
File.Delete(picture);

// Next: [your own harness logs](02-your-own-harness-logs.ipynb), or [why jumps arise at all](03-anatomy-of-a-mirage.ipynb).

// Shows a value as a notebook would: as text, and a figure as a file beside this one.
void display(object? value)
{
    if (value is MetricLens.Plotting.Figure figure)
    {
        string file = $"01-first-verdict-{++pictures}.png";
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
