using MetricLens.Curves;
using MetricLens.Survival;

namespace MetricLens.Arms;

/// <summary>How much a raw mean, as a share of its range, moves with the latent score of its scale: looked up between moves that are spread evenly.</summary>
internal sealed class RawMoves
{
    /// <summary>Half the number of moves, and the largest one.</summary>
    private const int Moves = 24;

    private const double Largest = 3, Step = Largest / Moves;

    private readonly double[][] _moved;

    private RawMoves(double[][] moved) => _moved = moved;

    /// <summary>The moves through the link between raw and latent score; <see langword="null"/> where that cannot be estimated.</summary>
    public static RawMoves? Of(ScaleCurve raw, LatentCurve latent) => RawLink.Of(raw, latent) is not { } link ? null
        : new([.. Enumerable.Range(0, raw.Points.Count).Select(point =>
            Enumerable.Range(-Moves, (2 * Moves) + 1).Select(move => link.Moved(point, move * Step) - link.Moved(point, 0)).ToArray())]);

    /// <summary>How far the raw mean of a scale goes where its latent score moves by an amount.</summary>
    public double By(int point, double amount)
    {
        double place = Math.Clamp((amount / Step) + Moves, 0, 2 * Moves);
        int below = Math.Min((int)place, (2 * Moves) - 1);
        double[] moved = _moved[point];
        return moved[below] + ((place - below) * (moved[below + 1] - moved[below]));
    }

    /// <summary>The slope of the raw mean in the latent score, over an eighth to either side.</summary>
    public double Slope(int point) => (By(point, Step) - By(point, -Step)) / (2 * Step);
}
