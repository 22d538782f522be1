using System.Globalization;
using System.Text;
using MetricLens.Calibration;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>The table of error rates as a page of Markdown: what is aimed at and kept, then every cell with its interval, and the other ways to decide beside it.</summary>
public static class CalibrationPage
{
    private static readonly Verdict[] Verdicts = [Verdict.Survives, Verdict.TakesOff, Verdict.Attenuated, Verdict.Artifact, Verdict.MetricDependent, Verdict.Inconclusive];

    /// <summary>Cells that miss a target, told one by one; the rest are counted.</summary>
    private const int MostPlaces = 8;

    private static readonly string[] Baselines = ["breakthroughness", "examples_alone", "aicc_sigmoid"];

    /// <summary>Writes the page.</summary>
    /// <param name="results">The cells, in the order of the page.</param>
    /// <param name="provenance">How they were made.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(IReadOnlyList<CalibrationResult> results, CalibrationProvenance provenance, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(provenance);
        using var page = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        Head(page, results, provenance);
        Targets(page, results);
        CalibrationResult[] worlds = [.. results.Where(result => IsWorld(result.Cell))];
        if (worlds.Any(result => result.Cell.IsMain)) Table(page, "The full table: K and τ", worlds.Where(result => result.Cell.IsMain), result => Text($"K = {result.Cell.Models}, τ = {result.Cell.Tau}"));
        if (worlds.Any(result => !result.Cell.IsMain)) Table(page, "One factor varied at a time, at K = 8 and τ = 0.15", worlds.Where(result => !result.Cell.IsMain), result => result.Cell.Variation);
        Studies(page, results);
    }

    private static void Head(StreamWriter page, IReadOnlyList<CalibrationResult> results, CalibrationProvenance provenance)
    {
        string runs = results.Count == 0 ? "0" : string.Join(" or ", results.Select(result => result.Runs).Distinct().Order().Select(count => count.ToString("N0", CultureInfo.InvariantCulture)));
        string seed = results.Count == 0 ? "–" : results[0].Seed.ToString(CultureInfo.InvariantCulture);
        page.WriteLine($"""
            # Error rates

            How often MetricLens says what, in worlds whose truth is known. Written by

                {provenance.Command}

            on {provenance.Date}, commit `{provenance.Commit}`, {provenance.Machine}; {runs} runs a cell, seed {seed}. Every number is in
            [calibration.csv](calibration.csv), with the verdict under each continuous metric and every reason.

            A run is one simulated investigation of one task: records of K models over the same n examples, from scores to the verdict over all continuous
            metrics. Unless it says otherwise n = 300, five tokens a target or four choices, evenly spaced scales, one run a scale, independent examples,
            normal noise. Verdicts are counted among the runs with an apparent jump; brackets hold Clopper and Pearson's 95 % interval.

            ![Rates of every verdict, world by K and τ](heatmap.png)

            """);
    }

    private static void Targets(StreamWriter page, IReadOnlyList<CalibrationResult> results)
    {
        page.WriteLine("## Targets");
        page.WriteLine();
        page.WriteLine("*Within error*: the rate is on the wrong side, but its interval holds the target. *Too few*: under 15 runs with an apparent jump.");
        page.WriteLine();
        page.WriteLine("| target | asked | cells | met | within error | missed | too few | farthest cell | its rate |");
        page.WriteLine("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |");
        var missed = new List<CalibrationCheck>();
        foreach (CalibrationTarget target in CalibrationTarget.All)
        {
            CalibrationCheck[] checks = [.. results.SelectMany(target.Check)];
            if (checks.Length == 0) continue;
            CalibrationCheck? worst = checks.Where(check => check.Status != CalibrationStatus.TooFewRuns).MaxBy(check => check.Excess);
            page.WriteLine($"| {target.Name} | {Asked(target)} | {Count(checks.Length)} | {Of(CalibrationStatus.Met)} | {Of(CalibrationStatus.WithinError)} | {Of(CalibrationStatus.Missed)} | {Of(CalibrationStatus.TooFewRuns)} | {(worst is null ? "–" : Place(worst))} | {(worst is null ? "–" : Full(worst.Rate))} |");
            missed.AddRange(checks.Where(check => check.Status == CalibrationStatus.Missed));

            string Of(CalibrationStatus status) => Count(checks.Count(check => check.Status == status));
        }
        page.WriteLine();
        if (missed.Count == 0) return;
        page.WriteLine("Missed:");
        page.WriteLine();
        foreach (var group in missed.GroupBy(check => check.Target))
        {
            IEnumerable<string> places = group.OrderByDescending(check => check.Excess).Take(MostPlaces).Select(check => $"{Place(check)}: {Full(check.Rate)}");
            string more = group.Count() > MostPlaces ? $"; and {Count(group.Count() - MostPlaces)} more" : "";
            page.WriteLine($"- {group.Key.Name}, {Asked(group.Key)}: {string.Join("; ", places)}{more}.{(group.Key.Shortfall is { } why ? " " + why : "")}");
        }
        page.WriteLine();
    }

    private static void Table(StreamWriter page, string title, IEnumerable<CalibrationResult> results, Func<CalibrationResult, string> name)
    {
        page.WriteLine($"## {title}");
        page.WriteLine();
        page.WriteLine("""
            Baselines, in % of the same runs: B = breakthroughness of at least 100; E = a step share of at least Δ and above 0 if
            examples were the only chance (least squares, errors from a bootstrap over examples, no τ²); S = AICc prefers a sigmoid of four parameters to a line on the raw curve (not defined below seven scales).
            """);
        page.WriteLine();
        foreach (var world in results.GroupBy(result => result.Cell.World))
        {
            WorldCard card = WorldCatalogue.Get(world.Key).Card;
            page.WriteLine($"### `{card.Id}`: {card.Summary}");
            page.WriteLine();
            bool isFlat = card.Truth == WorldTruth.Flat;
            page.WriteLine($"| cell | runs | apparent jump, % | {string.Join(" | ", Verdicts.Select(verdict => verdict.Words() + ", %"))} | B | E | S |");
            page.WriteLine($"| --- | ---: | --- |{string.Concat(Verdicts.Select(_ => " --- |"))} ---: | ---: | ---: |");
            foreach (CalibrationResult result in world)
            {
                IEnumerable<string> rates = Verdicts.Select(verdict => Full(result.Of(verdict)));
                IEnumerable<string> baselines = Baselines.Select(baseline => Percent(result.Of(isFlat ? CalibrationResult.BaselineOfAll : CalibrationResult.Baseline, baseline).Rate));
                page.WriteLine($"| {name(result)} | {Count(result.Runs)} | {Full(result.Apparent)} | {string.Join(" | ", rates)} | {string.Join(" | ", baselines)} |");
            }
            page.WriteLine();
            if (!isFlat) continue;
            page.WriteLine("Here the baselines are counted in all runs, for hardly any has an apparent jump.");
            page.WriteLine();
        }
    }

    private static void Studies(StreamWriter page, IReadOnlyList<CalibrationResult> results)
    {
        foreach (CalibrationResult result in results.Where(result => result.Cell.World == CalibrationCell.ManyTasks))
        {
            page.WriteLine("## Many tasks");
            page.WriteLine();
            page.WriteLine(Text($"100 tasks of the world `smooth` and 20 of `step` in one investigation, K = {result.Cell.Models}, τ = {result.Cell.Tau}, {result.Rates[0].Of} investigations:"));
            page.WriteLine(Text($"mean share of false ones among the tasks that are said to survive {Full(result.Rates[0])} %; real steps found {Full(result.Rates[1])} %; smooth tasks said to survive {Full(result.Rates[2])} %."));
            page.WriteLine();
        }
        CalibrationResult[] intervals = [.. results.Where(result => result.Cell.World == CalibrationCell.Intervals)];
        if (intervals.Length == 0) return;
        page.WriteLine("## Coverage");
        page.WriteLine();
        page.WriteLine("""
            The 95 % interval of the step share where the model behind it is exactly true: latent scores on a line (q = 1) or a parabola (q = 2) with a step of the share
            given at a gap that is given, standard error 0.05 from shared examples, noise τ between models. % of runs whose interval holds the share.
            """);
        page.WriteLine();
        page.WriteLine($"| cell | {string.Join(" | ", intervals[0].Rates.Select(rate => rate.Outcome[(rate.Outcome.IndexOf(':', StringComparison.Ordinal) + 1)..]))} |");
        page.WriteLine($"| --- |{string.Concat(intervals[0].Rates.Select(_ => " --- |"))}");
        foreach (CalibrationResult result in intervals)
            page.WriteLine($"| {Text($"K = {result.Cell.Models}, τ = {result.Cell.Tau}")} | {string.Join(" | ", result.Rates.Select(Full))} |");
    }

    private static bool IsWorld(CalibrationCell cell) => cell.World is not (CalibrationCell.ManyTasks or CalibrationCell.Intervals);

    private static string Place(CalibrationCheck check)
    {
        string variation = check.Cell.Variation.Length == 0 ? "" : ", " + check.Cell.Variation;
        string study = check.Rate.Metric == CalibrationCell.Intervals ? $", {check.Rate.Outcome}" : "";
        return Text($"`{check.Cell.World}` K = {check.Cell.Models}, τ = {check.Cell.Tau}{variation}{study}");
    }

    private static string Asked(CalibrationTarget target) => (target.Lower, target.Upper) switch
    {
        (0, _) => $"≤ {Percent(target.Upper)} %",
        (_, 1) => $"≥ {Percent(target.Lower)} %",
        _ => $"{Percent(target.Lower)} to {Percent(target.Upper)} %",
    };

    private static string Full(CalibrationRate rate) => rate.Interval is { } interval
        ? $"{Percent(rate.Rate)} [{Percent(interval.Lower)}, {Percent(interval.Upper)}]"
        : "–";

    private static string Percent(double? rate) => rate is { } share ? (100 * share).ToString("0.#", CultureInfo.InvariantCulture) : "–";

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
