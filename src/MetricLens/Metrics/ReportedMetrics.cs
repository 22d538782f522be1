namespace MetricLens.Metrics;

/// <summary>What the names mean under which tools report means.</summary>
/// <remarks>
/// A score that a user's card declares comes first, then the names below, then the catalogue's own ids, then those of lm-eval's and HELM's metrics without the tool's name. A name
/// that is none of these has no range, direction or scale, and its means can be compared with nothing.
/// </remarks>
internal sealed class ReportedMetrics(MetricCatalogue catalogue)
{
    /// <summary>What a tool calls percent, on the scale of 0 to 1.</summary>
    private const double Percent = 0.01;

    private static readonly string[] Tools = ["", "lm_eval:", "helm:"];

    /// <summary>By name: the metric that it is, what its means are multiplied by, and whether their logarithm is taken first.</summary>
    private static readonly Dictionary<string, (string Id, double Factor, bool IsExponential)> Known = new(StringComparer.Ordinal)
    {
        ["accuracy"] = ("multiple_choice_accuracy", 1, false),
        ["multiple_choice_grade"] = ("multiple_choice_accuracy", 1, false),
        ["exact_str_match"] = ("exact_match", 1, false),
        ["em"] = ("exact_match", 1, false),
        ["bleu"] = ("bleu", Percent, false),
        ["chrf"] = ("chrf", Percent, false),
        ["rougeL"] = ("rouge_l", Percent, false),
        ["rougeLsum"] = ("rouge_l", Percent, false),
        ["sequence_f1"] = ("token_f1", Percent, false),
        ["log_likelihood"] = ("target_loss", -1, false),
        ["log_likelihood_per_char"] = ("target_loss_per_character", -1, false),
        ["log_likelihood_per_word"] = ("target_loss_per_word", -1, false),
        ["perplexity"] = ("target_loss", 1, true),
        ["ppl"] = ("target_loss", 1, true),
        ["multiple_choice_brier_score"] = ("multiple_choice_brier_score", 1, false),
        ["calibration_multiple_choice_brier_score"] = ("multiple_choice_brier_score", 1, false),
    };

    /// <summary>The metric of a name; <see langword="null"/> where nothing says what it is.</summary>
    public ReportedMetric? Find(string name)
    {
        if (catalogue.Metrics.OfType<DeclaredScore>().FirstOrDefault(declared => declared.Score == name || declared.Card.Id == name) is { } own) return new(own.Card, 1, false);
        if (Known.TryGetValue(name, out (string Id, double Factor, bool IsExponential) known)) return new(Card(known.Id), known.Factor, known.IsExponential);
        return Tools.Select(tool => catalogue.Cards.FirstOrDefault(card => card.Id == tool + name)).OfType<MetricCard>().Select(card => new ReportedMetric(card, 1, false)).FirstOrDefault();
    }

    private static MetricCard Card(string id) => id switch
    {
        // Of a corpus, so that single records have none; its mean over scale is as bounded and as soft as that of other overlaps of texts.
        "bleu" => Library(id) with { LatentScale = LatentScale.Logit, Tier = EvidenceTier.Text },
        "target_loss_per_character" => Library("target_loss") with { Id = id, Name = "loss per character" },
        "target_loss_per_word" => Library("target_loss") with { Id = id, Name = "loss per word" },
        // In [0, 1] as BIG-bench reports it; whether half a sum or a mean over the choices is not said in its files.
        "multiple_choice_brier_score" => Library("brier:half") with { Id = id, Name = "Brier score (BIG-bench)" },
        _ => Library(id),
    };

    private static MetricCard Library(string id) =>
        MetricCatalogue.Library.IsSet(id) ? MetricCatalogue.Library.ParseSet(id).Card : MetricCatalogue.Get(id).Card;
}
