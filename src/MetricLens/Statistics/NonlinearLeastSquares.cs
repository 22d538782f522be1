using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MetricLens.Statistics;

/// <summary>Least squares of a smooth curve with a few parameters, with the covariance of the points given, by Gauss–Newton with step halving (Marquardt's damping).</summary>
internal sealed class NonlinearLeastSquares
{
    /// <summary>Eigenvalues below this share of their mean are rounding.</summary>
    private const double EigenvalueFloor = 1e-10;

    /// <summary>The eigenvalue used where the covariance is nought altogether.</summary>
    private const double LeastEigenvalue = 1e-14;

    /// <summary>Quadratic near the minimum; a fit that needs as many steps wanders along a flat valley, where any point is as good.</summary>
    private const int MostSteps = 200;

    /// <summary>A relative gain this small is far below what any interval shows.</summary>
    private const double LeastGain = 1e-12;

    /// <summary>The damping beyond which no step is a gain: the minimum is reached to rounding.</summary>
    private const double MostDamping = 1e12;

    private readonly double[,] _whitening;
    private readonly double[] _y;

    /// <summary>Takes the points and their covariance, which is turned into a square root of its inverse once for all fits.</summary>
    public NonlinearLeastSquares(double[] y, double[,] covariance)
    {
        Evd<double> decomposition = Matrix<double>.Build.DenseOfArray(covariance).Evd(Symmetricity.Symmetric);
        double[] values = [.. decomposition.EigenValues.Select(value => value.Real)];
        double floor = Math.Max(EigenvalueFloor * values.Average(), LeastEigenvalue);
        _whitening = decomposition.EigenVectors.Transpose().MapIndexed((i, _, value) => value / Math.Sqrt(Math.Max(values[i], floor))).ToArray();
        _y = Whiten(y);
    }

    /// <summary>The parameters at a local minimum of the weighted squares, and these.</summary>
    /// <param name="curve">The curve's values at the points, and its derivatives: one column a parameter.</param>
    /// <param name="start">Where to begin.</param>
    public (double[] Parameters, double Squares) Fit(Func<double[], (double[] Values, double[][] Derivatives)> curve, double[] start)
    {
        double[] parameters = start;
        (double[] rest, double[][] columns) = At(parameters);
        double squares = Dot(rest, rest), damping = 1e-3;
        for (int step = 0; step < MostSteps && damping < MostDamping; step++)
        {
            double[] trial = [.. parameters.Zip(Direction(columns, rest, damping), (value, change) => value + change)];
            (double[] trialRest, double[][] trialColumns) = At(trial);
            double trialSquares = Dot(trialRest, trialRest);
            if (!(trialSquares < squares))
            {
                damping *= 8;
                continue;
            }
            bool isDone = squares - trialSquares <= LeastGain * squares;
            (parameters, rest, columns, squares) = (trial, trialRest, trialColumns, trialSquares);
            damping = Math.Max(damping / 8, 1e-15);
            if (isDone) break;
        }
        return (parameters, squares);

        (double[] Remainder, double[][] Columns) At(double[] point)
        {
            (double[] values, double[][] derivatives) = curve(point);
            double[] whitened = Whiten(values);
            return ([.. _y.Zip(whitened, (observed, fitted) => observed - fitted)], Array.ConvertAll(derivatives, Whiten));
        }
    }

    /// <summary>Marquardt's step: damped in the scale of each parameter, by orthogonalisation of the columns with the damping's rows below them.</summary>
    private static double[] Direction(double[][] columns, double[] rest, double damping)
    {
        int p = columns.Length;
        double[][] extended = [.. columns.Select((column, j) =>
        {
            double[] damped = new double[p];
            damped[j] = Math.Sqrt(damping * Dot(column, column));
            return (double[])[.. column, .. damped];
        })];
        double[] y = [.. rest, .. new double[p]];
        return WeightedLeastSquares.Fit(extended, y, [.. Enumerable.Repeat(1.0, y.Length)])?.Coefficients ?? new double[p];
    }

    private double[] Whiten(double[] values)
    {
        double[] whitened = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
            for (int j = 0; j < values.Length; j++) whitened[i] += _whitening[i, j] * values[j];
        return whitened;
    }

    private static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
