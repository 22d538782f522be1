using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MetricLens.Statistics;

/// <summary>Logistic regression of a share on several variables, by maximum likelihood.</summary>
/// <remarks>Reference: McCullagh and Nelder (1989), Generalized Linear Models, chapter 4.</remarks>
public static class LogisticModel
{
    /// <summary>The weight of the squared coefficients against the log likelihood, for columns of order one.</summary>
    /// <remarks>As in <see cref="LogisticRegression.Ridge"/>: it gives a separated sample a maximum and moves nothing else that could be seen.</remarks>
    public const double Ridge = 1e-10;

    /// <summary>Newton's method takes about eight steps, a separated sample about thirty.</summary>
    private const int MostSteps = 100;

    /// <summary>Halving a step more often than this moves nothing that a double can tell.</summary>
    private const int MostHalvings = 40;

    /// <summary>The optimum is reached when a step would gain this little log likelihood: 1e-8 standard errors squared.</summary>
    private const double GainStop = 1e-16;

    /// <summary>The rounding of the objective, relative: a step that seems to worsen it by less has not.</summary>
    private const double ObjectiveRounding = 1e-13;

    /// <summary>Fits the log odds of y as a linear combination of columns, by Newton's method with step halving.</summary>
    /// <param name="columns">The columns, the constant one among them, each with one finite value a row and of order one.</param>
    /// <param name="y">The share of successes in each row, in [0, 1].</param>
    /// <returns>The fit.</returns>
    /// <exception cref="ArgumentException">There is no column or no row, the lengths differ, or a value breaks its rule.</exception>
    public static LogisticModelFit Fit(double[][] columns, double[] y) => Fit(columns, y, new double[columns?.Length ?? 0]);

    /// <summary>The same from coefficients near the best ones: it ends at the same maximum, for there is one, in fewer steps.</summary>
    internal static LogisticModelFit Fit(double[][] columns, double[] y, double[] start)
    {
        Require(columns, y);
        Vector<double> coefficients = Vector<double>.Build.DenseOfArray(start);
        (double objective, double[] fitted) = Evaluate(columns, y, coefficients);
        bool converged = false;
        for (int step = 0; step < MostSteps && !converged; step++)
        {
            Vector<double> gradient = Gradient(columns, y, fitted) - (Ridge * coefficients);
            Vector<double> move = Curvature(columns, fitted).Solve(gradient);
            converged = move.DotProduct(gradient) <= GainStop;
            double share = 1;
            for (int halving = 0; halving <= MostHalvings; halving++, share /= 2)
            {
                Vector<double> next = coefficients + (share * move);
                (double there, double[] fittedThere) = Evaluate(columns, y, next);
                if (!(there <= objective * (1 + ObjectiveRounding)) && halving < MostHalvings) continue;
                if (there <= objective * (1 + ObjectiveRounding)) (coefficients, objective, fitted) = (next, there, fittedThere);
                break;
            }
        }
        return new([.. coefficients], fitted, Curvature(columns, fitted).Solve(Matrix<double>.Build.DenseIdentity(columns.Length)).ToArray(), converged, columns, y);
    }

    /// <summary>Σ of the rows' p(1 − p)·left·right.</summary>
    internal static double Information(double[] left, double[] right, double[] fitted)
    {
        double sum = 0;
        for (int i = 0; i < fitted.Length; i++) sum += fitted[i] * (1 - fitted[i]) * left[i] * right[i];
        return sum;
    }

    private static Cholesky<double> Curvature(double[][] columns, double[] fitted)
    {
        var information = Matrix<double>.Build.Dense(columns.Length, columns.Length);
        double[] weighted = new double[fitted.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            for (int row = 0; row < weighted.Length; row++) weighted[row] = fitted[row] * (1 - fitted[row]) * columns[i][row];
            for (int j = 0; j <= i; j++) information[i, j] = information[j, i] = Product(weighted, columns[j]) + (i == j ? Ridge : 0);
        }
        return information.Cholesky();
    }

    private static double Product(double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }

    private static Vector<double> Gradient(double[][] columns, double[] y, double[] fitted) =>
        Vector<double>.Build.DenseOfEnumerable(columns.Select(column =>
        {
            double sum = 0;
            for (int i = 0; i < y.Length; i++) sum += column[i] * (y[i] - fitted[i]);
            return sum;
        }));

    private static (double Objective, double[] Fitted) Evaluate(double[][] columns, double[] y, Vector<double> coefficients)
    {
        double[] fitted = new double[y.Length];
        double objective = Ridge / 2 * coefficients.DotProduct(coefficients);
        for (int i = 0; i < y.Length; i++)
        {
            double odds = 0;
            for (int j = 0; j < columns.Length; j++) odds += coefficients[j] * columns[j][i];
            double power = Math.Exp(-Math.Abs(odds));
            fitted[i] = odds >= 0 ? 1 / (1 + power) : power / (1 + power);
            objective += (odds >= 0 ? (1 - y[i]) * odds : -y[i] * odds) + Elementary.Log1p(power);
        }
        return (objective, fitted);
    }

    private static void Require(double[][] columns, double[] y)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(y);
        if (columns.Length == 0 || y.Length == 0) throw new ArgumentException("A regression needs at least one column and one row.", nameof(columns));
        if (columns.Any(column => column.Length != y.Length)) throw new ArgumentException($"Every column must have {y.Length} values, one a row.", nameof(columns));
        if (columns.Any(column => column.Any(value => !double.IsFinite(value)))) throw new ArgumentException("Every value of a column must be finite.", nameof(columns));
        if (y.Any(share => !(share is >= 0 and <= 1))) throw new ArgumentException("Every share of successes must be in [0, 1].", nameof(y));
    }
}
