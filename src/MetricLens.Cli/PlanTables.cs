using System.Globalization;
using MetricLens.Planning;
using Spectre.Console;

namespace MetricLens.Cli;

/// <summary>The tables of a plan: what the design can tell, what would reach the target, and what n can show.</summary>
internal static class PlanTables
{
    /// <summary>Writes them all.</summary>
    public static void Write(Plan plan, Terminal terminal)
    {
        terminal.Tell(Expected(plan));
        WritePower(plan, terminal);
        if (plan.Truths.Any(truth => truth.Factors.Count > 0)) WriteSearch(plan, terminal);
        WriteAccuracy(plan.Accuracy, terminal);
    }

    private static string Expected(Plan plan)
    {
        (ExpectedCurve curve, EvaluationDesign design) = (plan.Curve, plan.Design);
        string questions = curve.Choices is { } choices ? Text($"{choices} choices") : Text($"{curve.Length} tokens");
        string seeds = design.Seeds == 1 ? "one run each" : Text($"{design.Seeds} seeds each");
        string clusters = design.ClusterSize == 1 ? "" : Text($" in clusters of {design.ClusterSize}");
        return Text($"Planned: {design.Scales} scales, {seeds}, {design.Examples} examples{clusters}, {questions}; the probability of a right {(curve.Choices is null ? "token" : "choice")} ")
            + Text($"rises from {Number(curve.From)} to {Number(curve.To)}, models differ by {Number(curve.ModelStandardDeviation)} logits.");
    }

    private static void WritePower(Plan plan, Terminal terminal)
    {
        Table table = Tables.Empty(terminal, "if the truth is", "right verdict", "power", "apparent jump", "no jump", "inconclusive", "other verdict");
        // The longest word of a heading, which a narrow screen would break.
        table.Columns[5].NoWrap = true;
        foreach (TruthPower truth in plan.Truths)
        {
            Row(truth.Truth.Words, truth.Planned);
            foreach (SpreadPower spread in truth.AtOtherSpreads) Row($"the same, models differing by {Number(spread.ModelStandardDeviation)}", spread.Power);

            void Row(string words, PlannedPower power) => table.AddRow(Tables.Cell(words), Tables.Cell(truth.Truth.Right), Tables.Cell(Power(power)), Tables.Cell(Share(power.Jumps, power)),
                Tables.Cell(Share(power.NoJump, power)), Tables.Cell(Share(power.Inconclusive, power)), Tables.Cell(Share(power.Wrong, power)));
        }
        Tables.Write(terminal, table);
    }

    private static void WriteSearch(Plan plan, Terminal terminal)
    {
        string target = Percent(plan.Options.Target);
        Table table = Tables.Empty(terminal, [$"{target} power if the truth is", .. plan.Truths[0].Factors.Select(factor => Heading(factor.Factor))]);
        foreach (TruthPower truth in plan.Truths) table.AddRow([Tables.Cell(truth.Truth.Words), .. truth.Factors.Select(factor => terminal.HasScreenWidth ? Tables.Lines(Reached(factor)) : Tables.Cell(string.Join(" ", Reached(factor))))]);
        Tables.Write(terminal, table);
        terminal.Tell("Each factor is varied alone, all else as planned; the smallest value tried that reaches the target, with the power there and its 95 % interval.");
    }

    private static string[] Reached(FactorPower factor)
    {
        if (factor.Smallest is { } smallest) return [Text($"{(factor.IsLeastTried ? "at most " : "")}{smallest.Value}:"), Power(smallest.Power)];
        FactorPoint best = factor.Points.MaxBy(point => point.Power.Power)!;
        return [Text($"not within {factor.Points[^1].Value}:"), Text($"at best {Power(best.Power)} at {best.Value};"), Lost(best.Power.MainLoss)];
    }

    private static string Lost(PowerLoss loss) => loss switch
    {
        PowerLoss.NoApparentJump => "most are lost to no apparent jump",
        PowerLoss.Inconclusive => "most are lost to an inconclusive verdict",
        PowerLoss.OtherVerdict => "most are lost to another verdict",
        _ => "none are lost",
    };

    private static void WriteAccuracy(ShowableAccuracy accuracy, Terminal terminal)
    {
        string units = Text($"{accuracy.Units} independent examples"), power = Percent(accuracy.Power);
        terminal.Tell(Text($"{units}: none right still hides an accuracy of {Fine(accuracy.Hidden)}."));
        terminal.Tell(accuracy is { Smallest: { } smallest, SignificantSuccesses: { } successes }
            ? Text($"The smallest accuracy that they show to be above {(accuracy.Chance > 0 ? $"chance, {Fine(accuracy.Chance)}," : "zero")} with {power} power is {Fine(smallest)} ({successes} or more right).")
            : Text($"No accuracy is shown to be above {(accuracy.Chance > 0 ? "chance" : "zero")} by so few."));
        terminal.Tell(accuracy.SmallestGain is { } gain
            ? Text($"The smallest gain between two models that McNemar's exact test finds with {power} power is {Fine(gain)} where all disagreements fall one way")
                + (accuracy.SmallestGainAmongDisagreements is { } among ? Text($", and {Fine(among)} where the two disagree on {Percent(ShowableAccuracy.Disagreement)} of the examples.") : ".")
            : "No gain between two models is found by so few.");
    }

    private static string Heading(PlannedFactor factor) => factor switch
    {
        PlannedFactor.Examples => "examples",
        PlannedFactor.Scales => "scales",
        _ => "seeds at each scale",
    };

    private static string Power(PlannedPower power) => $"{Percent(power.Power)} [{Whole(power.Interval.Lower)}, {Whole(power.Interval.Upper)}]";

    private static string Share(int count, PlannedPower power) => Percent((double)count / power.Runs);

    private static string Percent(double share) => Whole(share) + " %";

    private static string Whole(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Fine(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
