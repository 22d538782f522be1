using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MetricLens.Statistics;

/// <summary>A fitted logistic regression in several variables.</summary>
public sealed class LogisticModelFit
{
    /// <summary>A direction whose share of the largest variance is below this is a combination of the others.</summary>
    private const double Dependence = 1e-9;

    private readonly double[][] _columns;
    private readonly double[] _y;

    internal LogisticModelFit(double[] coefficients, double[] fitted, double[,] covariance, bool converged, double[][] columns, double[] y)
    {
        Coefficients = coefficients;
        Fitted = fitted;
        Covariance = covariance;
        Converged = converged;
        _columns = columns;
        _y = y;
    }

    /// <summary>The coefficients, in the order of the columns.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>The fitted share of each row.</summary>
    public IReadOnlyList<double> Fitted { get; }

    /// <summary>The coefficients' covariance if the rows were independent: the inverse of the information.</summary>
    public double[,] Covariance { get; }

    /// <summary>Whether the fit reached its optimum; a false one is the best point found.</summary>
    public bool Converged { get; }

    /// <summary>A score test of columns that were left out, robust to rows of one cluster hanging together.</summary>
    /// <remarks>
    /// The statistic U'·M⁻¹·U of the efficient scores, M the sum over clusters of their own scores' squares. With G clusters and r columns
    /// (statistic / r) / ((G − statistic) / (G − r)) is judged by F with r and G − r degrees of freedom, which is exact for normal scores; for many clusters
    /// it is the χ² test. It needs the fit without the columns only, so that a group that never succeeds does no harm.
    /// Reference: Rao 1948; Boos 1992, <i>The American Statistician</i> 46, the generalised score test; Liang and Zeger 1986.
    /// </remarks>
    /// <param name="added">The columns, each with one value a row.</param>
    /// <param name="clusters">The cluster of each row, from 0 without a gap.</param>
    /// <returns>The statistic, the columns it counts (those that no others make up), and the p-value, 1 where there is nothing to test.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public (double Statistic, int Columns, double PValue) Score(double[][] added, int[] clusters)
    {
        ArgumentNullException.ThrowIfNull(added);
        ArgumentNullException.ThrowIfNull(clusters);
        if (clusters.Length != _y.Length || added.Any(column => column.Length != _y.Length))
            throw new ArgumentException($"There must be {_y.Length} values, one a row.", nameof(added));
        if (added.Length == 0) return (0, 0, 1);
        var scores = Matrix<double>.Build.Dense(clusters.Max() + 1, added.Length);
        for (int j = 0; j < added.Length; j++)
        {
            double[] rest = Efficient(added[j]);
            for (int i = 0; i < rest.Length; i++) scores[clusters[i], j] += rest[i] * (_y[i] - Fitted[i]);
        }
        return Judge(scores);
    }

    /// <summary>What the fit's own columns leave of a column, with the rows weighted by their information.</summary>
    private double[] Efficient(double[] column)
    {
        double[] fitted = [.. Fitted], shared = [.. _columns.Select(own => LogisticModel.Information(own, column, fitted))];
        double[] rest = [.. column];
        for (int j = 0; j < _columns.Length; j++)
        {
            double weight = 0;
            for (int k = 0; k < shared.Length; k++) weight += Covariance[j, k] * shared[k];
            for (int i = 0; i < rest.Length; i++) rest[i] -= weight * _columns[j][i];
        }
        return rest;
    }

    private static (double Statistic, int Columns, double PValue) Judge(Matrix<double> scores)
    {
        Evd<double> squares = (scores.Transpose() * scores).Evd(Symmetricity.Symmetric);
        Vector<double> total = squares.EigenVectors.Transpose() * scores.ColumnSums();
        double[] variances = [.. squares.EigenValues.Select(value => value.Real)];
        int[] kept = [.. Enumerable.Range(0, variances.Length).Where(i => variances[i] > Dependence * variances.Max() && variances[i] > 0)];
        double statistic = kept.Sum(i => total[i] * total[i] / variances[i]);
        int groups = scores.RowCount;
        if (kept.Length == 0 || groups <= kept.Length) return (statistic, kept.Length, 1);
        // The statistic is at most G, and its share of G has a beta distribution where F has the F one.
        double p = SpecialFunctions.BetaRegularized((groups - kept.Length) / 2.0, kept.Length / 2.0, Math.Clamp(1 - (statistic / groups), 0, 1));
        return (statistic, kept.Length, p);
    }
}
