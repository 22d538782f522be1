using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MetricLens.Statistics;

/// <summary>
/// Points with a known sampling covariance V and, on top of it, independent noise between models of unknown variance τ²:
/// y = X·b + error, Cov(error) = V + τ²·diag(1 / R), where point k is the mean of R_k replicates.
/// </summary>
/// <remarks>
/// τ² solves Q(τ²) = degrees of freedom, where Q is the generalised sum of squared residuals over its covariance; 0 where Q(0) is already below
/// (Paule and Mandel 1982; DerSimonian and Kacker 2007). The replicates' contrasts within a point are pooled with the residuals between points, unless the
/// residuals alone ask for a larger τ²: then replicates understate the noise, as seeds do that share their data, and the points stand for themselves.
/// One eigendecomposition of R^½·V·R^½ turns every trial of τ² into a weighted least squares.
/// </remarks>
public sealed class MixedModel
{
    /// <summary>Eigenvalues below this share of their mean are rounding: models that score alike make V singular.</summary>
    private const double EigenvalueFloor = 1e-10;

    /// <summary>The eigenvalue used where V is nought altogether, below any variance that a score could show.</summary>
    private const double LeastEigenvalue = 1e-14;

    /// <summary>The degrees of freedom where τ² is known: the t distribution is the normal one to six digits.</summary>
    internal const int KnownVariance = 1_000_000;

    /// <summary>How near Q must come to a quantile of χ² that only stands for its neighbours.</summary>
    private const double DrawTolerance = 1e-6;

    /// <summary>Newton's method is at least halving its distance; this many halvings exhaust a double.</summary>
    private const int MostIterations = 1100;

    private readonly double[] _eigenvalues;
    private readonly double[,] _rotation;
    private readonly double[] _rotatedY;
    private readonly double[] _withinEigenvalues;
    private readonly double[] _withinSquares;
    private readonly double _logReplicates;
    private readonly int _points;
    private double? _knownTau2;

    /// <summary>Takes the points.</summary>
    /// <param name="y">The K points, each a mean over its replicates.</param>
    /// <param name="covariance">Their K × K sampling covariance, symmetric and positive semidefinite.</param>
    /// <param name="replicates">The number of replicates of each point; <see langword="null"/> for one each.</param>
    /// <param name="within">The contrasts of the replicates within the points; <see langword="null"/> where there are none.</param>
    /// <exception cref="ArgumentException">The sizes differ, or a value is not finite.</exception>
    public MixedModel(double[] y, double[,] covariance, int[]? replicates = null, WithinContrasts? within = null)
    {
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(covariance);
        _points = y.Length;
        if (covariance.GetLength(0) != _points || covariance.GetLength(1) != _points)
            throw new ArgumentException($"The covariance must be {_points} × {_points}, one row a point.", nameof(covariance));
        if (y.Any(value => !double.IsFinite(value)) || covariance.Cast<double>().Any(value => !double.IsFinite(value)))
            throw new ArgumentException("The points and their covariance must be finite.", nameof(y));
        double[] root = [.. (replicates ?? [.. Enumerable.Repeat(1, _points)]).Select(count => Math.Sqrt(count))];
        if (root.Length != _points) throw new ArgumentException("There must be a number of replicates for every point.", nameof(replicates));
        _logReplicates = root.Sum(value => 2 * Math.Log(value));
        var scaled = Matrix<double>.Build.Dense(_points, _points, (i, j) => root[i] * covariance[i, j] * root[j]);
        Evd<double> decomposition = scaled.Evd(Symmetricity.Symmetric);
        _eigenvalues = Floored([.. decomposition.EigenValues.Select(value => value.Real)]);
        _rotation = decomposition.EigenVectors.MapIndexed((i, _, value) => value * root[i]).ToArray();
        _rotatedY = Rotate(y);
        _withinEigenvalues = Floored(within?.Variances.ToArray() ?? []);
        _withinSquares = [.. (within?.Values ?? []).Select(value => value * value)];
    }

    /// <summary>Fits a design.</summary>
    /// <param name="columns">The design's columns, each with one value a point.</param>
    /// <returns>The fit; <see langword="null"/> where no degree of freedom is left or the columns are dependent.</returns>
    public MixedModelFit? Fit(params double[][] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        double[][] rotated = [.. columns.Select(Rotate)];
        return Estimate(rotated) is { } tau2 ? At(tau2.Value, rotated, tau2.DegreesOfFreedom) : null;
    }

    /// <summary>Fits a design with every variance between models that the data leave open, each as likely as the others.</summary>
    /// <remarks>
    /// Q(τ²) at the true τ² has a χ² distribution: setting it to evenly spread quantiles of χ² gives draws from the confidence distribution of τ², 0 where
    /// Q(0) is already below (Iyer, Wang and Mathew 2004). Where V is nought the normal distributions over these fits mix to Student's t; where τ² is, to the normal.
    /// </remarks>
    /// <param name="count">The number of fits.</param>
    /// <param name="columns">The design's columns, each with one value a point.</param>
    /// <returns>The fits, by rising τ²; <see langword="null"/> where no degree of freedom is left or the columns are dependent.</returns>
    internal MixedModelFit[]? FitOverTau2(int count, params double[][] columns)
    {
        double[][] rotated = [.. columns.Select(Rotate)];
        if (Estimate(rotated) is not { } estimate) return null;
        var fits = new MixedModelFit[count];
        double tau2 = _knownTau2 ?? 0;
        for (int i = 0; i < count; i++)
        {
            // From the highest quantile down τ² rises, so that each search starts left of its root.
            double target = ChiSquared.InvCDF(estimate.DegreesOfFreedom, 1 - ((i + 0.5) / count));
            double before = tau2;
            if (_knownTau2 is null) tau2 = PauleMandel(rotated, target, estimate.WithReplicates, tau2, DrawTolerance)!.Value;
            fits[i] = i > 0 && tau2 == before ? fits[i - 1] : At(tau2, rotated, estimate.DegreesOfFreedom)!;
        }
        return fits;
    }

