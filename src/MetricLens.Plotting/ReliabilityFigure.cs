using MetricLens.Curves;
using MetricLens.Plotting.Words;
using MetricLens.Records;
using MetricLens.Reports;

namespace MetricLens.Plotting;

/// <summary>Reliability diagrams of multiple-choice answers over scale: is the likeliest option right as often as its probability says?</summary>
/// <remarks>Bins of equal mass, each with the interval of its share of right answers, over a histogram of confidence; at most eight scales are shown, the ends and both sides of the jump among them.</remarks>
public static class ReliabilityFigure
{
    /// <summary>The most diagrams on a page.</summary>
    private const int MostPanels = 8;

    private const float LeastPanel = 200, MostPanel = 450, ColumnGap = 18, RowGap = 18;

    private const int MostColumns = 4;

    /// <summary>The figure of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="records">The records that it is of, with the choices' log-probabilities and the right ones.</param>
    /// <param name="options">The size; the defaults where left out.</param>
    /// <exception cref="ArgumentException">The records lack those fields, or are others than the finding's; or no answer has a confidence.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range, or the height too small for what there is to say.</exception>
    public static Figure Of(TaskFinding finding, RecordSet records, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        FigureOptions size = FigureOptions.Checked(options);
        IReadOnlyList<Reliability> all = Reliability.Of(finding.Comparison, finding.Axis, records);
        if (all.Count == 0) throw new ArgumentException($"Task '{finding.Key.Task}' has no answer with log-probabilities of its choices.", nameof(records));
        Reliability[] shown = [.. Chosen(finding, all).Select(i => all[i])];
        IFigureWords words = size.Words;
        IDistributionWords own = words.Distributions;
        var lettering = new Lettering();
        float width = FigurePage.Width(size);
        string counts = own.Counts(all.Count, shown.Length, all.Sum(one => (long)one.Answers));
        var header = new FigureHeader(lettering, width, words, FindingWords.Subject(finding), null, counts, Sentence(all, own), "");
        int wanted = shown.Length <= MostColumns ? shown.Length : (shown.Length + 1) / 2;
        int columns = Math.Clamp((int)((width + ColumnGap) / (LeastPanel + ColumnGap)), 1, wanted), rows = (shown.Length + columns - 1) / columns;
        float panel = Math.Min((width - ((columns - 1) * ColumnGap)) / columns, MostPanel), height = ReliabilityPanel.HeightOf(panel);
        return FigurePage.Of(size, lettering, header, Legend(own), (rows * height) + ((rows - 1) * RowGap), (rows * ReliabilityPanel.LeastHeight) + ((rows - 1) * RowGap), (canvas, place) =>
        {
            float each = (place.Height - ((rows - 1) * RowGap)) / rows;
            for (int i = 0; i < shown.Length; i++)
            {
                float left = place.Left + (i % columns * (panel + ColumnGap)), top = place.Top + (i / columns * (each + RowGap));
                ReliabilityPanel.Draw(canvas, lettering, own, shown[i], new(left, top, left + panel, top + each));
            }
        });
    }

    private static IEnumerable<LegendItem> Legend(IDistributionWords words) =>
    [
        LegendItem.Mean(words.Bins(Reliability.MostBins), Palette.Latent),
        LegendItem.Line(words.AsRightAsConfident, Palette.Soft, 1.2f, PanelPlot.ChanceDashes),
        LegendItem.Area(words.AnswersByConfidence, Palette.Run.WithAlpha(150)),
    ];

    /// <summary>The scales that are shown: the ends, both sides of the largest gain, and others at even steps.</summary>
    private static IEnumerable<int> Chosen(TaskFinding finding, IReadOnlyList<Reliability> all)
    {
        if (all.Count <= MostPanels) return Enumerable.Range(0, all.Count);
        var chosen = new SortedSet<int> { 0, all.Count - 1 };
        if (FindingWords.HasGain(finding))
            foreach (CurvePoint side in new[] { finding.Jump.From, finding.Jump.To })
                if (all.Index().FirstOrDefault(one => one.Item.Scale == side.Scale) is { Item: not null } found) chosen.Add(found.Index);
        // The widest stretch that is left out is halved until the page is full.
        while (chosen.Count < MostPanels)
        {
            (int from, int to) = chosen.Zip(chosen.Skip(1)).MaxBy(pair => pair.Second - pair.First);
            chosen.Add((from + to) / 2);
        }
        return chosen;
    }

    private static string Sentence(IReadOnlyList<Reliability> all, IDistributionWords words)
    {
        Reliability first = all[0], last = all[^1], worst = all.MaxBy(one => one.Error)!;
        double over = worst.Confidence - worst.Accuracy;
        string state = words.State(FigureText.Number(worst.Confidence), FigureText.Number(worst.Accuracy), FigureText.Number(Math.Abs(over)), Math.Abs(over) < 0.005 ? null : over > 0);
        return all.Count == 1
            ? words.OneError(worst.Label, FigureText.Number(worst.Error), state)
            : words.Errors((FigureText.Number(first.Error), first.Label), (FigureText.Number(last.Error), last.Label), (FigureText.Number(worst.Error), worst.Label), state);
    }
}
