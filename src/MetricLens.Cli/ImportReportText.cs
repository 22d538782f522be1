using System.Globalization;
using MetricLens.Import;
using MetricLens.Scores;

namespace MetricLens.Cli;

/// <summary>What an import read, mapped, dropped and checked, in lines; a plain import of native records says nothing that the results do not.</summary>
internal static class ImportReportText
{
    /// <summary>Names told one by one; the rest are counted.</summary>
    private const int MostNames = 6;

    /// <summary>The format that needs no report.</summary>
    private const string Native = "records";

    /// <summary>The lines; none where there is nothing to tell.</summary>
    public static IEnumerable<string> Lines(ImportReport report, IReadOnlyList<LoggedScoreAgreement> agreements, IEnumerable<string> unscaled, bool withMappings)
    {
        bool isForeign = report.Files.Any(file => file.Format != Native);
        if (isForeign || report.LeftAside.Count > 0) yield return Files(report);
        if (report.LeftAside.Count > 0)
            yield return $"Files left aside: {Listed(report.LeftAside.Select(file => $"{Path.GetFileName(file.Path)} ({file.Reason})"))}.";
        if (isForeign && withMappings)
        {
            foreach (FormatMappings format in report.Mappings)
                foreach (FieldMapping field in format.Fields) yield return $"Mapped, {format.Format}: {field.From} → {field.To}";
        }
        foreach (ImportNote note in report.Notes) yield return $"Note: {note.What}: {Number(note.Count)}.";
        if (isForeign)
        {
            foreach (PartialExamples task in report.PartialExamples.Take(MostNames))
                yield return $"Not every model has every example: {task.Task} ({task.Family}{(task.Arm is null ? "" : $", {task.Arm}")}): {Number(task.Shared)} of {Number(task.Examples)} are shared.";
            if (report.PartialExamples.Count > MostNames) yield return $"Likewise in {Number(report.PartialExamples.Count - MostNames)} more tasks.";
        }
        foreach (IGrouping<string, string> source in report.ScaleSources.GroupBy(model => model.Value, model => model.Key))
            yield return $"Scales of {Listed(source)}: {source.Key}.";
        foreach (string model in unscaled)
            yield return $"No scale is known of model '{model}'{(KnownModels.Nearest(model) is { } near ? $"; did you mean '{near}'?" : "; a models table (--models) can give it.")}";
        foreach (LoggedScoreAgreement score in agreements)
            foreach (string line in Agreement(score)) yield return line;
        foreach (SkippedRecords skip in report.Skipped) yield return $"Skipped, {skip.Model}: {skip.Kind}: {Number(skip.Count)}; the first: {skip.First}";
    }

    private static string Files(ImportReport report)
    {
        IEnumerable<string> formats = report.Files.GroupBy(file => file.Format).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {Number(group.Count())} ({Number(group.Sum(file => file.Items))})");
        return $"Read {Number(report.Files.Count)} {(report.Files.Count == 1 ? "file" : "files")} with {Number(report.Files.Sum(file => file.Items))} items of {Number(report.TakenOf.Count)} models: {string.Join(", ", formats)}.";
    }

    private static IEnumerable<string> Agreement(LoggedScoreAgreement score)
    {
        if (!score.IsChecked)
        {
            yield return $"Logged scores {score.Name}: {Number(score.Logged)}, not checked: there is no metric of that name.";
            yield break;
        }
        string unscored = score.Unscored > 0 ? $", {Number(score.Unscored)} cannot be computed from what was logged" : "";
        yield return $"Logged scores {score.Name}: {Number(score.Agreeing)} of {Number(score.Logged)} agree with what is computed anew{unscored}.";
        foreach (ScoreDisagreement other in score.Disagreements)
            yield return FormattableString.Invariant($"  {other.File}:{other.Line}: {other.Model}, example {other.ExampleId}: logged {other.Logged}, computed {other.Computed}");
    }

    private static string Listed(IEnumerable<string> names)
    {
        string[] all = [.. names];
        string named = string.Join(", ", all.Take(MostNames));
        return all.Length <= MostNames ? named : $"{named} and {Number(all.Length - MostNames)} more";
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
