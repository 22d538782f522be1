using MetricLens.Arms;
using MetricLens.Planning;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens.Reports;

/// <summary>The machine-readable files of a report, each written beside its place and then renamed into it.</summary>
public static class ReportFiles
{
    /// <summary>The name of the file of verdicts.</summary>
    public const string Verdicts = "verdicts.json";

    /// <summary>The name of the file of scores.</summary>
    public const string Scores = "scores.csv.gz";

    /// <summary>The name of the file of curves.</summary>
    public const string Curves = "curves.csv";

    /// <summary>The name of the file of the measures over the whole suite.</summary>
    public const string Suite = "suite.json";

    /// <summary>The name of the file of scaling laws.</summary>
    public const string Scaling = "scaling.csv";

    /// <summary>The name of the file of sensitivities, where these were asked for.</summary>
    public const string Sensitivity = "sensitivity.csv";

    /// <summary>The names of the files of compared arms, where these were asked for.</summary>
    public const string Arms = "arms.json", ArmDifferences = "arms.csv";

    /// <summary>The name of the file of what would settle the inconclusive, where that was asked for.</summary>
    public const string Settle = "settle.csv";

    /// <summary>The name of the page that shows all of it.</summary>
    public const string Page = "index.html";

    /// <summary>Writes the page into a folder, which is made where there is none.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="options">The language, figures and examples; the defaults where left out.</param>
    public static void WritePage(InvestigationResult result, string folder, Html.HtmlReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, Page), stream => Html.HtmlReport.Write(result, stream, options));
    }

    /// <summary>Writes the verdicts, the suite's measures, curves and scores into a folder, which is made where there is none; other files in it are left alone.</summary>
    /// <remarks>Means have no scores: then there is no such file.</remarks>
    /// <param name="result">What was found.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="withScores">Whether the scores are written: of millions of answers they are large, and an investigation of scores has them already.</param>
    /// <param name="cancellation">Stops the writing; a file is there whole or not at all.</param>
    public static void Write(InvestigationResult result, string folder, bool withScores = true, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, Verdicts), stream => VerdictsJson.Write(result, stream));
        AtomicFile.Write(Path.Combine(folder, Curves), stream => CurvesCsv.Write(result.Findings, stream));
        SuiteSummary suite = result.Suite();
        AtomicFile.Write(Path.Combine(folder, Suite), stream => SuiteJson.Write(suite, stream));
        AtomicFile.Write(Path.Combine(folder, Scaling), stream => ScalingCsv.Write(suite.ScalingLaws, stream));
        if (withScores && result.Means is null) WriteScores(result.Scores, Path.Combine(folder, Scores), cancellation);
    }

    /// <summary>Writes scores in the format that the file's name says: Parquet where it ends in <c>.parquet</c>, else CSV, compressed where it ends in <c>.gz</c>.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="path">The file; one that is there is replaced, and nobody finds half of one.</param>
    /// <param name="cancellation">Stops the writing; an old file then stays.</param>
    public static void WriteScores(ScoreTable scores, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentException.ThrowIfNullOrEmpty(path);
        Action<ScoreTable, Stream, CancellationToken> write = path.EndsWith(".parquet", StringComparison.Ordinal) ? ScoresParquet.Write
            : path.EndsWith(".gz", StringComparison.Ordinal) ? ScoresCsv.WriteCompressed
            : ScoresCsv.Write;
        AtomicFile.Write(path, stream => write(scores, stream, cancellation));
    }

    /// <summary>Writes what the verdicts hang on into a folder, which is made where there is none.</summary>
    /// <param name="sensitivities">The tasks' sensitivities.</param>
    /// <param name="folder">The folder.</param>
    public static void WriteSensitivity(IEnumerable<Sensitivity> sensitivities, string folder)
    {
        ArgumentNullException.ThrowIfNull(sensitivities);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, Sensitivity), stream => SensitivityCsv.Write(sensitivities, stream));
    }

    /// <summary>Writes what became of compared arms into a folder, which is made where there is none.</summary>
    /// <param name="arms">The comparison of arms.</param>
    /// <param name="folder">The folder.</param>
    public static void WriteArms(ArmComparison arms, string folder)
    {
        ArgumentNullException.ThrowIfNull(arms);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, Arms), stream => ArmsJson.Write(arms, stream));
        AtomicFile.Write(Path.Combine(folder, ArmDifferences), stream => ArmsCsv.Write(arms, stream));
    }

    /// <summary>Writes what would settle the inconclusive tasks into a folder that has a report, and puts the same into its verdicts.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="outlooks">One outlook a finding, in their order; <see langword="null"/> for findings that have none.</param>
    /// <param name="folder">The folder.</param>
    public static void WriteOutlooks(InvestigationResult result, IReadOnlyList<Outlook?> outlooks, string folder)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(outlooks);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (outlooks.Count != result.Findings.Count) throw new ArgumentException("There must be one outlook, or none, a finding.", nameof(outlooks));
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, Verdicts), stream => VerdictsJson.Write(result, stream, outlooks));
        AtomicFile.Write(Path.Combine(folder, Settle), stream => SettleCsv.Write(outlooks.OfType<Outlook>(), stream));
    }
}
