using MetricLens.Import;
using MetricLens.Records;

namespace MetricLens.Tests.Import;

/// <summary>A valid file of a format, to be damaged: the file, and what must lie beside it.</summary>
/// <param name="Format">The format's id.</param>
/// <param name="File">The fixture's path.</param>
internal sealed record Specimen(string Format, string File)
{
    public static IReadOnlyList<Specimen> All { get; } =
    [
        new("lm_eval", Directory.GetFiles(Imports.Fixture("lm_eval", "EleutherAI__pythia-160m"), "samples_toy_choice*")[0]),
        new("lm_eval", Directory.GetFiles(Imports.Fixture("lm_eval", "EleutherAI__pythia-160m"), "samples_toy_sums*")[0]),
        new("lm_eval_results", Directory.GetFiles(Imports.Fixture("lm_eval", "EleutherAI__pythia-160m"), "results*")[0]),
        new("helm", Imports.Fixture("helm", "run", "scenario_state.json")),
        new("helm_predictions", Imports.Fixture("helm", "predictions", "display_predictions.json")),
        new("inspect", Imports.Fixture("inspect", "toy_quiz.json")),
        new("inspect_eval", Imports.Fixture("inspect", "toy_quiz.eval")),
        new("inspect_eval", Imports.Fixture("inspect", "toy_quiz_zstd.eval")),
        new("openai_evals", Imports.Fixture("openai_evals", "toy-match.jsonl")),
        new("lighteval", Directory.GetFiles(Imports.Fixture("lighteval"))[0]),
        new("big_bench_scores", Imports.Fixture("big_bench", "scores_BIG-G_T=0_2m.json")),
        new("big_bench", Imports.Fixture("big_bench", "toy_facts.json")),
        new("table", Imports.Fixture("tables", "answers.csv")),
        new("table", Imports.Fixture("tables", "answers.parquet")),
        new("means", Imports.Fixture("tables", "means.csv")),
        new("scores", Imports.Fixture("tables", "scores.csv")),
        new("scores", Imports.Fixture("tables", "scores.parquet")),
        new("records", Imports.Fixture("records", "runs.jsonl")),
    ];

    public byte[] Bytes { get; } = System.IO.File.ReadAllBytes(File);

    /// <summary>Whether the file is of lines of JSON, each by itself.</summary>
    public bool IsLines => File.EndsWith(".jsonl", StringComparison.Ordinal);

    public bool IsText => !File.EndsWith(".eval", StringComparison.Ordinal) && !File.EndsWith(".parquet", StringComparison.Ordinal);

    /// <summary>Puts the file, with these bytes, and its companions into a folder.</summary>
    public string Lay(string folder, byte[] bytes, string? name = null)
    {
        string own = Path.Combine(folder, Path.GetFileName(Path.GetDirectoryName(File)!));
        Directory.CreateDirectory(own);
        if (Format is "helm" or "helm_predictions")
        {
            foreach (string companion in Directory.GetFiles(Path.GetDirectoryName(File)!).Where(file => file != File))
                System.IO.File.Copy(companion, Path.Combine(own, Path.GetFileName(companion)), overwrite: true);
        }
        string path = Path.Combine(own, name ?? Path.GetFileName(File));
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Reads a laid file: its records with their lines and the number of its means and scores, or the refusal.</summary>
    public static (IReadOnlyList<RecordLine> Records, int Others, InputDataException? Refusal) Read(string path, ImportOptions options)
    {
        var records = new List<RecordLine>();
        int scores = 0;
        var import = new RecordImport([path], options) { OnScore = (_, _, _) => scores++ };
        try
        {
            records.AddRange(import.Read());
            return (records, import.Means.Count + scores, null);
        }
        catch (InputDataException refusal)
        {
            return ([], 0, refusal);
        }
    }
}
