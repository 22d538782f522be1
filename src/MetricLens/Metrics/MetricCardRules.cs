using System.Text.RegularExpressions;

namespace MetricLens.Metrics;

/// <summary>What the card of a metric from outside the library must keep.</summary>
internal static partial class MetricCardRules
{
    /// <summary>Checks a card.</summary>
    /// <exception cref="ArgumentException">A rule is broken; the message says which.</exception>
    public static void Require(MetricCard card, MetricLevel level)
    {
        if (card is null) throw new ArgumentException("The metric has no card.", nameof(card));
        if (!Pattern().IsMatch(card.Id ?? "")) throw Fault(card, "must have an id of lower-case letters, digits, '_' and ':', such as 'my_metric'");
        if (string.IsNullOrWhiteSpace(card.Name)) throw Fault(card, "must have a name");
        if (string.IsNullOrWhiteSpace(card.Summary)) throw Fault(card, "must have a summary");
        if (!(card.Minimum < card.Maximum)) throw Fault(card, "must have a minimum below its maximum");
        if (card.LatentScale == LatentScale.Logit && !card.IsBounded) throw Fault(card, "needs a finite range for the latent scale 'logit'");
        if (card.LatentScale == LatentScale.NegativeLogLoss && !double.IsFinite(card.Best)) throw Fault(card, "needs a finite best score for the latent scale 'negative_log_loss'");
        if (card.LatentScale != LatentScale.None && card.Tier == EvidenceTier.None) throw Fault(card, "has a latent scale and must say what evidence it rests on");
        if (card.LatentScale != LatentScale.None && card.Continuity == Continuity.ThresholdCoarse) throw Fault(card, "cannot have a latent scale while it is threshold-coarse");
        if (card.Level != level) throw Fault(card, $"must have the level '{level}'");
    }

    private static ArgumentException Fault(MetricCard card, string rule) => new($"Metric '{card.Id}' {rule}.", nameof(card));

    [GeneratedRegex("^[a-z][a-z0-9_]*(:[a-z0-9_]+)*$")]
    private static partial Regex Pattern();
}
