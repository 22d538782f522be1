using MetricLens.Metrics;
using MetricLens.Plotting.Words;
using MetricLens.Records;

namespace MetricLens.Plotting;

/// <summary>The columns of an overview, from left to right: task, family, raw gain, one cell a verdict, forest.</summary>
internal sealed class OverviewColumns
{
    private const float Gap = 14;
    private const float LeastCell = 76, GoodCell = 104, MostCell = 122;
    private const float ForestWanted = 240, LeastForest = 90;

    /// <summary>The share of the width that names may take in any case, and the most that they may.</summary>
    private const float LeastNames = 0.22f, MostNames = 0.4f;

    /// <summary>The most of it that families may take.</summary>
    private const float MostFamily = 0.45f;

    /// <summary>The style of names and figures.</summary>
    public static readonly TextStyle Text = new(12.5f, Palette.Ink);

    public OverviewColumns(Lettering lettering, IOverviewWords words, IEnumerable<TaskFinding> findings, IReadOnlyList<MetricCard> metrics, float left, float width)
    {
        TaskFinding[] all = [.. findings];
        float task = Widest(all.Select(finding => finding.Key.Task), words.Task), family = Widest(all.Select(Family), words.Family);
        float gain = Widest([], "+0.000");
        float others = gain + ((metrics.Count + 1) * GoodCell) + ForestWanted + (5 * Gap);
        float names = Math.Clamp(width - others, LeastNames * width, MostNames * width);
        family = Math.Min(family, Math.Max(MostFamily * names, names - task));
        Task = (left, left + Math.Min(task, names - family));
        FamilyPlace = (Task.Right + Gap, Task.Right + Gap + family);
        Gain = (FamilyPlace.Right + Gap, FamilyPlace.Right + Gap + gain);
        float cells = left + width - Gain.Right - Gap;
        Cell = Math.Clamp((cells - ForestWanted - (2 * Gap)) / (metrics.Count + 1), Math.Min(LeastCell, cells / (metrics.Count + 1)), MostCell);
        Cells = Gain.Right + Gap;
        float forest = Cells + ((metrics.Count + 1) * Cell) + (2 * Gap);
        Forest = left + width - forest >= LeastForest ? (forest, left + width) : null;

        float Widest(IEnumerable<string> texts, string header) => texts.Append(header).Max(text => lettering.Width(text, Text with { IsBold = true })) + 2;
    }

    /// <summary>The task's name.</summary>
    public (float Left, float Right) Task { get; }

    /// <summary>The family's name, and the arm's.</summary>
    public (float Left, float Right) FamilyPlace { get; }

    /// <summary>The largest raw gain.</summary>
    public (float Left, float Right) Gain { get; }

    /// <summary>The left end of the cells.</summary>
    public float Cells { get; }

    /// <summary>The width of a cell.</summary>
    public float Cell { get; }

    /// <summary>The step share; <see langword="null"/> where there is no room for it.</summary>
    public (float Left, float Right)? Forest { get; }

    /// <summary>The family and arm of a finding in a line.</summary>
    public static string Family(TaskFinding finding)
    {
        string family = finding.Key.Family == Record.DefaultFamily ? "" : finding.Key.Family;
        return finding.Key.Arm is not { } arm ? family : family.Length == 0 ? arm : $"{family} · {arm}";
    }
}
