// Made from 03-anatomy-of-a-mirage.ipynb by: metriclens notebook export 03-anatomy-of-a-mirage.ipynb --local
#:project ../src/MetricLens.Plotting

using MetricLens;
using MetricLens.Metrics;
using MetricLens.Plotting;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Survival;

Environment.CurrentDirectory = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
int pictures = 0;

// # Anatomy of a mirage
//
// How can models that improve smoothly seem to jump? Section 2 of Schaeffer, Miranda and Koyejo (2023, [arXiv 2304.15004](https://arxiv.org/abs/2304.15004)) answers with a toy model. We build it, check its figures with the library's own metrics, let it answer questions, and then look at real models.

// ## A smooth law
//
// Suppose that the loss per token falls as a power law of the number of parameters, L(N) = (N / 10⁸)^−0.5. A token is then right with probability exp(−L). That is all there is: no threshold, no step.
//
// What do metrics make of it? Let a target have five tokens. Exact match needs all five right, p⁵; the number of wrong tokens is 5 (1 − p), a straight line in p.

const int Length = 5;
double Loss(double size) => Math.Pow(size / 1e8, -0.5);

Record Ideal(double size) => new()
{
    Task = "toy",
    Model = "toy",
    ExampleId = "0",
    Target = "12345",
    TargetLogprobs = Enumerable.Repeat(-Loss(size), Length).ToArray(),
};

double Score(string metric, Record record) => MetricCatalogue.Get(metric).Measure(record).Value;

Console.WriteLine("parameters  loss    per token  exact match  wrong tokens of 5");
foreach (double size in new[] { 1e8, 1e9, 1e10, 1e11 })
    Console.WriteLine($"{size,-10:0e0}  {Loss(size):F4}  {Score("token_probability", Ideal(size)):F4}     {Score("expected_exact_match", Ideal(size)):F4}       {Score("expected_token_errors", Ideal(size)):F4}");

// From 10⁸ to 10¹¹ parameters the loss falls from 1 to 0.03, by the same factor at every step. Wrong tokens fall from 3.2 to 0.2 and start falling at once. Exact match begins at 0.7 % and ends at 85 %: below 10⁹ a test of fifty questions would see almost nothing.
//
// ## Models that answer
//
// Now let models of this law answer. Every token is right with probability exp(−L), and otherwise any other digit; targets have 5 or 20 tokens, and there are seven sizes. The records carry what a harness would log.

IEnumerable<Record> Answers(double size, int length, int examples)
{
    double right = Math.Exp(-Loss(size));
    for (int example = 0; example < examples; example++)
    {
        RandomStream stream = RandomStream.Derive((long)size, $"toy {length}", example);
        string[] target = new string[length], output = new string[length];
        for (int i = 0; i < length; i++)
        {
            int digit = stream.NextInt(10);
            target[i] = $"{digit}";
            output[i] = $"{(stream.NextDouble() < right ? digit : (digit + 1 + stream.NextInt(9)) % 10)}";
        }
        yield return new()
        {
            Task = $"{length} tokens",
            Family = "toy",
            Model = $"{size:0.0e0}",
            Scales = new() { Params = size },
            ExampleId = $"{example:0000}",
            Target = string.Concat(target),
            Output = string.Concat(output),
            TargetTokens = TokenSequence.Of(target),
            OutputTokens = TokenSequence.Of(output),
            TargetLogprobs = target.Select(_ => -Loss(size)).ToArray(),
        };
    }
}

double[] sizes = [.. Enumerable.Range(0, 7).Select(k => 1e8 * Math.Pow(10, k / 2.0))];
InvestigationResult toy = Investigation.Of(RecordSet.Of(new[] { 5, 20 }.SelectMany(length => sizes.SelectMany(size => Answers(size, length, 500))))).Run();
display(toy);

// With 20 tokens exact match sits on the floor for three sizes and then takes off; the largest gain counts as a jump, and the verdict is `artifact`: smooth progress explains all of it. With 5 tokens the curve is steep, but no single gap stands out, and there is no jump to explain. The same law, the same models: *the length of the target* decides whether there is something to call emergent.
//
// In the picture the left panel is what a paper would show. The dashed curve is the smooth law seen through exact match, and the points follow it. In the middle stands the log-likelihood on a log scale: a straight line, as it must be. On the right the edit distance, from texts alone, says the same.

display(toy.Figure("20 tokens"));

// ## Length is exponent
//
// The paper's first prediction: with the length of the target exact match falls geometrically, p^L, while the edit distance grows nearly linearly, L (1 − p). Here at 10¹⁰ parameters, measured on 2,000 answers each. An alignment of the whole answer sometimes saves an edit, so that the distance can lie a little below position-by-position errors.

double Mean(string metric, int length) => Answers(1e10, length, 2000).Average(record => Score(metric, record));

Console.WriteLine("tokens  exact match  p^L     edit distance  L(1-p)");
double p = Math.Exp(-Loss(1e10));
foreach (int length in new[] { 1, 2, 4, 8, 16 })
    Console.WriteLine($"{length,6}  {Mean("exact_match", length):F4}       {Math.Pow(p, length):F4}  {Mean("token_edit_distance", length):F4}         {length * (1 - p):F4}");

// ## Few examples hide small abilities
//
// The second prediction: a model on the floor is not at nought, the test is too small to see it. At 10⁸ parameters the true accuracy is 0.7 %. Fifty questions show none right and leave room for 7 %; only with thousands does the interval close in on the truth.

double truth = Math.Pow(Math.Exp(-Loss(1e8)), Length);
Console.WriteLine($"true accuracy at 1e8 parameters: {truth:F4}");
foreach (int examples in new[] { 50, 500, 5000, 50_000 })
{
    double hits = Answers(1e8, Length, examples).Sum(record => Score("exact_match", record));
    (double lower, double upper) = Proportion.ClopperPearson(hits, examples, 0.95);
    Console.WriteLine($"{examples,6} examples: {hits,4} right, accuracy in [{lower:F5}, {upper:F5}]");
}

// ## Real models
//
// A toy shows that a mirage is *possible*. Whether a given jump is one is a matter of evidence. Three tasks of the small transformers, each with an exact-match jump of a third or more:

RecordSet digits = RecordSet.Load(["../fixtures/digits/mul_3x1.jsonl.gz", "../fixtures/digits/sort.jsonl.gz", "../fixtures/digits/reverse.jsonl.gz"]);
InvestigationResult real = Investigation.Of(digits).Run();
display(real.Verdicts.Where(row => row.Family == "width").Select(row => $"{row.Task}: {row.Verdict.Words()}, from {row.From} to {row.To} by {row.Gain:F3}, step share {row.StepShare:F2}"));

// Three jumps of like size, three answers. `sort` is what the toy predicts. Its log-likelihood bends, and goes through the gap without a step.

display(real.Figure("sort", "width"));

// `mul_3x1` is not. A part of its jump goes with a real step in log-likelihood, visible in the middle as a kink at the gap: the toy model does not account for it. And `reverse` stays open, since nothing shows that the models were improving below the jump.

display(real.Figure("mul_3x1", "width"));

// So the mirage is real, and it is no universal answer. [How such jumps are made on purpose](05-making-a-jump-by-thresholding.ipynb) is a notebook of its own.

// Shows a value as a notebook would: as text, and a figure as a file beside this one.
void display(object? value)
{
    if (value is MetricLens.Plotting.Figure figure)
    {
        string file = $"03-anatomy-of-a-mirage-{++pictures}.png";
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
