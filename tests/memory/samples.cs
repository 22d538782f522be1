// Writes samples files as lm-evaluation-harness logs them: samples.cs FOLDER MEGABYTES PROMPT-CHARACTERS [SEED]. Eight models answer one multiple-choice task; the larger, the better.
using System.Globalization;
using System.Text;

string folder = args[0];
long bytes = long.Parse(args[1], CultureInfo.InvariantCulture) * 1_000_000;
int promptCharacters = int.Parse(args[2], CultureInfo.InvariantCulture);
var random = new Random(args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 1);
string[] models = ["70m", "160m", "410m", "1b", "1.4b", "2.8b", "6.9b", "12b"];
const string Letters = "etaoin shrdlu cmfwyp vbgkqjxz";

for (int model = 0; model < models.Length; model++)
{
    string place = Path.Combine(folder, $"EleutherAI__pythia-{models[model]}");
    Directory.CreateDirectory(place);
    using var file = new StreamWriter(Path.Combine(place, "samples_memory_2026-01-02T03-04-05.678901.jsonl"), append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
    // The same question for every model: its length in bytes decides how many there are.
    var prompts = new Random(7);
    long written = 0;
    for (int doc = 0; written < bytes / models.Length; doc++)
    {
        string line = Line(doc, Prompt(prompts), model);
        file.WriteLine(line);
        written += line.Length + 1;
    }
}

string Prompt(Random draws)
{
    var text = new StringBuilder(promptCharacters);
    while (text.Length < promptCharacters) text.Append(Letters[draws.Next(Letters.Length)]);
    return text.ToString();
}

string Line(int doc, string prompt, int model)
{
    int gold = doc % 4;
    double[] logprobs = [.. Enumerable.Range(0, 4).Select(choice => -2 - random.NextDouble() + (choice == gold ? 0.4 * (model - 3.5) : 0))];
    int best = Array.IndexOf(logprobs, logprobs.Max());
    string pairs = string.Join(",", logprobs.Select(logprob => string.Create(CultureInfo.InvariantCulture, $"[\"{logprob:0.0000}\",\"False\"]")));
    string arguments = string.Join(",", Enumerable.Range(0, 4).Select(choice => $"\"gen_args_{choice}\":{{\"arg_0\":\"{prompt}\",\"arg_1\":\" {choice}\"}}"));
    return $"{{\"doc_id\":{doc},\"doc\":{{\"question\":\"{prompt}\",\"choices\":[\"0\",\"1\",\"2\",\"3\"]}},\"target\":\"{gold}\",\"arguments\":{{{arguments}}},"
        + $"\"resps\":[{string.Join(",", logprobs.Select(logprob => string.Create(CultureInfo.InvariantCulture, $"[[\"{logprob:0.0000}\",\"False\"]]")))}],\"filtered_resps\":[{pairs}],"
        + $"\"filter\":\"none\",\"metrics\":[\"acc\"],\"doc_hash\":\"{doc:x8}\",\"prompt_hash\":\"{doc:x8}\",\"target_hash\":\"{doc:x8}\",\"acc\":{(best == gold ? "1.0" : "0.0")}}}";
}
