using MetricLens.Statistics;

namespace MetricLens.Curves;

/// <summary>The least squares behind a scaling law: L = a + exp(b − α·u), u the log scale from its mean, compared on the logit of exp(−L).</summary>
internal sealed class ScalingLawFit
{
    /// <summary>τ² and the curve are fitted in turn; the curve moves little with τ², so that few rounds settle both.</summary>
    private const int MostRounds = 50;

    /// <summary>A change of τ² this small, relative to it, is settled.</summary>
    private const double Settled = 1e-9;

    /// <summary>A side that has not cost t² after so many doublings of its step has no end.</summary>
    private const int MostDoublings = 40;

    /// <summary>The root of a profile is found to this share of t, far below what an interval shows.</summary>
    private const double ProfileTolerance = 1e-6;

    private const int MostProfileSteps = 60;

    /// <summary>Where the search for the floor starts, as shares of the least loss: any floor lies below it.</summary>
    private static readonly double[] FloorStarts = [0, 0.3, 0.6, 0.8, 0.9, 0.97];

    private readonly double[] _u;
    private readonly double _centre;
    private readonly NonlinearLeastSquares _model;
    private readonly double[] _free;
    private readonly double[] _kept;
    private readonly double[] _standardErrors;

    private ScalingLawFit(double[] u, double centre, bool hasFloor, NonlinearLeastSquares model, double[] free, double[] kept, double squares, MixedModelFit mixed)
    {
        (_u, _centre, HasFloor, _model, _free, _kept, Squares) = (u, centre, hasFloor, model, free, kept, squares);
        Tau2 = mixed.Tau2;
        DegreesOfFreedom = mixed.DegreesOfFreedom;
        _standardErrors = [.. Enumerable.Range(0, free.Length).Select(i => Math.Sqrt(Math.Max(mixed.Covariance[i, i], 0)))];
    }

    public bool HasFloor { get; }

    public double Tau2 { get; }

    public int DegreesOfFreedom { get; }

    public double Squares { get; }

    /// <summary>α, of the fit that keeps to a ≥ 0.</summary>
    public double Exponent => _kept[1];

    /// <summary>a, at least 0.</summary>
    public double Floor => _kept.Length > 2 ? _kept[2] : 0;

    /// <summary>a where nothing keeps it from being negative: the centre of its profile.</summary>
    public double FreeFloor => _free.Length > 2 ? _free[2] : 0;

    public double? Constant => _kept[1] > 0 && Math.Exp(_centre + (_kept[0] / _kept[1])) is > 0 and < double.PositiveInfinity and var constant ? constant : null;

    /// <summary>The log-odds of exp(−loss): −log(exp(loss) − 1), without overflow where the loss is large.</summary>
    public static double Logit(double loss) => loss < 1 ? -Math.Log(Elementary.Expm1(loss)) : -loss - Elementary.Log1p(-Math.Exp(-loss));

    /// <summary>The loss at a logit: log(1 + exp(−logit)), without loss at either end.</summary>
    public static double LossOf(double logit) => logit > 0 ? Elementary.Log1p(Math.Exp(-logit)) : Elementary.Log1p(Math.Exp(logit)) - logit;

    public static double LogitSlope(double loss) => 1 / Elementary.Expm1(-loss);

    public double LossAt(double scale) => LossAt(_kept, Math.Log(scale) - _centre);

    public double FreeLogitAt(double scale) => LossAt(_free, Math.Log(scale) - _centre) is > 0 and < double.PositiveInfinity and var loss ? Logit(loss) : Logit(LossAt(scale));

    /// <summary>The fit; <see langword="null"/> where no degree of freedom is left.</summary>
    public static ScalingLawFit? Of(double[] logScales, double[] logits, double[,] covariance, int[] replicates, WithinContrasts? within, bool hasFloor)
    {
        double centre = logScales.Average();
        double[] u = Array.ConvertAll(logScales, value => value - centre);
        int parameters = hasFloor ? 3 : 2;
        if (u.Length < parameters || u.Length + (within?.Values.Count ?? 0) <= parameters) return null;
        double tau2 = 0;
        double[]? at = null;
        for (int round = 0; ; round++)
        {
            NonlinearLeastSquares model = Model(tau2);
            (double[] Parameters, double Squares) best = Starts(u, logits, hasFloor, at).Select(start => model.Fit(Curve, start)).MinBy(fit => fit.Squares);
            at = best.Parameters;
            (double[] values, double[][] derivatives) = Curve(at);
            // About the fitted curve the model is linear in the parameters, and τ² that of a linear model.
            if (new MixedModel([.. logits.Zip(values, (y, value) => y - value)], covariance, replicates, within).Fit(derivatives) is not { } mixed) return null;
            if (Math.Abs(mixed.Tau2 - tau2) <= Settled * tau2 || mixed.Tau2 == tau2 || round == MostRounds)
            {
                double[] kept = !hasFloor || at[2] >= 0 ? at : [.. model.Fit(point => Chained(u, point, Free), [at[0], at[1]]).Parameters, 0];
                return new(u, centre, hasFloor, model, at, kept, best.Squares, mixed);
            }
            tau2 = mixed.Tau2;
        }

        NonlinearLeastSquares Model(double noise)
        {
            double[,] whole = (double[,])covariance.Clone();
            for (int k = 0; k < replicates.Length; k++) whole[k, k] += noise / replicates[k];
            return new(logits, whole);
        }

        (double[] Values, double[][] Derivatives) Curve(double[] point) => Chained(u, point, Free);
    }

