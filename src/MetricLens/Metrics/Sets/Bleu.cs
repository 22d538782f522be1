using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Sets;

/// <summary>The geometric mean of the precisions of n-grams of words over all outputs together, times a penalty for being short.</summary>
/// <remarks>
/// Range [0, 1] (tools multiply by 100), higher is better. Words stand between white space, untouched: no tokenizer of sacreBLEU's is applied, so the numbers differ from its. n runs from 1 to 4; an option says to what. Counts are clipped by the richest
/// of several targets, and the penalty takes the target nearest in length, the shorter of equals. Not smoothed: 0 where any order has no match at all, where nltk gives a tiny number. A measure of corpora: of one short text it is mostly 0.
/// An empty output counts with no n-grams. A record without output or a target that is not blank does not count. Reference: Papineni et al. (2002).
/// </remarks>
public sealed class Bleu : ISetMetric, IHasVariants<ISetMetric>
{
    private static readonly MetricOption Order = MetricOption.Number("order", "the longest n-grams", 1, 4, 4);

    private readonly int _order;

    /// <summary>The metric with its default, n-grams up to 4.</summary>
    public Bleu()
        : this(MetricVariant.Default(Order))
    {
    }

    private Bleu(MetricVariant variant)
    {
        Variant = variant;
        _order = variant.Number(Order);
        Card = new()
        {
            Id = "bleu" + variant.Suffix,
            Name = FormattableString.Invariant($"BLEU-{_order}"),
            Summary = "The geometric mean of the precisions of n-grams of words over all outputs together, times a penalty for being short.",
            Level = MetricLevel.Set,
            Direction = Direction.HigherIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = Continuity.ThresholdFine,
            Inputs = RecordFields.Targets | RecordFields.Output,
            Claims = MetricClaims.None,
            Options = [Order],
            Reference = "Papineni et al. (2002), BLEU: a Method for Automatic Evaluation of Machine Translation",
            Examples = variant.Own(
                ("",
                [
                    new("Four words that are all right score 1.", [ExampleRecord.Text("the cat sat down", "the cat sat down")], 1),
                    new("Three words have no 4-grams, and score 0 by themselves.", [ExampleRecord.Text("the cat sat", "the cat sat")], 0),
                    new("With others they count.", [ExampleRecord.Text("the cat sat", "the cat sat"), ExampleRecord.Text("the cat sat down", "the cat sat down")], 1),
                    new("Four of five words, three of four pairs and so on: a fifth to the power of one quarter.", [ExampleRecord.Text("a b c d e", "a b c d f")], 0.668740304976422),
                    new("Without a target there is no score.", [ExampleRecord.Text("the cat")], null),
                ]),
                (":1",
                [
                    new("A word counts as often as the richest target has it.", [ExampleRecord.Text("a a a a", "a b", "a a")], 0.5),
                    new("Being short by half costs a factor of e.", [ExampleRecord.Text("the cat", "the cat sat down")], 0.36787944117144233),
                ])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public ISetMetric With(MetricVariant variant) => new Bleu(variant);

    /// <inheritdoc/>
    public SetContribution Read(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Output is null) return SetContribution.Unscored("no output");
        var segmenter = new TextSegmenter(TextUnit.Words);
        int[] output = segmenter.Of(record.Output);
        int[][] targets = [.. record.Targets.ToArray().Select(segmenter.Of).Where(target => target.Length > 0)];
        if (targets.Length == 0) return SetContribution.Unscored("no target with words");
        int nearest = targets.Select(target => target.Length).OrderBy(length => Math.Abs(length - output.Length)).ThenBy(length => length).First();
        List<double> counts = [output.Length, nearest];
        for (int n = 1; n <= _order; n++) counts.AddRange([NGrams.Clipped(output, targets, n), Math.Max(0, output.Length - n + 1)]);
        return SetContribution.Of([.. counts]);
    }

    /// <inheritdoc/>
    public Score Measure(SetSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        double[] sums = new double[sample.Width];
        for (int i = 0; i < sample.Count; i++)
            for (int column = 0; column < sums.Length; column++) sums[column] += sample.Weight(i) * sample[i][column];
        if (sums[1] == 0) return Score.Unscored("no target counts");
        double logs = 0;
        for (int n = 1; n <= _order; n++)
        {
            if (sums[2 * n] == 0) return Score.Of(0, units: sums[1]);
            logs += Math.Log(sums[2 * n] / sums[(2 * n) + 1]);
        }
        double penalty = Math.Min(0, 1 - (sums[1] / sums[0]));
        return Score.Of(Math.Exp(penalty + (logs / _order)), units: sums[1]);
    }
}
