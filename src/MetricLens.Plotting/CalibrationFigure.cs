using System.Globalization;
using MetricLens.Calibration;
using MetricLens.Simulation;
using MetricLens.Survival;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The error rates at a glance: a panel a verdict, worlds by scales and noise, the rate in every cell.</summary>
public static class CalibrationFigure
{
    private const float Margin = 24, LabelWidth = 228, CellWidth = 27, CellHeight = 21, PanelGap = 20, GroupGap = 5, ColumnNames = 44, TitleHeight = 26, FooterHeight = 46;

    private const int PanelsAcross = 3;

    /// <summary>Below this many runs with an apparent jump no rate is shown: it would be noise.</summary>
    private const int FewestJumps = 15;

    private static readonly TextStyle Title = new(19, Palette.Ink, IsBold: true), Panel = new(14, Palette.Ink, IsBold: true), Label = new(12.5f, Palette.Ink), Small = new(11, Palette.Soft), Number = new(11, Palette.Ink);

    private static readonly (string Name, Verdict? Verdict)[] Panels =
    [
        ("apparent jump, of all runs", null), ("survives", Verdict.Survives), ("takes off", Verdict.TakesOff),
        ("attenuated", Verdict.Attenuated), ("artifact", Verdict.Artifact), ("inconclusive", Verdict.Inconclusive),
    ];

    /// <summary>The heat map of the full table; cells of other tables are left out.</summary>
    /// <param name="results">The results.</param>
    /// <param name="scale">The pixels to a point, 0.25 to 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is out of its range.</exception>
    public static Figure Of(IReadOnlyList<CalibrationResult> results, double scale = 1.5)
    {
        ArgumentNullException.ThrowIfNull(results);
        FigureOptions.Checked(new() { Scale = scale });
        var map = new Map([.. results.Where(result => result.Cell.IsMain && WorldCatalogue.All.Any(world => world.Card.Id == result.Cell.World))]);
        return Figure.Drawn(map.Width, map.Height, new() { Scale = scale }, map.Lettering, map.Draw);
    }

    private sealed class Map(CalibrationResult[] results)
    {
        private readonly WorldCard[] _worlds = [.. WorldCatalogue.All.Select(world => world.Card).Where(card => results.Any(result => result.Cell.World == card.Id))
            .OrderBy(card => card.Truth)];

        private readonly (int Models, double Tau)[] _columns = [.. results.Select(result => (result.Cell.Models, result.Cell.Tau)).Distinct().Order()];

        private readonly CalibrationCheck[] _checks = [.. results.SelectMany(result => CalibrationTarget.All.SelectMany(target => target.Check(result)))];

        public Lettering Lettering { get; } = new();

        public int Width => (int)((2 * Margin) + LabelWidth + (PanelsAcross * PanelWidth) + ((PanelsAcross - 1) * PanelGap));

        public int Height => (int)((2 * Margin) + TitleHeight + 14 + (Panels.Length / PanelsAcross * PanelHeight) + FooterHeight);

        private float PanelWidth => Math.Max(180, _columns.Length == 0 ? 0 : Left(_columns.Length - 1) + CellWidth);

        private float PanelHeight => TitleHeight + ColumnNames + (_worlds.Length * CellHeight) + PanelGap;

        public void Draw(SKCanvas canvas)
        {
            Lettering.Draw(canvas, "What MetricLens says in worlds whose truth is known", Margin, Margin + 15, Title);
            for (int i = 0; i < Panels.Length; i++)
            {
                float left = Margin + LabelWidth + (i % PanelsAcross * (PanelWidth + PanelGap)), top = Margin + TitleHeight + 14 + (i / PanelsAcross * PanelHeight);
                DrawPanel(canvas, Panels[i].Name, Panels[i].Verdict, left, top);
                if (i % PanelsAcross == 0) DrawWorlds(canvas, top + TitleHeight + ColumnNames);
            }
            DrawFooter(canvas, Height - Margin - FooterHeight + 18);
        }

        /// <summary>A column's left edge, a gap before every new number of scales.</summary>
        private float Left(int column) => (column * CellWidth) + (GroupGap * _columns.Take(column + 1).Select(place => place.Models).Distinct().Count()) - GroupGap;

        private void DrawPanel(SKCanvas canvas, string name, Verdict? verdict, float left, float top)
        {
            Lettering.Draw(canvas, name, left, top + 14, Panel);
            for (int column = 0; column < _columns.Length; column++)
            {
                float x = left + Left(column);
                if (column == 0 || _columns[column].Models != _columns[column - 1].Models)
                    Lettering.Draw(canvas, "K = " + _columns[column].Models.ToString(CultureInfo.InvariantCulture), x, top + TitleHeight + 14, Label);
                Lettering.Draw(canvas, _columns[column].Tau.ToString(CultureInfo.InvariantCulture).TrimStart('0'), x + (CellWidth / 2), top + TitleHeight + 34, Small, SKTextAlign.Center);
                for (int row = 0; row < _worlds.Length; row++)
                {
                    var box = new SKRect(x, top + TitleHeight + ColumnNames + (row * CellHeight), x + CellWidth, top + TitleHeight + ColumnNames + ((row + 1) * CellHeight));
                    if (results.FirstOrDefault(result => result.Cell.World == _worlds[row].Id && (result.Cell.Models, result.Cell.Tau) == _columns[column]) is { } result)
                        DrawCell(canvas, result, verdict, box);
                }
            }
        }

