using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Reads numbers among the scores that a record brings along.</summary>
internal static class LoggedScores
{
    /// <summary>Reads a finite number.</summary>
    internal static bool TryRead(Record record, string name, out double value, out string unscoredReason)
    {
        ArgumentNullException.ThrowIfNull(record);
        value = 0;
        if (record.Scores is not { } scores || !scores.TryGetValue(name, out value)) unscoredReason = $"no score '{name}'";
        else unscoredReason = double.IsFinite(value) ? "" : $"the score '{name}' is not finite";
        return unscoredReason.Length == 0;
    }

    /// <summary>Reads a whole number of at least 0.</summary>
    internal static bool TryCount(Record record, string name, out int count, out string unscoredReason)
    {
        count = 0;
        if (!TryRead(record, name, out double value, out unscoredReason)) return false;
        if (!(value is >= 0 and <= int.MaxValue && double.IsInteger(value)))
        {
            unscoredReason = $"the score '{name}' is no count";
            return false;
        }
        count = (int)value;
        return true;
    }

    /// <summary>Reads how many passed and of how many, at least one.</summary>
    internal static bool TryShare(Record record, string passed, string all, out int right, out int whole, out string unscoredReason)
    {
        whole = 0;
        if (!TryCount(record, passed, out right, out unscoredReason) || !TryCount(record, all, out whole, out unscoredReason)) return false;
        if (whole == 0) unscoredReason = $"the score '{all}' is 0: there is nothing to pass";
        else if (right > whole) unscoredReason = $"the score '{passed}' is above '{all}'";
        return unscoredReason.Length == 0;
    }

    /// <summary>One count as a share of another, which is how many outcomes it averages.</summary>
    internal static Score Share(Record record, string part, string whole) =>
        TryShare(record, part, whole, out int right, out int all, out string reason) ? Score.Of((double)right / all, units: all) : Score.Unscored(reason);
}
