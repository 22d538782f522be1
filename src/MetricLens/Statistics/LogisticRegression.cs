namespace MetricLens.Statistics;

/// <summary>Logistic regression of a share on one variable, by maximum likelihood.</summary>
/// <remarks>Reference: McCullagh and Nelder (1989), Generalized Linear Models, chapter 4.</remarks>
public static class LogisticRegression
{
    /// <summary>The weight of the squared coefficients, on x standardised, against the log likelihood.</summary>
    /// <remarks>
    /// Where the classes separate, or all shares are 0 or 1, the likelihood has no maximum: this gives it one, at log
    /// odds of about 25. It is a normal prior with a standard deviation of 100,000, so elsewhere it moves a coefficient
    /// by about one part in 10 billion.
    /// </remarks>
    public const double Ridge = 1e-10;

    /// <summary>Newton's method takes about eight steps, a separated sample about thirty.</summary>
    private const int MostSteps = 100;

    /// <summary>Halving a step more often than this moves nothing that a double can tell.</summary>
    private const int MostHalvings = 40;

    /// <summary>The optimum is reached when a step would gain this little log likelihood: 1e-8 standard errors squared.</summary>
    private const double GainStop = 1e-16;

    /// <summary>The rounding of the objective, relative: a step that seems to worsen it by less has not.</summary>
    private const double ObjectiveRounding = 1e-13;

    /// <summary>Fits the log odds of y as a straight line in x.</summary>
    /// <remarks>
    /// Newton's method with step halving on x standardised. One distinct x gives the slope 0. Rows of weight 0 do not
    /// count. See <see cref="Ridge"/> for separated samples.
    /// </remarks>
    /// <param name="x">The variable, finite, at least one row.</param>
    /// <param name="y">The share of successes in each row, in [0, 1]; 0 or 1 for a single trial.</param>
    /// <param name="weights">The trials behind each row, finite and not negative, not all 0; empty for one trial each.</param>
    /// <returns>The fit.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a value breaks its rule.</exception>
    public static LogisticFit Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        double[] trials = Require(x, y, weights);
        (double centre, double scale) = Standardise(x, trials);
        double[] u = new double[x.Length];
        for (int i = 0; i < u.Length; i++) u[i] = (x[i] - centre) / scale;

        double level = 0, slope = 0;
        Pass here = Evaluate(u, y, trials, level, slope);
        bool converged = false;
        for (int step = 0; step < MostSteps && !converged; step++)
        {
            (double levelStep, double slopeStep, double gain) = here.NewtonStep();
            converged = gain <= GainStop;
            if (!TryMove(u, y, trials, ref level, ref slope, levelStep, slopeStep, ref here)) break;
        }

        return new LogisticFit(level - slope * centre / scale, slope / scale, converged);
    }

    /// <summary>Takes the step, halved until the objective does not rise; false where no part of it helps.</summary>
    private static bool TryMove(
        double[] u, ReadOnlySpan<double> y, double[] trials, ref double level, ref double slope,
        double levelStep, double slopeStep, ref Pass here)
    {
        double share = 1;
        for (int halving = 0; halving < MostHalvings; halving++, share /= 2)
        {
            double nextLevel = level + share * levelStep, nextSlope = slope + share * slopeStep;
            Pass there = Evaluate(u, y, trials, nextLevel, nextSlope);
            if (there.Objective <= here.Objective * (1 + ObjectiveRounding))
            {
                (level, slope, here) = (nextLevel, nextSlope, there);
                return true;
            }
        }

        return false;
    }

    private static Pass Evaluate(double[] u, ReadOnlySpan<double> y, double[] trials, double level, double slope)
    {
        double objective = 0, g0 = 0, g1 = 0, h00 = 0, h01 = 0, h11 = 0;
        for (int i = 0; i < u.Length; i++)
        {
            double odds = level + slope * u[i];
            double power = Math.Exp(-Math.Abs(odds)), nearer = 1 / (1 + power), further = power * nearer;
            (double success, double failure) = odds >= 0 ? (nearer, further) : (further, nearer);
            double residual = trials[i] * (y[i] * failure - (1 - y[i]) * success);
            double curvature = trials[i] * nearer * further;
            double miss = odds >= 0 ? (1 - y[i]) * odds : -y[i] * odds;
            objective += trials[i] * (miss + Math.Log(1 + power));
            g0 += residual;
            g1 += residual * u[i];
            h00 += curvature;
            h01 += curvature * u[i];
            h11 += curvature * u[i] * u[i];
        }

        return new Pass(
            objective + Ridge / 2 * (level * level + slope * slope),
            g0 - Ridge * level, g1 - Ridge * slope, h00 + Ridge, h01, h11 + Ridge);
    }

    private static (double Centre, double Scale) Standardise(ReadOnlySpan<double> x, double[] trials)
    {
        CompensatedSum total = default, sum = default, squares = default;
        for (int i = 0; i < x.Length; i++)
        {
            total.Add(trials[i]);
            sum.Add(trials[i] * x[i]);
        }

        double centre = sum.Value / total.Value;
        for (int i = 0; i < x.Length; i++) squares.Add(trials[i] * (x[i] - centre) * (x[i] - centre));
        double scale = Math.Sqrt(squares.Value / total.Value);

        // Rounding alone separates equal values from their mean by a few parts in 1e16; such values carry no slope.
        return scale > 1e-14 * Math.Abs(centre) ? (centre, scale) : (centre, double.PositiveInfinity);
    }

    private static double[] Require(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        if (x.IsEmpty) throw new ArgumentException("A regression needs at least one row.", nameof(x));
        if (y.Length != x.Length || (!weights.IsEmpty && weights.Length != x.Length))
            throw new ArgumentException(FormattableString.Invariant(
                $"There are {x.Length} x for {y.Length} y and {weights.Length} weights."), nameof(y));
        double[] trials = new double[x.Length];
        double largest = 0;
        for (int i = 0; i < x.Length; i++)
        {
            trials[i] = weights.IsEmpty ? 1 : weights[i];
            if (!double.IsFinite(x[i])) throw RowError(nameof(x), i, x[i], "finite");
            if (y[i] is not (>= 0 and <= 1)) throw RowError(nameof(y), i, y[i], "in [0, 1]");
            if (trials[i] is not (>= 0 and < double.PositiveInfinity)) throw RowError(nameof(weights), i, trials[i], "finite and not negative");
            largest = Math.Max(largest, trials[i]);
        }

        if (largest == 0) throw new ArgumentException("At least one weight must be positive.", nameof(weights));
        return trials;
    }

    private static ArgumentException RowError(string name, int row, double value, string rule) =>
        new(FormattableString.Invariant($"The value at index {row} is {value}; it must be {rule}."), name);

    /// <summary>The penalised negative log likelihood at one point, its downhill gradient and its curvature.</summary>
    private readonly record struct Pass(double Objective, double G0, double G1, double H00, double H01, double H11)
    {
        internal (double Level, double Slope, double Gain) NewtonStep()
        {
            double determinant = H00 * H11 - H01 * H01;
            if (!(determinant > 0)) return (G0 / H00, G1 / H11, double.PositiveInfinity);
            double level = (H11 * G0 - H01 * G1) / determinant, slope = (H00 * G1 - H01 * G0) / determinant;
            return (level, slope, level * G0 + slope * G1);
        }
    }
}
