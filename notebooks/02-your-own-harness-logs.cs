// Made from 02-your-own-harness-logs.ipynb by: metriclens notebook export 02-your-own-harness-logs.ipynb --local
#:project ../src/MetricLens.Plotting

using MetricLens;
using MetricLens.Import;
using MetricLens.Plotting;
using MetricLens.Records;
using MetricLens.Survival;
using System.Globalization;

Environment.CurrentDirectory = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
int pictures = 0;

// # Your own harness logs
//
// You have the logs of an evaluation harness. What can be read, what becomes of each field, and how much does a verdict lose when only texts were logged? The formats are told apart by their content: lm-evaluation-harness, HELM, Inspect AI, OpenAI evals, lighteval, BIG-bench, CSV and Parquet ([what cannot be mapped](../src/MetricLens/Import/README.md)).

// ## A folder of lm-evaluation-harness
//
// Run the harness with `--log_samples` and give its output folder. The files here are hand-made in that shape: two models, three tasks of three or four examples. An import tells what it read and what it left out.

var import = new RecordImport(["../fixtures/import/lm_eval"]);
RecordSet harness = import.Load();
ImportReport report = import.Report();

foreach (ReadFile file in report.Files.Take(4)) Console.WriteLine($"{file.Items} records of {file.Format} in {Path.GetFileName(file.Path)}");
foreach (AsideFile file in report.LeftAside) Console.WriteLine($"left aside: {Path.GetFileName(file.Path)}: {file.Reason}");
foreach (ImportNote note in report.Notes) Console.WriteLine($"{note.Count} times: {note.What}");
foreach (var (model, source) in report.ScaleSources) Console.WriteLine($"scale of {model}: {source}");

// The logs name the models and not their sizes. For well-known models these come from a table that cites its sources, as the last lines say; for your own, give a models table (`ModelsTable.Load`) or a column.
//
// `toy_last_word` has the log-probability of a fixed last word and no answer that could be right or wrong, so that no raw metric can jump; it is left out before the investigation. With two models no verdict is possible. The table says that there is nothing to explain, and that is all one should expect of two points.

foreach (Record record in harness.Take(3))
    Console.WriteLine($"{record.Task}, {record.Scales.Params:0} parameters: {record.Prompt?.ReplaceLineEndings(" ")} {string.Join(" | ", record.Choices.ToArray())}");
display(Investigation.Of(RecordSet.Of(harness.Where(record => record.Task != "toy_last_word"))).Run());

// ## A table with names of its own
//
// Columns that are called otherwise are mapped, `field=column`, and what no column says is a constant, `field:=value`.

Console.Write(File.ReadAllText("../fixtures/import/tables/renamed.csv"));
var table = new RecordImport(["../fixtures/import/tables/renamed.csv"], new()
{
    Map = FieldMap.Of(["model=llm", "example_id=question_id", "target=answer", "output=pred", "task:=quiz"]),
});
foreach (Record record in table.Load()) Console.WriteLine($"{record.Task} {record.Model} {record.ExampleId}: '{record.Output}' for '{record.Targets.Span[0]}'");

// ## What is lost without log-probabilities?
//
// Suppose that your logs hold texts only. To see what that costs, let us write such a log from records that have more: the sorting task of the small transformers, answers alone, in a CSV of our own making.

string log = Path.Combine(Path.GetTempPath(), "metriclens-my-log.csv");
RecordSet full = RecordSet.Load("../fixtures/digits/sort.jsonl.gz");
IEnumerable<string> rows = full
    .Where(record => record.Family == "width")
    .Select(record => string.Create(CultureInfo.InvariantCulture, $"{record.Model},{record.Seed},{record.Scales.Params},{record.ExampleId},{record.Targets.Span[0]},{record.Output}"));
File.WriteAllLines(log, ["checkpoint,seed,size,item,expected,answer", .. rows]);
foreach (string line in File.ReadLines(log).Take(3)) Console.WriteLine(line);

RecordSet mine = new RecordImport([log], new()
{
    Map = FieldMap.Of(["model=checkpoint", "params=size", "example_id=item", "target=expected", "output=answer", "task:=sort"]),
}).Load();
File.Delete(log);
TaskFinding fromTexts = Investigation.Of(mine).Run().Finding("sort");
display(fromTexts);

// The verdict rests on the edit distance between answer and target, and says so: *texts only, no log-probabilities*. Here are the same outputs with their log-probabilities.

TaskFinding fromLogprobs = Investigation.Of(full).Run().Finding("sort", "width");
display(fromLogprobs);

// The verdict is the same, the evidence is not. Texts leave the share of the jump that smooth progress explains almost open; log-probabilities narrow it to an interval that excludes nought. The step share under edit distance is almost the same in both: it is counted in characters here and in tokens there. So log the target's log-probabilities where you can, and expect more `inconclusive` where you cannot.
//
// In the picture from texts alone there is one continuous panel. The rise of the edit distance below the gap is what makes the jump an artifact: the models were getting closer to the right answer long before they got it right.

display(fromTexts.Figure());

// Shows a value as a notebook would: as text, and a figure as a file beside this one.
void display(object? value)
{
    if (value is MetricLens.Plotting.Figure figure)
    {
        string file = $"02-your-own-harness-logs-{++pictures}.png";
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
