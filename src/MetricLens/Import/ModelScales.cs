using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Gives records the scales that they lack: from the models table, else from what is published of the model.</summary>
internal sealed class ModelScales(ImportOptions options, ImportJournal journal)
{
    private readonly Dictionary<(string Family, string Model, long? Seed), (string Family, ScaleValues Scales)> _known = [];
    private (string Family, string Model, long? Seed) _lastKey;
    private (string Family, ScaleValues Scales) _last;

    /// <summary>The record with its scales, and in the family of its model where it names none.</summary>
    /// <exception cref="InputDataException">A scale of the record contradicts the models table.</exception>
    public Record Complete(Record record, bool isForeign, string file, long line)
    {
        if (isForeign && options.Records.ModelsTable?.FirstContradiction(record) is { } contradiction)
            throw new InputDataException(file, line, contradiction.Field, contradiction.Value, contradiction.Expected);
        if (HasOwn(record.Scales))
        {
            ScaleValues own = record.Scales.Or(Table(record.Family, record.Model, record.Seed));
            return own == record.Scales ? record : record.With(record.Family, own);
        }
        (string family, ScaleValues scales) = Of(record.Family, record.Model, record.Seed, isForeign);
        // At an earlier step the model's size is as published, its tokens and FLOPs are not.
        ScaleValues whole = record.Scales.Or(record.Scales.IsOnlyStep ? scales with { TrainTokens = null, TrainFlops = null } : scales);
        return family == record.Family && whole == record.Scales ? record : record.With(family, whole);
    }

    /// <summary>The mean with its model's scales and family.</summary>
    public AggregateScore Complete(AggregateScore score)
    {
        if (HasOwn(score.Scales)) return score with { Scales = score.Scales.Or(Table(score.Family, score.Model, null)) };
        (string family, ScaleValues scales) = Of(score.Family, score.Model, null, isForeign: true);
        return score with { Family = family, Scales = score.Scales.Or(score.Scales.IsOnlyStep ? scales with { TrainTokens = null, TrainFlops = null } : scales) };
    }

    private static bool HasOwn(ScaleValues scales) => scales != default && !scales.IsOnlyStep;

    private ScaleValues Table(string family, string model, long? seed) => options.Records.ModelsTable?.ScalesOf(family, model, seed) ?? default;

    private (string Family, ScaleValues Scales) Of(string family, string model, long? seed, bool isForeign)
    {
        var key = (family, model, seed);
        if (key == _lastKey) return _last;
        _lastKey = key;
        if (_known.TryGetValue(key, out (string, ScaleValues) found)) return _last = found;
        KnownModel? published = options.UsesKnownModels ? KnownModels.Find(model) : null;
        ScaleValues table = Table(family, model, seed);
        string ownFamily = isForeign && family == Record.DefaultFamily && published is not null ? published.Family : family;
        if (table != default) journal.Scale(model, "the models table");
        else if (published is not null) journal.Scale(model, $"known model '{published.Name}': {published.Source}{Basis(published.FlopsBasis)}");
        return _last = _known[key] = (ownFamily, table != default ? table : published?.Scales ?? default);
    }

    private static string Basis(FlopsBasis basis) => basis switch
    {
        FlopsBasis.SixParametersTokens => "; FLOPs are 6 × parameters × tokens",
        FlopsBasis.Published => "; FLOPs as published",
        _ => "",
    };
}
