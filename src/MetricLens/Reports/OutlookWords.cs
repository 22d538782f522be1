using System.Globalization;
using MetricLens.Planning;
using MetricLens.Records;
using MetricLens.Reports.Explaining;

namespace MetricLens.Reports;

/// <summary>An outlook in sentences, each with its number.</summary>
internal static class OutlookWords
{
    /// <summary>Odds beyond this are said to be above it: what so few scales say is not known to more.</summary>
    private const double MostOdds = 1000;

    public static IEnumerable<string> Of(TaskFinding finding, Outlook outlook, IPhrases phrases)
    {
        string raw = phrases.Metric(finding.RawMetric), target = Percent(outlook.Target);
        int scales = finding.Jump.Curve?.Points.Count ?? 0;
        if (outlook.Status == OutlookStatus.JumpInDoubt) yield return InDoubt(finding, outlook.Doubt!, raw, target, phrases);
        else if (outlook.Lean is not { } lean) yield return phrases.NoLean(outlook.Status, scales, Lean.FewestScales);
        else
        {
            yield return phrases.Leans(phrases.Metric(outlook.Metric!), phrases.Truth(lean.Leading.Truth), Weight(lean.Leading.Weight),
                [.. lean.Weights.Skip(1).Select(other => (phrases.Truth(other.Truth), Weight(other.Weight)))], Odds(lean.Odds), lean.Strength);
            Remedy[] enough = [.. outlook.Remedies.Where(remedy => remedy.Amount is not null)];
            yield return phrases.SettledBy(target, [.. enough.Select(remedy => Told(remedy, remedy.NewScales))], [.. outlook.Remedies.Except(enough).Select(remedy => Told(remedy, []))], Power(outlook.Now!));
            if (enough.Length > 0) yield return phrases.SettledOtherwise(phrases.Truth(lean.RunnerUp.Truth), [.. enough.Select(remedy => Power(remedy.UnderRunnerUp))]);
        }

        (string, string) Told(Remedy remedy, IReadOnlyList<double> scales) => (phrases.Remedy(remedy.Kind, remedy.Amount ?? remedy.MostTried, remedy.Within is { } within ? Scale(within.From, outlook.Axis) : null,
            remedy.Within is { } other ? Scale(other.To, outlook.Axis) : null, [.. scales.Select(scale => Scale(scale, outlook.Axis))]), Power(remedy.Power));
    }

    private static string InDoubt(TaskFinding finding, JumpDoubt doubt, string raw, string target, IPhrases phrases)
    {
        string gain = Number(Math.Abs(finding.Jump.Gain!.Value));
        if (finding.Jump.HiddenAccuracy is not null) gain = Number(new Jumps.JumpOptions().LeastGain);
        return doubt switch
        {
            { Examples: { } examples } => phrases.ShownByExamples(raw, gain, examples, target),
            { IsSpreadUnknown: true } => phrases.NeedsSeeds(raw, gain),
            { Seeds: { } seeds } => phrases.ShownBySeeds(raw, gain, seeds, target),
            _ => phrases.NotShown(raw, gain, JumpDoubt.MostExamples, JumpDoubt.MostSeeds, target),
        };
    }

    /// <summary>A scale value to three figures, such as <c>6.7B</c>; FLOPs by their power of ten.</summary>
    internal static string Scale(double value, ScaleAxis axis)
    {
        if (axis is ScaleAxis.TrainFlops or ScaleAxis.TrainLoss || value < 1000) return value.ToString("G3", CultureInfo.InvariantCulture);
        (double unit, string letter) = value switch { >= 1e12 => (1e12, "T"), >= 1e9 => (1e9, "B"), >= 1e6 => (1e6, "M"), _ => (1e3, "k") };
        double shown = value / unit, round = Math.Pow(10, 2 - Math.Floor(Math.Log10(shown)));
        return (Math.Round(shown * round) / round).ToString("0.##", CultureInfo.InvariantCulture) + letter;
    }

    private static string Power(FuturePower power)
    {
        (double lower, double upper) = power.Interval;
        return $"{Percent(power.Power)} [{Whole(lower)}, {Whole(upper)}]";
    }

    private static string Odds(double odds) => odds > MostOdds ? "> 1000" : odds.ToString(odds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => Whole(share) + " %";

    private static string Whole(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>A probability to two digits, of which neither nought nor one is certain.</summary>
    private static string Weight(double weight) => weight < 0.005 ? "< 0.01" : weight > 0.995 ? "> 0.99" : Number(weight);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
