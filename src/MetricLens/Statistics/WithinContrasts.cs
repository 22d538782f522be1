using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MetricLens.Statistics;

/// <summary>What the replicates of a point say of the variance between models, free of the point's mean: R − 1 uncorrelated contrasts a point.</summary>
/// <param name="Values">The contrasts' values.</param>
/// <param name="Variances">Their sampling variances over examples; the variance between models comes on top, once each.</param>
public sealed record WithinContrasts(IReadOnlyList<double> Values, IReadOnlyList<double> Variances)
{
    /// <summary>The contrasts of several points' replicates.</summary>
    /// <param name="points">For each point the replicates' values and their sampling covariance.</param>
    public static WithinContrasts Of(IEnumerable<(double[] Values, double[,] Covariance)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var values = new List<double>();
        var variances = new List<double>();
        foreach ((double[] replicates, double[,] covariance) in points)
        {
            if (replicates.Length < 2) continue;
            Matrix<double> helmert = Helmert(replicates.Length);
            Evd<double> decomposition = (helmert * Matrix<double>.Build.DenseOfArray(covariance) * helmert.Transpose()).Evd(Symmetricity.Symmetric);
            values.AddRange(decomposition.EigenVectors.Transpose() * helmert * Vector<double>.Build.Dense(replicates));
            variances.AddRange(decomposition.EigenValues.Select(value => Math.Max(value.Real, 0)));
        }
        return new(values, variances);
    }

    /// <summary>Orthonormal rows, each orthogonal to the mean: row j sets value j + 1 against those before it.</summary>
    private static Matrix<double> Helmert(int size) => Matrix<double>.Build.Dense(size - 1, size, (row, column) =>
    {
        double norm = Math.Sqrt((row + 1.0) * (row + 2.0));
        return column <= row ? 1 / norm : column == row + 1 ? -(row + 1) / norm : 0;
    });
}
