using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>Cells in columns and rows, coloured by a share.</summary>
/// <remarks>Neighbours of one colour in a column are one shape, and all shapes of a colour one path, so that vector files stay small.</remarks>
internal static class HeatMap
{
    /// <summary>Cells reach a little under their neighbours, so that no viewer shows the paper between them.</summary>
    private const float Under = 0.3f;

    /// <summary>Draws the cells.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="share">The share of a column and row, from 0 to 1; <see langword="null"/> for a cell that is left out.</param>
    /// <param name="columns">The edges of the columns, rising.</param>
    /// <param name="rows">The edges of the rows, rising.</param>
    public static void Draw(SKCanvas canvas, Func<int, int, double?> share, float[] columns, float[] rows)
    {
        var paths = new SKPath?[Ramp.Steps];
        for (int column = 0; column < columns.Length - 1; column++)
        {
            for (int row = 0, next; row < rows.Length - 1; row = next)
            {
                int? step = Step(column, row);
                for (next = row + 1; next < rows.Length - 1 && Step(column, next) == step; next++) { }
                if (step is { } colour) (paths[colour] ??= new()).AddRect(new SKRect(columns[column], rows[row], columns[column + 1] + Under, rows[next] + Under));
            }
        }
        // Hard edges: each pixel belongs to one cell.
        using var paint = new SKPaint { IsAntialias = false };
        for (int step = 0; step < paths.Length; step++)
        {
            if (paths[step] is not { } path) continue;
            paint.Color = Ramp.OfStep(step);
            canvas.DrawPath(path, paint);
            path.Dispose();
        }

        int? Step(int column, int row) => share(column, row) is { } value ? Ramp.Step(value) : null;
    }
}
