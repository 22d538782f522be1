using System.Globalization;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

/// <summary>The figures of the method page's example are those of the code.</summary>
public class MethodPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Fixture.Path())!, "src", "MetricLens", "Survival", "README.md"));

    [Fact]
    public void The_example_by_hand_has_the_figures_of_the_code()
    {
        double[,] covariance = new double[5, 5];
        for (int i = 0; i < 5; i++) covariance[i, i] = 0.01;
        StepFit fit = StepFit.Of(LatentCurve.Of([7, 8, 9, 10, 11], [0, 1.2, 1.8, 5.1, 5.9], covariance), above: 3, degree: 1)!;
        Has("slope within sides", fit.Fit.Coefficients[1], "0.00");
        Has("step δ", fit.Delta, "0.00");
        Has("τ²", fit.Tau2, "0.000");
        Has("standard error of δ", fit.DeltaStandardError, "0.000");
        Has("step share E", fit.Share!.Value, "0.000");
        Has("standard error of E", fit.ShareStandardError!.Value, "0.0000");
        (double lower, double upper) = fit.ShareBounds(0.05)!.Value;
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"from **{lower:0.000} to {upper:0.000}**"), Row("interval of E"), StringComparison.Ordinal);
    }

    private static void Has(string name, double value, string format) =>
        Assert.Contains($"**{value.ToString(format, CultureInfo.InvariantCulture)}**", Row(name), StringComparison.Ordinal);

    private static string Row(string name) => Page.Split('\n').Single(line => line.StartsWith($"| {name} |", StringComparison.Ordinal));
}
