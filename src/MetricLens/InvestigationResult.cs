using MetricLens.Curves;
using MetricLens.Display;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens;

/// <summary>Everything that an investigation found, stage by stage.</summary>
[TypeFormatterSource(typeof(ViewFormatters))]
public sealed record InvestigationResult
{
    /// <summary>What was asked.</summary>
    public required InvestigationOptions Options { get; init; }

    /// <summary>What was met while the records came in that is no error but worth knowing.</summary>
    public required RecordCensus Census { get; init; }

    /// <summary>Every record's score under every metric that the fields allow; empty where means were investigated.</summary>
    public required ScoreTable Scores { get; init; }

    /// <summary>The means that were investigated in place of scores; <see langword="null"/> where there were scores.</summary>
    public MeanTable? Means { get; init; }

    /// <summary>The comparisons of means that were left out because none of them is under a raw metric; empty where there were scores.</summary>
    public IReadOnlyList<ComparisonKey> WithoutRawMetric => Means is null ? [] : [.. Comparison.Of(Means).Select(comparison => comparison.Key).Except(Findings.Select(finding => finding.Key))];

    /// <summary>One finding a task, family and arm, in that order.</summary>
    public required IReadOnlyList<TaskFinding> Findings { get; init; }

    /// <summary>Every curve of every finding.</summary>
    public IEnumerable<ScaleCurve> Curves => Findings.SelectMany(finding => finding.Curves);

    /// <summary>One row a finding: the jump, the verdict and its numbers, flat; made on each call.</summary>
    public FlatTable<VerdictRow> Verdicts => new(Findings.Select(VerdictRow.Of));

    /// <summary>One row a scale of every curve, flat; made on each call.</summary>
    public FlatTable<CurveRow> CurveTable => new(Curves.SelectMany(CurveRow.Of));

    /// <summary>The number of (task, family, metric) looks that were taken.</summary>
    public int Looks => Findings.Sum(finding => finding.Metrics.Count);

    /// <summary>Sharpness, unpredictability and task specificity over all findings, with the scaling laws of the losses; computed on each call.</summary>
    public SuiteSummary Suite() => SuiteSummary.Of(this);

    /// <summary>The finding of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="family">The family; may be left out where the task has one only.</param>
    /// <param name="arm">The arm; may be left out where there is one only.</param>
    /// <exception cref="ArgumentException">No finding, or more than one, fits.</exception>
    public TaskFinding Finding(string task, string? family = null, string? arm = null)
    {
        TaskFinding[] found = [.. Findings.Where(finding => finding.Key.Task == task
            && (family is null || finding.Key.Family == family) && (arm is null || finding.Key.Arm == arm))];
        return found.Length switch
        {
            1 => found[0],
            0 when Findings.All(finding => finding.Key.Task != task) => throw new ArgumentException(
                Text.Suggestion.Unknown("task", task, Findings.Select(finding => finding.Key.Task).Distinct()), nameof(task)),
            0 => throw new ArgumentException($"Task '{task}' has no such family and arm; there are: {Labels(task)}.", nameof(family)),
            _ => throw new ArgumentException($"Task '{task}' stands in several; name the family and arm: {Labels(task)}.", nameof(family)),
        };
    }

    /// <summary>One line a finding: the task, the verdict and why.</summary>
    public override string ToString() => Views.Text(this);

    private string Labels(string task) => string.Join("; ", Findings.Where(finding => finding.Key.Task == task).Select(finding => finding.Key.Label));
}