    /// <summary>The bounds of a quantity: where holding it costs t² of the weighted squares.</summary>
    /// <param name="held">The quantity.</param>
    /// <param name="centre">Its value at the free fit.</param>
    /// <param name="level">The two-sided coverage.</param>
    /// <param name="logScale">The log scale of a forecast.</param>
    public (double Lower, double Upper) Profile(ScalingParameter held, double centre, double level, double logScale = 0)
    {
        double t = StudentT.Quantile((1 + level) / 2, DegreesOfFreedom), forecast = logScale - _centre;
        double step = held switch
        {
            ScalingParameter.Exponent => _standardErrors[1],
            ScalingParameter.Floor => _standardErrors[2],
            _ => Math.Sqrt(Tau2) + (Math.Abs(forecast) * _standardErrors[1]) + _standardErrors[0],
        };
        step = Math.Max(step, 1e-12 * (1 + Math.Abs(centre)));
        return (Side(-1), Side(1));

        double Side(int sign)
        {
            double[] start = Start(held);
            double inner = centre, innerCost = -t, outer = centre, outerCost = -t;
            for (int doubling = 0; outerCost < 0; doubling++)
            {
                if (doubling == MostDoublings) return sign * double.PositiveInfinity;
                (inner, innerCost) = (outer, outerCost);
                outer = centre + (sign * step * Math.Pow(2, doubling));
                outerCost = Cost(outer);
            }
            // The root of the squares is nearly straight in the value: false position with Illinois' halving.
            for (int i = 0; i < MostProfileSteps && Math.Abs(outer - inner) > 1e-14 * Math.Abs(outer); i++)
            {
                double middle = double.IsFinite(outerCost) ? outer - (outerCost * (outer - inner) / (outerCost - innerCost)) : (inner + outer) / 2;
                double cost = Cost(middle);
                if (Math.Abs(cost) <= ProfileTolerance * t) return middle;
                if (cost > 0)
                {
                    (outer, outerCost) = (middle, cost);
                    innerCost /= 2;
                }
                else
                {
                    (inner, innerCost) = (middle, cost);
                    if (double.IsFinite(outerCost)) outerCost /= 2;
                }
            }
            return inner;

            double Cost(double value)
            {
                (double[] fitted, double squares) = _model.Fit(point => Chained(_u, point, (free, place) => Held(held, value, forecast, free, place)), start);
                if (double.IsNaN(squares)) return double.PositiveInfinity;
                start = fitted;
                return Math.Sqrt(Math.Max(squares - Squares, 0)) - t;
            }
        }
    }

    /// <summary>The free parameters at the fit, without the one that is held.</summary>
    private double[] Start(ScalingParameter held) => held switch
    {
        ScalingParameter.Exponent => HasFloor ? [_free[0], _free[2]] : [_free[0]],
        ScalingParameter.Floor => [_free[0], _free[1]],
        _ => HasFloor ? [_free[0], _free[1]] : [_free[1]],
    };

    /// <summary>The loss at a place and its derivatives where one quantity is held.</summary>
    private (double Loss, double[] Derivatives) Held(ScalingParameter held, double value, double forecast, double[] free, double place)
    {
        switch (held)
        {
            case ScalingParameter.Exponent:
                double part = Math.Exp(free[0] - (value * place));
                return HasFloor ? (free[1] + part, [part, 1]) : (part, [part]);
            case ScalingParameter.Floor:
                part = Math.Exp(free[0] - (free[1] * place));
                return (value + part, [part, -place * part]);
            default:
                double loss = LossOf(value);
                if (!HasFloor)
                {
                    part = loss * Math.Exp(-free[0] * (place - forecast));
                    return (part, [-(place - forecast) * part]);
                }
                part = Math.Exp(free[0] - (free[1] * place));
                double ahead = Math.Exp(free[0] - (free[1] * forecast));
                return (loss - ahead + part, [part - ahead, (forecast * ahead) - (place * part)]);
        }
    }

    private static (double Loss, double[] Derivatives) Free(double[] point, double place)
    {
        double part = Math.Exp(point[0] - (point[1] * place));
        return point.Length > 2 ? (point[2] + part, [part, -place * part, 1]) : (part, [part, -place * part]);
    }

    private static double LossAt(double[] point, double place) => Free(point, place).Loss;

    /// <summary>A law of the loss, carried to the logit; NaN where it has no positive loss, which no search accepts.</summary>
    private static (double[] Values, double[][] Derivatives) Chained(double[] u, double[] point, Func<double[], double, (double Loss, double[] Derivatives)> law)
    {
        var at = Array.ConvertAll(u, place => law(point, place));
        double[] slopes = Array.ConvertAll(at, one => one.Loss > 0 ? LogitSlope(one.Loss) : double.NaN);
        return (Array.ConvertAll(at, one => one.Loss > 0 ? Logit(one.Loss) : double.NaN),
            [.. Enumerable.Range(0, point.Length).Select(j => Array.ConvertAll(at.Zip(slopes).ToArray(), pair => pair.First.Derivatives[j] * pair.Second))]);
    }

    /// <summary>Straight lines through the log of the loss above each of several floors; the fit of the round before, where there is one.</summary>
    private static IEnumerable<double[]> Starts(double[] u, double[] logits, bool hasFloor, double[]? before)
    {
        if (before is not null)
        {
            yield return before;
            yield break;
        }
        double[] losses = Array.ConvertAll(logits, LossOf);
        double least = losses.Min();
        foreach (double share in hasFloor ? FloorStarts : [0])
        {
            double[] logs = Array.ConvertAll(losses, loss => Math.Log(loss - (share * least)));
            double mean = logs.Average(), slope = u.Zip(logs, (place, log) => place * (log - mean)).Sum() / u.Sum(place => place * place);
            yield return hasFloor ? [mean, -slope, share * least] : [mean, -slope];
        }
    }
}