    /// <summary>The same points where the variance between models is known instead of estimated.</summary>
    internal MixedModel WithTau2(double tau2)
    {
        if (!(tau2 >= 0 && double.IsFinite(tau2))) throw new ArgumentOutOfRangeException(nameof(tau2), tau2, "A variance must be finite and at least 0.");
        var known = (MixedModel)MemberwiseClone();
        known._knownTau2 = tau2;
        return known;
    }

    private (double Value, int DegreesOfFreedom, bool WithReplicates)? Estimate(double[][] rotated)
    {
        int between = _points - rotated.Length, pooled = between + _withinSquares.Length;
        if (between < 0) return null;
        if (_knownTau2 is { } known)
            return WeightedLeastSquares.Fit(rotated, _rotatedY, Weights(_eigenvalues, known)) is null ? null : (known, KnownVariance, false);
        if (pooled < 1 || PauleMandel(rotated, pooled, withReplicates: true) is not { } tau2) return null;
        double? alone = between >= 1 && pooled > between ? PauleMandel(rotated, between, withReplicates: false) : null;
        return alone > tau2 ? (alone.Value, between, false) : (tau2, pooled, true);
    }

    /// <summary>Fits a design with the variance between models given.</summary>
    /// <param name="tau2">The variance between models, at least 0.</param>
    /// <param name="columns">The design's columns, each with one value a point.</param>
    /// <returns>The fit, possibly without a degree of freedom; <see langword="null"/> where the columns are dependent.</returns>
    public MixedModelFit? FitAt(double tau2, params double[][] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (!(tau2 >= 0)) throw new ArgumentOutOfRangeException(nameof(tau2), tau2, "A variance must be at least 0.");
        int degreesOfFreedom = _points - columns.Length + _withinSquares.Length;
        return columns.Length > _points ? null : At(tau2, [.. columns.Select(Rotate)], degreesOfFreedom);
    }

    private MixedModelFit? At(double tau2, double[][] rotated, int degreesOfFreedom)
    {
        if (WeightedLeastSquares.Fit(rotated, _rotatedY, Weights(_eigenvalues, tau2)) is not { } fit) return null;
        (double q, _) = Residual(fit.Residuals, tau2, withReplicates: true);
        double logDeterminant = _eigenvalues.Sum(value => Math.Log(value + tau2)) - _logReplicates
            + _withinEigenvalues.Sum(value => Math.Log(value + tau2));
        return new(fit.Coefficients, fit.Covariance, tau2, degreesOfFreedom, -0.5 * (logDeterminant + q));
    }

    /// <summary>The τ² at which Q meets a target, searched for from the left.</summary>
    private double? PauleMandel(double[][] rotated, double target, bool withReplicates, double tau2 = 0, double tolerance = 0)
    {
        for (int i = 0; i < MostIterations; i++)
        {
            if (WeightedLeastSquares.Fit(rotated, _rotatedY, Weights(_eigenvalues, tau2)) is not { } fit) return null;
            (double q, double slope) = Residual(fit.Residuals, tau2, withReplicates);
            if (!(q > target * (1 + tolerance))) return tau2;
            // Q is convex and falls, so that Newton's steps from the left never pass the root.
            double step = (q - target) / -slope;
            if (tau2 + step == tau2) return tau2;
            tau2 += step;
        }
        return tau2;
    }

    /// <summary>Q and its derivative in τ²; the coefficients minimise Q, so that only the weights' own change counts.</summary>
    private (double Q, double Slope) Residual(double[] residuals, double tau2, bool withReplicates)
    {
        double q = 0, slope = 0;
        for (int i = 0; i < residuals.Length; i++) Add(residuals[i] * residuals[i], _eigenvalues[i] + tau2);
        for (int i = 0; withReplicates && i < _withinSquares.Length; i++) Add(_withinSquares[i], _withinEigenvalues[i] + tau2);
        return (q, slope);

        void Add(double square, double variance)
        {
            q += square / variance;
            slope -= square / (variance * variance);
        }
    }

    private double[] Rotate(double[] values)
    {
        double[] rotated = new double[_points];
        for (int j = 0; j < _points; j++)
            for (int i = 0; i < _points; i++) rotated[j] += _rotation[i, j] * values[i];
        return rotated;
    }

    private static double[] Weights(double[] eigenvalues, double tau2) => Array.ConvertAll(eigenvalues, value => 1 / (value + tau2));

    private static double[] Floored(double[] eigenvalues)
    {
        if (eigenvalues.Length == 0) return eigenvalues;
        double floor = Math.Max(EigenvalueFloor * eigenvalues.Average(), LeastEigenvalue);
        return Array.ConvertAll(eigenvalues, value => Math.Max(value, floor));
    }
}
