using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics.Harness;

/// <summary>SQuAD's rule of references: those of which something is left, or else that there is no answer.</summary>
internal static class SquadAnswers
{
    /// <summary>The best score over the normalized references.</summary>
    internal static Score Best(Record record, Func<string, string, double> score)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Targets.IsEmpty) return Score.Unscored(TextAnswer.NoTarget);
        if (record.Output is null) return Score.Unscored(TextAnswer.NoOutput);
        string output = TextNormalization.Squad(record.Output);
        string[] targets = [.. record.Targets.ToArray().Select(target => TextNormalization.Squad(target)).Where(target => target.Length > 0)];
        return Score.Of((targets.Length > 0 ? targets : [""]).Max(target => score(target, output)));
    }
}
