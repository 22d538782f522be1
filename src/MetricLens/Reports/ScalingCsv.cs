using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Reports;

/// <summary>Writes the scaling laws of the losses as CSV: one row a comparison, metric and law.</summary>
/// <remarks>
/// Columns: <c>task, family, arm, axis, metric, law, exponent, exponent_lower, exponent_upper, floor, floor_lower, floor_upper, model_sd, squares, df, next_scale, forecast,
/// forecast_lower, forecast_upper</c>. <c>law</c> is <c>power</c> or <c>power_with_floor</c>; losses are in nats; the forecast is of a new model one scale ahead, its
/// bounds two-sided at 95 % with the noise between models; empty where there is none or a bound is infinite.
/// </remarks>
public static class ScalingCsv
{
    /// <summary>Writes the rows.</summary>
    /// <param name="laws">The laws.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(IEnumerable<(ComparisonKey Key, ScaleAxis Axis, MetricCard Metric, ScalingLaw Law)> laws, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(laws);
        using var csv = new CsvFile(stream, "task", "family", "arm", "axis", "metric", "law", "exponent", "exponent_lower", "exponent_upper", "floor", "floor_lower", "floor_upper",
            "model_sd", "squares", "df", "next_scale", "forecast", "forecast_lower", "forecast_upper");
        foreach ((ComparisonKey key, ScaleAxis axis, MetricCard metric, ScalingLaw law) in laws)
        {
            csv.Text(key.Task);
            csv.Text(key.Family);
            csv.Text(key.Arm);
            csv.Text(axis.Id());
            csv.Text(metric.Id);
            csv.Text(law.HasFloor ? "power_with_floor" : "power");
            Write(csv, law.Exponent);
            Write(csv, law.Floor);
            csv.Number(law.Tau);
            csv.Number(law.Squares);
            csv.Count(law.DegreesOfFreedom);
            csv.Number(Finite(law.NextScale));
            Write(csv, double.IsFinite(law.NextScale) ? law.Forecast(law.NextScale)?.NewModel : null);
            csv.EndRow();
        }
    }

    private static void Write(CsvFile csv, Estimate? estimate)
    {
        csv.Number(estimate?.Value);
        csv.Number(Finite(estimate?.Lower));
        csv.Number(Finite(estimate?.Upper));
    }

    private static double? Finite(double? value) => value is { } known && double.IsFinite(known) ? known : null;
}