        private void DrawCell(SKCanvas canvas, CalibrationResult result, Verdict? verdict, SKRect box)
        {
            box.Inflate(-1, -1);
            CalibrationRate rate = verdict is { } said ? result.Of(said) : result.Apparent;
            using var paint = new SKPaint { IsAntialias = true };
            if (rate.Rate is not { } share || rate.Of < FewestJumps)
            {
                paint.Color = Palette.Stripe;
                canvas.DrawRect(box, paint);
                Lettering.Draw(canvas, "·", box.MidX, box.MidY + 4, Small, SKTextAlign.Center);
                return;
            }
            paint.Color = Shade(share);
            canvas.DrawRect(box, paint);
            // From six tenths on the shade is dark enough for white letters to be read on it.
            TextStyle style = Number with { Color = share > 0.6 ? Palette.Paper : share < 0.005 ? Palette.Run : Palette.Ink };
            Lettering.Draw(canvas, Math.Round(100 * share).ToString(CultureInfo.InvariantCulture), box.MidX, box.MidY + 4, style, SKTextAlign.Center);
            DrawOutline(canvas, Worst(result, verdict), box);
        }

        /// <summary>The worst standing of the targets that a rate is part of.</summary>
        private CalibrationStatus Worst(CalibrationResult result, Verdict? verdict)
        {
            string outcome = verdict?.Id() ?? CalibrationResult.ApparentJump;
            return _checks.Where(check => check.Cell == result.Cell && check.Rate.Outcome.Split(" or ").Contains(outcome)).Select(check => check.Status)
                .DefaultIfEmpty(CalibrationStatus.Met).Max();
        }

        private static void DrawOutline(SKCanvas canvas, CalibrationStatus status, SKRect box)
        {
            if (status is not (CalibrationStatus.Missed or CalibrationStatus.WithinError)) return;
            if (status == CalibrationStatus.WithinError)
            {
                using var path = new SKPath();
                path.AddRect(box);
                DashedLine.Stroke(canvas, path, Palette.Raw, 1.3f, [3, 2]);
                return;
            }
            using var line = new SKPaint { Color = Palette.Raw, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 2.2f };
            canvas.DrawRect(box, line);
        }

        private void DrawWorlds(SKCanvas canvas, float top)
        {
            for (int row = 0; row < _worlds.Length; row++)
                Lettering.Draw(canvas, Lettering.Fit(_worlds[row].Name, LabelWidth - 10, Label), Margin, top + (row * CellHeight) + (CellHeight / 2) + 4.5f, Label);
            if (_worlds.Length == 0) Lettering.Draw(canvas, "no cell of the full table", Margin, top + 14, Small);
        }

        private void DrawFooter(SKCanvas canvas, float top)
        {
            const float RampWidth = 120, RampHeight = 13;
            using var paint = new SKPaint { IsAntialias = true };
            for (int i = 0; i < RampWidth; i++)
            {
                paint.Color = Shade(i / RampWidth);
                canvas.DrawRect(Margin + 18 + i, top - 11, 1.2f, RampHeight, paint);
            }
            Lettering.Draw(canvas, "0", Margin, top, Label);
            float x = Margin + 24 + RampWidth;
            x = Word("100 % of the runs with an apparent jump, by number of scales K and noise between models τ", x) + 24;
            DrawOutline(canvas, CalibrationStatus.Missed, new(x, top - 12, x + 22, top + 3));
            x = Word("misses its target", x + 29) + 20;
            DrawOutline(canvas, CalibrationStatus.WithinError, new(x, top - 12, x + 22, top + 3));
            x = Word("within error of it", x + 29) + 20;
            Word("·  fewer than 15 jumps", x);

            float Word(string text, float left)
            {
                Lettering.Draw(canvas, text, left, top, Label);
                return left + Lettering.Width(text, Label);
            }
        }

        /// <summary>From paper to the blue of latent scores.</summary>
        private static SKColor Shade(double share)
        {
            return new(Mix(Palette.Paper.Red, Palette.Latent.Red), Mix(Palette.Paper.Green, Palette.Latent.Green), Mix(Palette.Paper.Blue, Palette.Latent.Blue));

            byte Mix(byte from, byte to) => (byte)Math.Round(from + ((to - from) * (0.06 + (0.94 * share))));
        }
    }
}
