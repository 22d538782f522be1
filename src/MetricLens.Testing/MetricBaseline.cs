using MetricLens.Metrics;
using MetricLens.Testing.Baselines;

namespace MetricLens.Testing;

/// <summary>Pins a metric's scores in a small file, and says what moved: the way to say that its numbers have not changed between versions.</summary>
/// <remarks>
/// <para>
/// The scores are those of 2400 generated records, the same on every machine and under every version of FsCheck, which takes no part in them. Values are kept to six
/// digits, beside the number of outcomes that each averages, what guessing would score, and the reason of each record that is unscored.
/// </para>
/// <para>A file is a few kilobytes of JSON, to be committed. It is written only by <see cref="Write"/>, never by a test that finds none.</para>
/// </remarks>
public static class MetricBaseline
{
    /// <summary>Writes a metric's scores, in place of those that are there.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="file">The file; its folder must exist.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(IMetric metric, string file)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentException.ThrowIfNullOrEmpty(file);
        var corpus = BaselineCorpus.For(metric.Card);
        new BaselineFile(metric.Card.Id, corpus.Hash, corpus.Scores(metric)).Write(file);
    }

    /// <summary>Compares a metric's scores with those in a file.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="file">The file, written by <see cref="Write"/>.</param>
    /// <exception cref="FileNotFoundException">There is no such file; the message says how to make it.</exception>
    /// <exception cref="Records.InputDataException">The file is no baseline, or one of another metric.</exception>
    /// <exception cref="MetricLawException">Scores have moved: the message says which, from what to what, and which laws the metric now breaks.</exception>
    public static void Verify(IMetric metric, string file)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentException.ThrowIfNullOrEmpty(file);
        if (!File.Exists(file))
            throw new FileNotFoundException($"There is no baseline of metric '{metric.Card.Id}' at '{file}'. To pin its scores as they are now, call MetricBaseline.Write(metric, \"{file}\") once and commit the file.", file);
        BaselineFile pinned = BaselineFile.Read(file, metric.Card.Id);
        var corpus = BaselineCorpus.For(metric.Card);
        if (pinned.CorpusHash != corpus.Hash)
        {
            throw new MetricLawException(
                $"The baseline '{file}' of metric '{metric.Card.Id}' is of other records than this version generates, so it says nothing about the metric. Verify it with the version that wrote it, then call MetricBaseline.Write.", []);
        }
        BaselineDrift drift = BaselineDrift.Between(pinned.Scores, corpus.Scores(metric), corpus);
        if (drift.Moved.Count > 0) throw drift.Report(metric, file);
    }
}
