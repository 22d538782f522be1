using MathNet.Numerics.Distributions;
using MetricLens.Statistics;

namespace MetricLens.Planning;

/// <summary>What answers are expected at an ability, over examples of unequal difficulty: as <see cref="Simulation.Simulator"/> makes them.</summary>
/// <remarks>
/// Of text, the log-odds of a right token are normal about the ability, with the variances of examples and of tokens: the means are integrals over it, by
/// the midpoint rule in probability. Of choices, the right one's logit and the others' are drawn as the simulator draws them, a fixed number of times.
/// </remarks>
internal sealed class AnswerModel
{
    private const int Nodes = 2001, ChoiceDraws = 4000;

    /// <summary>Abilities beyond this give probabilities that no example tells from 0 or 1.</summary>
    private const double MostAbility = 40;

    private readonly double[] _nodes;
    private readonly double[]? _pulls;

    private AnswerModel(double[] nodes, double[]? pulls)
    {
        _nodes = nodes;
        _pulls = pulls;
    }

    /// <summary>Answers of one or more tokens.</summary>
    public static AnswerModel OfText(double difficultySpread, double tokenSpread)
    {
        double spread = Math.Sqrt((difficultySpread * difficultySpread) + (tokenSpread * tokenSpread));
        return new([.. Enumerable.Range(0, Nodes).Select(i => spread * Normal.InvCDF(0, 1, (i + 0.5) / Nodes))], null);
    }

    /// <summary>Answers that choose among options.</summary>
    public static AnswerModel OfChoices(int choices, double difficultySpread)
    {
        double spread = difficultySpread * Math.Sqrt(0.5);
        var stream = new RandomStream(1);
        double[] nodes = new double[ChoiceDraws], pulls = new double[ChoiceDraws];
        for (int i = 0; i < ChoiceDraws; i++)
        {
            nodes[i] = -spread * stream.NextNormal();
            double sum = 0;
            for (int other = 1; other < choices; other++) sum += Math.Exp(spread * stream.NextNormal());
            pulls[i] = Math.Log(sum);
        }
        return new(nodes, pulls);
    }

    /// <summary>The mean probability of a right token, or of the right choice.</summary>
    public double Probability(double ability) => Mean(ability, logit => 1 / (1 + Math.Exp(-logit)));

    /// <summary>The mean loss in nats of a right token, or of the right choice.</summary>
    public double Loss(double ability) => Mean(ability, logit => Math.Max(-logit, 0) + Elementary.Log1p(Math.Exp(-Math.Abs(logit))));

    /// <summary>The ability at which the mean probability is reached.</summary>
    public double AtProbability(double probability) => Bisect(ability => Probability(ability) - probability);

    /// <summary>The ability at which the mean loss is reached.</summary>
    public double AtLoss(double loss) => Bisect(ability => loss - Loss(ability));

    private double Mean(double ability, Func<double, double> of)
    {
        double sum = 0;
        for (int i = 0; i < _nodes.Length; i++) sum += of(ability + _nodes[i] - (_pulls?[i] ?? 0));
        return sum / _nodes.Length;
    }

    private static double Bisect(Func<double, double> rising)
    {
        double low = -MostAbility, high = MostAbility;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (rising(middle) < 0) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
