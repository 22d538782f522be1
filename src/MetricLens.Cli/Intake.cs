using MetricLens.Import;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens.Cli;

/// <summary>What a command took in: records, or the scores of a table, or means alone.</summary>
internal sealed record Intake(RecordSet? Records, ScoreTable? Scores, IReadOnlyList<AggregateScore> Means, ImportReport Report, IReadOnlyList<LoggedScoreAgreement> Agreements)
{
    /// <summary>The records.</summary>
    /// <exception cref="InputDataException">There are none.</exception>
    public RecordSet RequireRecords() => Records ?? throw new InputDataException("the input", 0, null, Scores is null ? "means without examples" : "scores", "records with their answers");

    /// <summary>An investigation of the best that there is: records, else scores, else means.</summary>
    /// <exception cref="InputDataException">There is nothing that a raw metric could be told from.</exception>
    public Investigation Investigated(InvestigationOptions options)
    {
        if (Records is not null) return Investigation.Of(Records, options);
        if (Scores is not null) return Investigation.Of(Scores, options);
        var means = MeanTable.Of(Means, options.Catalogue);
        return Investigation.Of(means, options);
    }

    /// <summary>Writes the import's report and warnings.</summary>
    public void Tell(TextWriter report, Terminal terminal, bool withMappings)
    {
        foreach (string line in ImportReportText.Lines(Report, Agreements, Unscaled(), withMappings)) report.WriteLine(SafeText.Of(line));
        if (Means.Count > 0 && (Records is not null || Scores is not null))
            report.WriteLine(FormattableString.Invariant($"Means without examples, set aside because there are examples: {Means.Count}."));
        foreach (string warning in Report.Warnings()) terminal.Error.WriteLine($"metriclens: warning: {SafeText.Of(warning)}");
    }

    private IEnumerable<string> Unscaled() => (Records?.Keys ?? Scores?.Keys)?.Runs.Where(run => run.Scales == default).Select(run => run.Model).Distinct()
        ?? Means.Where(mean => mean.Scales == default).Select(mean => mean.Model).Distinct();
}
