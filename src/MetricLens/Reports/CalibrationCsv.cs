using System.Globalization;
using MetricLens.Calibration;
using MetricLens.Records;
using MetricLens.Simulation;

namespace MetricLens.Reports;

/// <summary>The table of error rates as CSV: one row a cell and count. It is also where a table that was broken off is taken up again.</summary>
/// <remarks>
/// Columns: <c>world, models, examples, tau, length, choices, spacing, seeds, cluster_size, noise, runs, seed, commit, metric, outcome, count, of, rate, lower, upper</c>.
/// <c>choices</c> is empty for the world's own number; the bounds are Clopper and Pearson's at 95 %, rounded like the rate to five decimals; <c>rate</c> and bounds are empty of none.
/// </remarks>
public static class CalibrationCsv
{
    private static readonly string[] Columns =
        ["world", "models", "examples", "tau", "length", "choices", "spacing", "seeds", "cluster_size", "noise", "runs", "seed", "commit", "metric", "outcome", "count", "of", "rate", "lower", "upper"];

    /// <summary>Writes the rows.</summary>
    /// <param name="results">The cells, in the order of the file.</param>
    /// <param name="commit">The commit of the code that measured them.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(IEnumerable<CalibrationResult> results, string commit, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(results);
        using var csv = new CsvFile(stream, Columns);
        foreach (CalibrationResult result in results)
            foreach (CalibrationRate rate in result.Rates) WriteRow(csv, result, commit, rate);
    }

    /// <summary>Reads the cells that were measured by a commit; none where there is no file.</summary>
    /// <param name="path">A file that <see cref="Write"/> wrote.</param>
    /// <param name="commit">The commit; cells of others are left out.</param>
    /// <exception cref="InputDataException">The file is none that <see cref="Write"/> wrote.</exception>
    public static IReadOnlyList<CalibrationResult> Read(string path, string commit)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path)) return [];
        string[] lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0] != string.Join(',', Columns)) throw new InputDataException(path, 1, null, "another header", $"'{string.Join(',', Columns)}'");
        var rows = lines.Skip(1).Select((line, i) => Row(line.Split(','), path, i + 2)).Where(row => row.Commit == commit);
        return [.. rows.GroupBy(row => (row.Cell, row.Runs, row.Seed)).Select(group =>
            new CalibrationResult(group.Key.Cell, group.Key.Runs, group.Key.Seed, [.. group.Select(row => row.Rate)]))];
    }

    private static void WriteRow(CsvFile csv, CalibrationResult result, string commit, CalibrationRate rate)
    {
        CalibrationCell cell = result.Cell;
        csv.Text(cell.World);
        csv.Count(cell.Models);
        csv.Count(cell.Examples);
        csv.Number(cell.Tau);
        csv.Count(cell.Length);
        csv.Count(cell.Choices);
        csv.Text(Id(cell.Spacing));
        csv.Count(cell.Seeds);
        csv.Count(cell.ClusterSize);
        csv.Text(Id(cell.Noise));
        csv.Count(result.Runs);
        csv.Count(result.Seed);
        csv.Text(commit);
        csv.Text(rate.Metric);
        csv.Text(rate.Outcome);
        csv.Number(rate.Count);
        csv.Count(rate.Of);
        csv.Number(Rounded(rate.Rate));
        csv.Number(Rounded(rate.Interval?.Lower));
        csv.Number(Rounded(rate.Interval?.Upper));
        csv.EndRow();
    }

    private static (CalibrationCell Cell, int Runs, long Seed, string Commit, CalibrationRate Rate) Row(string[] fields, string path, int line)
    {
        if (fields.Length != Columns.Length) throw new InputDataException(path, line, null, $"{fields.Length} fields", $"{Columns.Length} fields");
        try
        {
            var cell = new CalibrationCell
            {
                World = fields[0],
                Models = Whole(1),
                Examples = Whole(2),
                Tau = Number(3),
                Length = Whole(4),
                Choices = fields[5].Length == 0 ? null : Whole(5),
                Spacing = Enum.GetValues<ScaleSpacing>().Single(spacing => Id(spacing) == fields[6]),
                Seeds = Whole(7),
                ClusterSize = Whole(8),
                Noise = Enum.GetValues<ModelNoise>().Single(noise => Id(noise) == fields[9]),
            };
            return (cell, Whole(10), long.Parse(fields[11], CultureInfo.InvariantCulture), fields[12],
                new(fields[13], fields[14], Number(15), long.Parse(fields[16], CultureInfo.InvariantCulture)));
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or InvalidOperationException)
        {
            throw new InputDataException(path, line, null, $"'{string.Join(',', fields)}'", "a row as the table of error rates has them");
        }

        int Whole(int column) => int.Parse(fields[column], CultureInfo.InvariantCulture);

        double Number(int column) => double.Parse(fields[column], CultureInfo.InvariantCulture);
    }

    /// <summary>Five decimals, far below what any number of runs can tell; the counts themselves are exact.</summary>
    private static double? Rounded(double? share) => share is { } value ? Math.Round(value, 5) : null;

    private static string Id(ScaleSpacing spacing) => spacing switch { ScaleSpacing.GptLike => "gpt_like", ScaleSpacing.OneWideGap => "one_wide_gap", _ => "even" };

    private static string Id(ModelNoise noise) => noise == ModelNoise.HeavyTailed ? "heavy_tailed" : "normal";
}
