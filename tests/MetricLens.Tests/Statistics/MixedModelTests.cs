using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class MixedModelTests
{
    private static readonly double[] Ones = [1, 1, 1, 1, 1, 1, 1, 1];
    private static readonly double[] Units = [.. Enumerable.Range(0, 8).Select(k => k / 7.0)];

    [Fact]
    public void At_the_solution_the_residuals_equal_their_degrees_of_freedom()
    {
        for (int trial = 0; trial < 50; trial++)
        {
            RandomStream stream = RandomStream.Derive(11, "equation", trial);
            double[,] covariance = Covariance(stream, 8);
            double[] y = [.. Units.Select(unit => (3 * unit) + (0.4 * stream.NextNormal()))];
            MixedModelFit fit = new MixedModel(y, covariance).Fit(Ones, Units)!;
            double q = GeneralisedSquares(y, covariance, fit);
            if (fit.Tau2 > 0) Assert.Equal(6, q, 1e-9);
            else Assert.True(q <= 6);
        }
    }

    [Fact]
    public void No_variance_between_models_is_found_where_examples_explain_the_residuals()
    {
        double[] y = [.. Units.Select((unit, k) => unit + (k % 2 == 0 ? 0.01 : -0.01))];
        Assert.Equal(0, new MixedModel(y, Diagonal(8, 1)).Fit(Ones, Units)!.Tau2);
    }

    [Fact]
    public void Without_error_over_examples_it_is_ordinary_least_squares()
    {
        double[] y = [0, 1, 1, 3];
        MixedModelFit fit = new MixedModel(y, new double[4, 4]).Fit([1, 1, 1, 1], [0, 1, 2, 3])!;
        // Slope 0.9 and intercept −0.1; residuals 0.1, 0.2, −0.7, 0.4; their squares sum to 0.7, over 2 degrees of freedom.
        Assert.Equal(-0.1, fit.Coefficients[0], 1e-12);
        Assert.Equal(0.9, fit.Coefficients[1], 1e-12);
        Assert.Equal(0.35, fit.Tau2, 1e-12);
        Assert.Equal(0.35 / 5, fit.Covariance[1, 1], 1e-12);
    }

    [Fact]
    public void Without_error_over_examples_replicates_give_the_pooled_variance_within_and_between()
    {
        // Three points of 2, 3 and 4 replicates, a constant fitted: that is the one-way layout under one mean,
        // whose pooled variance is the sum of all squares about the grand mean over N − 1.
        double[][] points = [[1.0, 5.0], [2.0, 4.0, 6.0], [3.0, 7.0, 4.0, 2.0]];
        double[] all = [.. points.SelectMany(point => point)];
        double mean = all.Average(), classical = all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1);
        MixedModelFit fit = Replicated(points, 0).Fit([1, 1, 1])!;
        Assert.Equal(mean, fit.Coefficients[0], 1e-12);
        Assert.Equal(classical, fit.Tau2, 1e-10);
        Assert.Equal(all.Length - 1, fit.DegreesOfFreedom);
        Assert.Equal(classical / all.Length, fit.Covariance[0, 0], 1e-10);
    }

    [Fact]
    public void A_saturated_design_leaves_the_variance_within_alone()
    {
        double[][] points = [[1.0, 3.0], [2.0, 4.0, 6.0]];
        MixedModelFit fit = Replicated(points, 0).Fit([1, 0], [0, 1])!;
        // Squares within: 2 + 8, over 1 + 2 degrees of freedom.
        Assert.Equal(10 / 3.0, fit.Tau2, 1e-10);
        Assert.Equal(3, fit.DegreesOfFreedom);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(0.3)]
    public void Replicates_fit_as_the_same_runs_taken_each_for_itself(double variance)
    {
        double[] units = [0, 0.3, 0.6, 1];
        double[][] points = [[-0.8, 0.1, 0.9], [-0.4, 0.8, 1.5], [0.3, 1.1, 1.9], [1.2, 2.1, 3.1]];
        MixedModelFit together = Replicated(points, variance).Fit([1, 1, 1, 1], units)!;
        double[] runs = [.. units.SelectMany(unit => Enumerable.Repeat(unit, 3))];
        MixedModelFit apart = new MixedModel([.. points.SelectMany(point => point)], Diagonal(12, variance)).Fit([.. Enumerable.Repeat(1.0, 12)], runs)!;
        Assert.Equal(apart.DegreesOfFreedom, together.DegreesOfFreedom);
        Assert.Equal(apart.Tau2, together.Tau2, 1e-10);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(apart.Coefficients[i], together.Coefficients[i], 1e-10);
            for (int j = 0; j < 2; j++) Assert.Equal(apart.Covariance[i, j], together.Covariance[i, j], 1e-10);
        }
    }

    [Fact]
    public void Where_points_are_off_the_curve_by_more_than_replicates_differ_the_points_stand_for_themselves()
    {
        double[] units = [0, 0.3, 0.6, 1];
        double[][] points = [[-0.01, 0.01], [1.99, 2.01], [0.59, 0.61], [1.99, 2.01]];
        MixedModelFit fit = Replicated(points, 0).Fit([1, 1, 1, 1], units)!;
        MixedModelFit alone = new MixedModel([.. points.Select(point => point.Average())], new double[4, 4]).Fit([1, 1, 1, 1], units)!;
        Assert.Equal(2, fit.DegreesOfFreedom);
        Assert.Equal(alone.Tau2, fit.Tau2 / 2, 1e-10);
        Assert.Equal(alone.Covariance[1, 1], fit.Covariance[1, 1], 1e-10);
    }

    [Fact]
    public void Replicates_that_share_their_examples_fit_as_the_same_runs_taken_each_for_itself()
    {
        // Runs on the same examples: equal variance, equal covariance between any two.
        const double Own = 0.05, Common = 0.03;
        double[] units = [0, 0.3, 0.6, 1];
        double[][] points = [[-0.6, 0.8], [-0.1, 1.5], [0.4, 1.9], [1.2, 3.1]];
        double[,] between = Matrix(4, (i, j) => Common + (i == j ? Own / 2 : 0)), within = Matrix(2, (i, j) => Common + (i == j ? Own : 0));
        MixedModelFit together = new MixedModel([.. points.Select(point => point.Average())], between, [2, 2, 2, 2],
            WithinContrasts.Of(points.Select(point => (point, within)))).Fit([1, 1, 1, 1], units)!;
        MixedModelFit apart = new MixedModel([.. points.SelectMany(point => point)], Matrix(8, (i, j) => Common + (i == j ? Own : 0)))
            .Fit(Ones, [.. units.SelectMany(unit => Enumerable.Repeat(unit, 2))])!;
        Assert.Equal(apart.Tau2, together.Tau2, 1e-10);
        Assert.Equal(apart.Coefficients[1], together.Coefficients[1], 1e-10);
        Assert.Equal(apart.Covariance[0, 0], together.Covariance[0, 0], 1e-10);
        Assert.Equal(apart.Covariance[1, 1], together.Covariance[1, 1], 1e-10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_singular_covariance_gives_a_finite_fit(double common)
    {
        RandomStream stream = RandomStream.Derive(14, "singular", 0);
        double[] y = [.. Units.Select(unit => unit + (0.1 * stream.NextNormal()))];
        MixedModelFit fit = new MixedModel(y, Matrix(8, (_, _) => common)).Fit(Ones, Units)!;
        Assert.All(fit.Coefficients, value => Assert.True(double.IsFinite(value)));
        Assert.All(fit.Covariance.Cast<double>(), value => Assert.True(double.IsFinite(value)));
        Assert.True(double.IsFinite(fit.LogLikelihood) && fit.Tau2 > 0);
    }

    [Fact]
    public void Points_on_a_line_without_any_error_give_a_finite_fit()
    {
        MixedModelFit fit = new MixedModel([.. Units.Select(unit => 2 * unit)], new double[8, 8]).Fit(Ones, Units)!;
        Assert.Equal(2, fit.Coefficients[1], 1e-12);
        Assert.InRange(fit.Tau2, 0, 1e-12);
        Assert.True(double.IsFinite(fit.LogLikelihood) && double.IsFinite(fit.StandardError([0, 1])));
    }

    [Fact]
    public void There_is_no_fit_without_a_degree_of_freedom_or_with_dependent_columns()
    {
        var model = new MixedModel([1, 2], Diagonal(2, 1));
        Assert.Null(model.Fit([1, 1], [0, 1]));
        Assert.Null(model.Fit([1, 1], [0, 1], [1, 0]));
        Assert.Null(new MixedModel([1, 2, 4], Diagonal(3, 1)).Fit([1, 1, 1], [2, 2, 2]));
    }

    /// <summary>4,000 runs with K = 8, τ = 0.3; bands of four standard errors about the truth.</summary>
    [Fact]
    public void With_known_truth_the_variance_is_unbiased_and_the_interval_of_the_slope_covers()
    {
        const int Runs = 4000;
        const double Tau2 = 0.09, Slope = 3;
        double sum = 0, squares = 0;
        int covered = 0;
        for (int run = 0; run < Runs; run++)
        {
            RandomStream stream = RandomStream.Derive(15, "coverage", run);
            double[,] covariance = Diagonal(8, 0.01);
            double[] y = [.. Units.Select(unit => (Slope * unit) + (Math.Sqrt(Tau2 + 0.01) * stream.NextNormal()))];
            MixedModelFit fit = new MixedModel(y, covariance).Fit(Ones, Units)!;
            sum += fit.Tau2;
            squares += fit.Tau2 * fit.Tau2;
            double half = StudentT.Quantile(0.975, fit.DegreesOfFreedom) * fit.StandardError([0, 1]);
            covered += Math.Abs(fit.Coefficients[1] - Slope) <= half ? 1 : 0;
        }
        double mean = sum / Runs, error = Math.Sqrt(((squares / Runs) - (mean * mean)) / Runs);
        // Cutting τ² off at nought, which so large a truth makes rare, adds less than a thousandth.
        Assert.InRange(mean, Tau2 - (4 * error), Tau2 + (4 * error) + 0.001);
        Assert.InRange(covered / (double)Runs, 0.95 - 0.0138, 0.95 + 0.0138);
    }

    private static double GeneralisedSquares(double[] y, double[,] covariance, MixedModelFit fit)
    {
        var full = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(covariance);
        for (int k = 0; k < y.Length; k++) full[k, k] += fit.Tau2;
        var residual = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.DenseOfEnumerable(
            y.Select((value, k) => value - fit.Coefficients[0] - (fit.Coefficients[1] * Units[k])));
        return residual * full.Solve(residual);
    }

    /// <summary>Replicates of one sampling variance each, without covariance.</summary>
    private static MixedModel Replicated(double[][] points, double variance) => new(
        [.. points.Select(point => point.Average())],
        Matrix(points.Length, (i, j) => i == j ? variance / points[i].Length : 0),
        [.. points.Select(point => point.Length)],
        WithinContrasts.Of(points.Select(point => (point, Diagonal(point.Length, variance)))));

    private static double[,] Covariance(RandomStream stream, int size)
    {
        double[] deviations = [.. Enumerable.Range(0, size).Select(_ => 0.05 + (0.3 * stream.NextDouble()))];
        return Matrix(size, (i, j) => deviations[i] * deviations[j] * (i == j ? 1 : 0.5));
    }

    private static double[,] Diagonal(int size, double value) => Matrix(size, (i, j) => i == j ? value : 0);

    private static double[,] Matrix(int size, Func<int, int, double> value)
    {
        double[,] matrix = new double[size, size];
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++) matrix[i, j] = value(i, j);
        return matrix;
    }
}
