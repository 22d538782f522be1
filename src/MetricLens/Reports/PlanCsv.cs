using MetricLens.Planning;

namespace MetricLens.Reports;

/// <summary>Writes a plan as CSV: one row a truth and design that was simulated.</summary>
/// <remarks>
/// Columns: <c>truth, right_verdict, varied, examples, scales, seeds, model_sd, runs, jumps, no_jump, right, inconclusive, other_verdict, power, lower, upper, main_loss, is_smallest</c>.
/// <c>varied</c> is <c>none</c> for the design as planned, <c>model_sd</c> for it at another noise between models, else the factor; counts are of <c>runs</c>, bounds
/// Clopper and Pearson's at 95 %; <c>is_smallest</c> is 1 for the smallest value of a factor that reaches the target.
/// </remarks>
public static class PlanCsv
{
    private static readonly string[] Columns =
        ["truth", "right_verdict", "varied", "examples", "scales", "seeds", "model_sd", "runs", "jumps", "no_jump", "right", "inconclusive", "other_verdict", "power", "lower", "upper", "main_loss", "is_smallest"];

    /// <summary>Writes the rows.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(Plan plan, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var csv = new CsvFile(stream, Columns);
        foreach (TruthPower truth in plan.Truths)
        {
            WriteRow(csv, plan, truth, "none", plan.Curve.ModelStandardDeviation, null, truth.Planned, isSmallest: false);
            foreach (SpreadPower spread in truth.AtOtherSpreads) WriteRow(csv, plan, truth, "model_sd", spread.ModelStandardDeviation, null, spread.Power, isSmallest: false);
            foreach (FactorPower factor in truth.Factors)
            {
                foreach (FactorPoint point in factor.Points)
                    WriteRow(csv, plan, truth, factor.Factor.Id(), plan.Curve.ModelStandardDeviation, (factor.Factor, point.Value), point.Power, point.Value == factor.Smallest?.Value);
            }
        }
    }

    private static void WriteRow(CsvFile csv, Plan plan, TruthPower truth, string varied, double deviation, (PlannedFactor Factor, int Value)? change, PlannedPower power, bool isSmallest)
    {
        csv.Text(truth.Truth.Id);
        csv.Text(Survival.Verdicts.Id(truth.Truth.Right));
        csv.Text(varied);
        csv.Count(Value(PlannedFactor.Examples, plan.Design.Examples));
        csv.Count(Value(PlannedFactor.Scales, plan.Design.Scales));
        csv.Count(Value(PlannedFactor.Seeds, plan.Design.Seeds));
        csv.Number(deviation);
        foreach (int count in new[] { power.Runs, power.Jumps, power.NoJump, power.Right, power.Inconclusive, power.Wrong }) csv.Count(count);
        csv.Number(power.Power);
        csv.Number(power.Interval.Lower);
        csv.Number(power.Interval.Upper);
        csv.Text(power.MainLoss.Id());
        csv.Count(isSmallest ? 1 : 0);
        csv.EndRow();

        int Value(PlannedFactor factor, int planned) => change is { } changed && changed.Factor == factor ? changed.Value : planned;
    }
}
