using System.Globalization;
using MetricLens.Jumps;
using MetricLens.Plotting.Words;
using MetricLens.Reports;

namespace MetricLens.Plotting;

/// <summary>Pieces of the sentences that figures are headed by, in the invariant culture.</summary>
internal static class FigureText
{
    /// <summary>A share as whole per cents, the sign and the number on one line.</summary>
    public static string Percent(double share)
    {
        double percent = Math.Round(100 * share, MidpointRounding.AwayFromZero);
        return (percent == 0 ? 0 : percent).ToString("0", CultureInfo.InvariantCulture).Replace('-', '−') + "\u00A0%";
    }

    /// <summary>A number with two decimals.</summary>
    public static string Number(double value) => (Math.Abs(value) < 0.005 ? 0 : value).ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A p-value, bounded where it is small.</summary>
    public static string P(double p) => p < 0.001 ? "p < 0.001" : p.ToString("'p = '0.000", CultureInfo.InvariantCulture);

    /// <summary>The gap of the largest raw gain with its name, <c>the jump in exact match from A to B</c>; <see langword="null"/> where there is none.</summary>
    public static string? Gap(TaskFinding finding, IFigureWords words) => FindingWords.HasGain(finding)
        ? words.TheGap(finding.Jump.Status == JumpStatus.Apparent, words.Metric(finding.RawMetric), finding.Jump.From.Label, finding.Jump.To.Label)
        : null;
}
