using System.Globalization;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Testing.Baselines;
using MetricLens.Testing.Tests.Museum;

namespace MetricLens.Testing.Tests;

/// <summary>What a baseline keeps and what it says when scores move.</summary>
public sealed class MetricBaselineTests : IDisposable
{
    private static readonly IMetric Brier = MetricCatalogue.Get("brier");

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.json");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void A_baseline_is_a_few_kilobytes_and_the_same_bytes_each_time()
    {
        MetricBaseline.Write(Brier, _file);
        byte[] first = File.ReadAllBytes(_file);
        MetricBaseline.Write(Brier, _file);
        Assert.Equal(first, File.ReadAllBytes(_file));
        Assert.InRange(first.Length, 1000, 9000);
        MetricBaseline.Verify(Brier, _file);
    }

    [Fact]
    public void A_missing_file_is_not_made_and_the_message_says_how_to_make_it()
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => MetricBaseline.Verify(Brier, _file));
        Assert.Equal($"There is no baseline of metric 'brier' at '{_file}'. To pin its scores as they are now, call MetricBaseline.Write(metric, \"{_file}\") once and commit the file.", error.Message);
        Assert.False(File.Exists(_file));
    }

    [Fact]
    public void A_move_names_the_records_both_values_and_the_laws_that_break()
    {
        MetricBaseline.Write(Brier, _file);
        var halved = new Broken(Brier.Card, record => Brier.Measure(record) is { IsScored: true } score ? Score.Of(score.Value / 2, 1, score.Chance) : Brier.Measure(record));
        MetricLawException error = Assert.Throws<MetricLawException>(() => MetricBaseline.Verify(halved, _file));
        Assert.StartsWith($"Metric 'brier' has moved against its baseline '{_file}': ", error.Message, StringComparison.Ordinal);
        Assert.Contains(" moved, by at most 1, on average by -", error.Message, StringComparison.Ordinal);
        Assert.Contains(": 2 → 1\n    {", error.Message, StringComparison.Ordinal);
        Assert.Contains("It breaks worked_examples, chance_is_equal_options, brier_below_a_half_is_accurate, brier_sandwich.\n", error.Message, StringComparison.Ordinal);
        Assert.Equal(["worked_examples", "chance_is_equal_options", "brier_below_a_half_is_accurate", "brier_sandwich"], error.Breaches.Select(breach => breach.Law.Id));
    }

    [Fact]
    public void A_move_of_one_record_in_the_sixth_digit_is_found()
    {
        MetricBaseline.Write(Brier, _file);
        int count = 0;
        var moved = new Broken(Brier.Card, record => Brier.Measure(record) is { IsScored: true, Value: > 0.1 } score && ++count == 7 ? Score.Of(score.Value * (1 + 4e-6), 1, score.Chance) : Brier.Measure(record));
        MetricLawException error = Assert.Throws<MetricLawException>(() => MetricBaseline.Verify(moved, _file));
        Assert.Contains(": 1 of 2400 records.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_move_in_the_last_place_of_a_double_is_none()
    {
        MetricBaseline.Write(Brier, _file);
        MetricBaseline.Verify(new Broken(Brier.Card, record => Brier.Measure(record) is { IsScored: true } score ? Score.Of(Math.BitDecrement(score.Value), 1, score.Chance) : Brier.Measure(record)), _file);
    }

    [Fact]
    public void Units_chance_and_reasons_are_pinned_too()
    {
        MetricBaseline.Write(Brier, _file);
        Assert.Contains("of 2 outcomes", Message(record => Brier.Measure(record) is { IsScored: true } score ? Score.Of(score.Value, 2, score.Chance) : Brier.Measure(record)), StringComparison.Ordinal);
        Assert.Contains("by chance undefined", Message(record => Brier.Measure(record) is { IsScored: true } score ? Score.Of(score.Value, 1) : Brier.Measure(record)), StringComparison.Ordinal);
        Assert.Contains("→ unscored: other", Message(record => Brier.Measure(record) is { IsScored: true } score ? score : Score.Unscored("other")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_metric_or_of_none_is_a_data_error()
    {
        MetricBaseline.Write(MetricCatalogue.Get("exact_match"), _file);
        Assert.Equal("metric", Assert.Throws<InputDataException>(() => MetricBaseline.Verify(Brier, _file)).Field);
        File.WriteAllText(_file, "{}");
        Assert.Equal(_file, Assert.Throws<InputDataException>(() => MetricBaseline.Verify(Brier, _file)).Origin);
        File.WriteAllText(_file, "no JSON");
        Assert.Throws<InputDataException>(() => MetricBaseline.Verify(Brier, _file));
    }

    [Fact]
    public void Packed_bytes_that_were_tampered_with_are_a_data_error()
    {
        MetricBaseline.Write(Brier, _file);
        string text = File.ReadAllText(_file);
        File.WriteAllText(_file, text.Replace("\"records\": 2400", "\"records\": 2399", StringComparison.Ordinal));
        Assert.Equal("scores", Assert.Throws<InputDataException>(() => MetricBaseline.Verify(Brier, _file)).Field);
        int packed = text.IndexOf("\"scores\": [", StringComparison.Ordinal);
        File.WriteAllText(_file, text[..packed] + "\"scores\": [\"AAAA\"]}");
        Assert.Throws<InputDataException>(() => MetricBaseline.Verify(Brier, _file));
    }

    [Fact]
    public void Another_corpus_is_told_apart_from_another_metric()
    {
        MetricBaseline.Write(Brier, _file);
        string text = File.ReadAllText(_file);
        File.WriteAllText(_file, text.Replace(BaselineCorpus.For(Brier.Card).Hash, new string('0', 64), StringComparison.Ordinal));
        Assert.Contains("is of other records than this version generates", Assert.Throws<MetricLawException>(() => MetricBaseline.Verify(Brier, _file)).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("de-DE"), InlineData("tr-TR")]
    public void The_file_is_the_same_in_every_culture(string culture)
    {
        MetricBaseline.Write(Brier, _file);
        string invariant = File.ReadAllText(_file);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            MetricBaseline.Write(Brier, _file);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Equal(invariant, File.ReadAllText(_file));
    }

    [Fact]
    public void Every_generated_record_keeps_the_rules_and_all_kinds_of_metric_score_many() => Assert.All(MetricCatalogue.All, metric =>
    {
        var corpus = BaselineCorpus.For(metric.Card);
        Assert.All(corpus.Records, record => Assert.Null(RecordRules.FirstViolation(record)));
        Assert.True(corpus.Scores(metric).Count(score => score.IsScored) >= 200, $"{metric.Card.Id}: {corpus.Scores(metric).Count(score => score.IsScored)}");
    });

    private string Message(Func<Record, Score> measure) => Assert.Throws<MetricLawException>(() => MetricBaseline.Verify(new Broken(Brier.Card, measure), _file)).Message;
}
