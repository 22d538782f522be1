using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>A score that was computed elsewhere and came with the records, under a card that says what it is.</summary>
/// <remarks>
/// Unscored where the record has no score of that name, and where it lies outside the declared range: a card that is wrong must not pass for a score. Where the card says that more is better, or that a model family moves smoothly on a latent scale,
/// nothing here can check it.
/// </remarks>
public sealed class DeclaredScore : IMetric
{
    private readonly string _outside;

    /// <summary>Makes one.</summary>
    /// <param name="card">What the score is; its inputs are the records' scores, whatever it names.</param>
    /// <param name="score">The score's name in the records.</param>
    /// <exception cref="ArgumentException">The card is faulty.</exception>
    public DeclaredScore(MetricCard card, string score)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentException.ThrowIfNullOrEmpty(score);
        Card = card with { Inputs = RecordFields.Scores, Level = MetricLevel.Example };
        MetricCardRules.Require(Card, MetricLevel.Example);
        Score = score;
        _outside = $"the score '{score}' is outside its declared range";
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <summary>The score's name in the records.</summary>
    internal string Score { get; }

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!LoggedScores.TryRead(record, Score, out double value, out string reason)) return Metrics.Score.Unscored(reason);
        return value >= Card.Minimum && value <= Card.Maximum ? Metrics.Score.Of(value) : Metrics.Score.Unscored(_outside);
    }
}
