using System.Globalization;
using MetricLens.Planning;
using MetricLens.Survival;
using ScottPlot;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The power of a planned evaluation over the number of examples, of scales and of seeds: a panel each, a line for every truth.</summary>
public static class PlanFigure
{
    private const float Margin = 24, PanelWidth = 352, PanelHeight = 300, PanelGap = 22, AxisWidth = 44, AxisHeight = 30, TitleHeight = 28, PanelTitle = 26, UnitHeight = 20;

    /// <summary>Room beside the first and the last value of a panel, as a share of the width.</summary>
    private const double Beside = 0.06;

    private static readonly TextStyle Title = new(19, Palette.Ink, IsBold: true), Sentence = new(13, Palette.Soft), Heading = new(14, Palette.Ink, IsBold: true), Unit = new(12, Palette.Soft);

    private static readonly MarkerShape[] Shapes = [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleUp];

    /// <summary>The figure of a plan.</summary>
    /// <param name="plan">The plan; with its search.</param>
    /// <param name="scale">The pixels to a point, 0.25 to 8.</param>
    /// <exception cref="ArgumentException">The plan has no search, so that there is nothing to draw.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The scale is out of its range.</exception>
    public static Figure Of(Plan plan, double scale = 1.5)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Truths.Any(truth => truth.Factors.Count == 0)) throw new ArgumentException("The plan has no search over factors to draw.", nameof(plan));
        FigureOptions.Checked(new() { Scale = scale });
        var page = new Page(plan);
        return Figure.Drawn(page.Width, page.Height, new() { Scale = scale }, page.Lettering, page.Draw);
    }

    private sealed class Page
    {
        private readonly Plan _plan;
        private readonly IReadOnlyList<string> _sentence;
        private readonly LegendStrip _legend;

        public Page(Plan plan)
        {
            _plan = plan;
            float width = Width - (2 * Margin);
            _sentence = Lettering.Wrap(Expected(), width, Sentence);
            _legend = new LegendStrip(Lettering, width,
            [
                .. plan.Truths.Select((truth, i) => Mark($"if it is {truth.Truth.Words}: {truth.Truth.Right.Words()}", Color(i), i)),
                .. plan.Truths.Any(HasNoJump) ? [LegendItem.Line("the same, or no apparent jump to explain", Palette.Of(Verdict.Artifact).Fill, 1.5f, PanelPlot.SmoothDashes)] : Array.Empty<LegendItem>(),
                LegendItem.Line($"power to reach, {Percent(plan.Options.Target)}", Palette.Ink, 1.3f, PanelPlot.SharpDashes),
                LegendItem.Area("as planned", Palette.Jump.WithAlpha(Palette.GapAlpha)),
            ]);
        }

        public Lettering Lettering { get; } = new();

        public int Width => (int)((2 * Margin) + (Panels * PanelWidth) + ((Panels - 1) * PanelGap));

        public int Height => (int)((2 * Margin) + TitleHeight + (_sentence.Count * Sentence.LineHeight) + 12 + PanelTitle + PanelHeight + UnitHeight + 14 + _legend.Height);

        private int Panels => _plan.Truths[0].Factors.Count;

        public void Draw(SKCanvas canvas)
        {
            Lettering.Draw(canvas, "The power to reach the right verdict", Margin, Margin + 15, Title);
            float top = Lettering.DrawLines(canvas, _sentence, Margin, Margin + TitleHeight, Sentence) + 12;
            for (int i = 0; i < Panels; i++) DrawPanel(canvas, i, Margin + (i * (PanelWidth + PanelGap)), top);
            _legend.Draw(canvas, Margin, top + PanelTitle + PanelHeight + UnitHeight + 14);
        }

        private string Expected()
        {
            (ExpectedCurve curve, EvaluationDesign design) = (_plan.Curve, _plan.Design);
            string seeds = design.Seeds == 1 ? "one run each" : string.Create(CultureInfo.InvariantCulture, $"{design.Seeds} seeds each");
            string questions = curve.Choices is { } choices ? string.Create(CultureInfo.InvariantCulture, $"{choices} choices") : string.Create(CultureInfo.InvariantCulture, $"{curve.Length} tokens");
            return string.Create(CultureInfo.InvariantCulture, $"Planned: {design.Scales} scales, {seeds}, {design.Examples} examples, {questions}, probability of a right ")
                + string.Create(CultureInfo.InvariantCulture, $"{(curve.Choices is null ? "token" : "choice")} from {curve.From:0.###} to {curve.To:0.###}, models differing by {curve.ModelStandardDeviation:0.###} logits. ")
                + string.Create(CultureInfo.InvariantCulture, $"One factor varied at a time; at most {_plan.Options.Runs} simulated evaluations a point, 95 % intervals.");
        }

        private void DrawPanel(SKCanvas canvas, int factor, float left, float top)
        {
            PlannedFactor kind = _plan.Truths[0].Factors[factor].Factor;
            Lettering.Draw(canvas, Words(kind), left + AxisWidth, top + 15, Heading);
            var panel = new SKRect(left, top + PanelTitle, left + PanelWidth, top + PanelTitle + PanelHeight);
            int[] values = [.. _plan.Truths.SelectMany(truth => truth.Factors[factor].Points).Select(point => point.Value).Distinct().Order()];
            double low = Place(kind, values[0]), high = Place(kind, values[^1]), room = Math.Max((high - low) * Beside, kind == PlannedFactor.Examples ? 0.05 : 0.4);
            using Plot plot = PanelPlot.Framed(new(AxisWidth, 8, AxisHeight, 6));
            plot.Axes.SetLimits(low - room, high + room, -0.02, 1.02);
            plot.Axes.Left.TickGenerator = PanelPlot.Ticks([.. Enumerable.Range(0, 6).Select(i => new AxisTick(i / 5.0, Percent(i / 5.0)))]);
            plot.Axes.Bottom.TickGenerator = PanelPlot.Ticks(Ticks(kind, values, room, high - low));
            double planned = Place(kind, Planned(kind));
            ScottPlot.Plottables.HorizontalSpan span = plot.Add.HorizontalSpan(planned - (room / 4), planned + (room / 4), Palette.Jump.Plot(Palette.GapAlpha));
            span.LineStyle.IsVisible = false;
            PanelPlot.AddLine(plot, [(low - room, _plan.Options.Target), (high + room, _plan.Options.Target)], Palette.Ink, 1.3f, PanelPlot.SharpDashes);
            for (int i = 0; i < _plan.Truths.Count; i++) AddTruth(plot, kind, _plan.Truths[i].Factors[factor].Points, i, room);
            PanelPlot.Render(plot, canvas, new PixelRect(panel.Left, panel.Right, panel.Bottom, panel.Top));
            Lettering.Draw(canvas, Axis(kind), left + AxisWidth + ((PanelWidth - AxisWidth) / 2), panel.Bottom + 14, Unit, SKTextAlign.Center);
        }

        /// <summary>The truths stand a little apart, so that their intervals can be told from each other.</summary>
        private void AddTruth(Plot plot, PlannedFactor kind, IReadOnlyList<FactorPoint> points, int truth, double room)
        {
            double aside = (truth - ((_plan.Truths.Count - 1) / 2.0)) * room * 0.14;
            SKColor color = Color(truth);
            foreach (FactorPoint point in points)
            {
                double x = Place(kind, point.Value) + aside;
                PanelPlot.AddLine(plot, [(x, point.Power.Interval.Lower), (x, point.Power.Interval.Upper)], color, 1.4f);
            }
            PanelPlot.AddLine(plot, [.. points.Select(point => (Place(kind, point.Value) + aside, point.Power.Power))], color, 2);
            if (HasNoJump(_plan.Truths[truth]))
                PanelPlot.AddLine(plot, [.. points.Select(point => (Place(kind, point.Value) + aside, (double)(point.Power.Right + point.Power.NoJump) / point.Power.Runs))], color, 1.5f, PanelPlot.SmoothDashes);
            plot.Add.Markers(points.Select(point => new Coordinates(Place(kind, point.Value) + aside, point.Power.Power)).ToArray(), Shapes[truth % Shapes.Length], 8, color.Plot());
        }

        /// <summary>Whether no apparent jump is as true an answer as the right verdict: where all is smooth.</summary>
        private static bool HasNoJump(TruthPower truth) => truth.Truth.Right == Verdict.Artifact;

        /// <summary>The values that were tried, as far as their labels have room.</summary>
        private static List<AxisTick> Ticks(PlannedFactor kind, int[] values, double room, double range)
        {
            double apart = (range + (2 * room)) / 9, last = double.NegativeInfinity;
            var ticks = new List<AxisTick>();
            foreach (int value in values)
            {
                double place = Place(kind, value);
                bool hasRoom = place - last >= apart;
                ticks.Add(new(place, hasRoom ? value.ToString(CultureInfo.InvariantCulture) : ""));
                if (hasRoom) last = place;
            }
            return ticks;
        }

        private int Planned(PlannedFactor kind) => kind switch { PlannedFactor.Examples => _plan.Design.Examples, PlannedFactor.Scales => _plan.Design.Scales, _ => _plan.Design.Seeds };

        private static double Place(PlannedFactor kind, int value) => kind == PlannedFactor.Examples ? Math.Log10(value) : value;

        private static string Words(PlannedFactor kind) => kind switch { PlannedFactor.Examples => "by examples", PlannedFactor.Scales => "by scales", _ => "by seeds" };

        private static string Axis(PlannedFactor kind) => kind switch
        {
            PlannedFactor.Examples => "number of examples, n",
            PlannedFactor.Scales => "number of scales over the same range, K",
            _ => "number of seeds at each scale",
        };

        /// <summary>The colour of the verdict that would be right; the second smooth truth has one of its own.</summary>
        private SKColor Color(int truth) => _plan.Truths[truth].Truth == PlannedTruth.Curve ? Palette.Jump : Palette.Of(_plan.Truths[truth].Truth.Right).Fill;

        private static LegendItem Mark(string text, SKColor color, int truth) => new(text, (canvas, box) =>
        {
            using var paint = new SKPaint { Color = color, IsAntialias = true, StrokeWidth = 2 };
            canvas.DrawLine(box.Left, box.MidY, box.Right, box.MidY, paint);
            using SKPath path = MarkShapes.Of(truth, box.MidX, box.MidY, 4);
            canvas.DrawPath(path, paint);
        });

        private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
    }
}
