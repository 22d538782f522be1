using System.Globalization;
using MetricLens.Records;

namespace MetricLens.Metrics.Wrappers;

/// <summary>What the cards of wrapped metrics have in common.</summary>
internal static class Wrapped
{
    /// <summary>A number as it stands in an id.</summary>
    internal static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The card of a metric that says right or wrong of what another one scores.</summary>
    internal static MetricCard Coarse(MetricCard inner, string id, string name, string summary) => new()
    {
        Id = id,
        Name = name,
        Summary = summary,
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = inner.Inputs,
        Reference = "Schaeffer, Miranda and Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?",
        Examples = [],
    };

    /// <summary>The card of a metric of other texts: what it claims of texts untouched is not claimed.</summary>
    internal static MetricCard OfTexts(MetricCard inner, string id, string name) => inner with
    {
        Id = id,
        Name = name,
        Inputs = inner.Inputs & ~(RecordFields.OutputTokens | RecordFields.TargetTokens),
        Claims = MetricClaims.None,
        Options = [],
        Examples = [],
    };

    /// <summary>A record with other texts and without tokens, which were of the old ones.</summary>
    internal static Record WithTexts(Record record, string? output, Func<string, string> ofTarget)
    {
        string[] targets = new string[record.Targets.Length];
        for (int i = 0; i < targets.Length; i++) targets[i] = ofTarget(record.Targets.Span[i]);
        return new()
        {
            Task = record.Task,
            Model = record.Model,
            ExampleId = record.ExampleId,
            Prompt = record.Prompt,
            Output = output,
            Targets = targets,
            TargetLogprobs = record.TargetLogprobs,
            Choices = record.Choices,
            ChoiceLogprobs = record.ChoiceLogprobs,
            Gold = record.Gold,
            Scores = record.Scores,
        };
    }

    /// <summary>Refuses a metric that does not look at the output's text.</summary>
    internal static void RequireTexts(IMetric metric, string wrapper)
    {
        RequireSingle(metric, wrapper);
        if (!metric.Card.Inputs.HasFlag(RecordFields.Output)) throw new ArgumentException($"'{metric.Card.Id}' does not look at the output, which {wrapper} would change.", nameof(metric));
    }

    /// <summary>Refuses a metric that scores groups: what is wrapped here must score single records.</summary>
    internal static void RequireSingle(IMetric metric, string wrapper)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (metric is IGroupMetric) throw new ArgumentException($"'{metric.Card.Id}' scores groups of examples; {wrapper} takes a metric of single ones.", nameof(metric));
    }
}
