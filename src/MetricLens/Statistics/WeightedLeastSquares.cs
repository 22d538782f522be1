namespace MetricLens.Statistics;

/// <summary>Least squares with known weights, by orthogonalisation: accurate where columns are nearly alike, as powers of a scale are.</summary>
internal static class WeightedLeastSquares
{
    /// <summary>A column whose remainder is smaller than this share of its length hangs on the columns before it.</summary>
    private const double Dependence = 1e-10;

    /// <summary>Fits y = X·b by weights w.</summary>
    /// <param name="columns">The columns of X, each as long as <paramref name="y"/>.</param>
    /// <param name="y">The observations.</param>
    /// <param name="weights">Positive weights, the reciprocals of variances.</param>
    /// <returns>The coefficients, their covariance (XᵀWX)⁻¹, and the residuals y − X·b; <see langword="null"/> where the columns are dependent.</returns>
    public static (double[] Coefficients, double[,] Covariance, double[] Residuals)? Fit(double[][] columns, double[] y, double[] weights)
    {
        int p = columns.Length, n = y.Length;
        double[][] q = [.. columns.Select(column => Scaled(column, weights))];
        double[] rest = Scaled(y, weights);
        double[,] r = new double[p, p];
        double[] projection = new double[p];
        for (int j = 0; j < p; j++)
        {
            double length = Math.Sqrt(Dot(q[j], q[j]));
            // Twice is enough: the second pass takes away what rounding left of the earlier columns.
            for (int pass = 0; pass < 2; pass++)
            {
                for (int i = 0; i < j; i++)
                {
                    double along = Dot(q[i], q[j]);
                    r[i, j] += along;
                    Subtract(q[j], q[i], along);
                }
            }
            r[j, j] = Math.Sqrt(Dot(q[j], q[j]));
            if (!(r[j, j] > Dependence * length)) return null;
            for (int i = 0; i < n; i++) q[j][i] /= r[j, j];
            projection[j] = Dot(q[j], rest);
            Subtract(rest, q[j], projection[j]);
        }
        double[,] inverse = InverseOfTriangle(r);
        double[] coefficients = Multiply(inverse, projection);
        for (int i = 0; i < n; i++) rest[i] /= Math.Sqrt(weights[i]);
        return (coefficients, TimesOwnTranspose(inverse), rest);
    }

    private static double[] Scaled(double[] values, double[] weights)
    {
        double[] scaled = new double[values.Length];
        for (int i = 0; i < scaled.Length; i++) scaled[i] = values[i] * Math.Sqrt(weights[i]);
        return scaled;
    }

    private static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }

    private static void Subtract(double[] target, double[] direction, double factor)
    {
        for (int i = 0; i < target.Length; i++) target[i] -= factor * direction[i];
    }

    private static double[,] InverseOfTriangle(double[,] r)
    {
        int p = r.GetLength(0);
        double[,] inverse = new double[p, p];
        for (int j = 0; j < p; j++)
        {
            inverse[j, j] = 1 / r[j, j];
            for (int i = j - 1; i >= 0; i--)
            {
                double sum = 0;
                for (int k = i + 1; k <= j; k++) sum += r[i, k] * inverse[k, j];
                inverse[i, j] = -sum / r[i, i];
            }
        }
        return inverse;
    }

    private static double[] Multiply(double[,] matrix, double[] vector)
    {
        double[] product = new double[vector.Length];
        for (int i = 0; i < product.Length; i++)
            for (int j = 0; j < vector.Length; j++) product[i] += matrix[i, j] * vector[j];
        return product;
    }

    private static double[,] TimesOwnTranspose(double[,] matrix)
    {
        int p = matrix.GetLength(0);
        double[,] product = new double[p, p];
        for (int i = 0; i < p; i++)
            for (int j = 0; j < p; j++)
                for (int k = 0; k < p; k++) product[i, j] += matrix[i, k] * matrix[j, k];
        return product;
    }
}
