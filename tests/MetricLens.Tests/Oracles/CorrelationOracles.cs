using System.Text.Json;
using MetricLens.Statistics;

namespace MetricLens.Tests.Oracles;

/// <summary>SciPy's Kendall tau-b, against <see cref="KendallTau"/>.</summary>
public class CorrelationOracles
{
    [Fact]
    public void Tau_b_agrees_with_scipy()
    {
        JsonElement[] rows = [.. Oracle.Section("metrics.json", "correlation").EnumerateArray()];
        Assert.NotEmpty(rows);
        foreach (JsonElement row in rows)
            Oracle.Close(row.Numbers("kendall_b")[0], KendallTau.B(row.Numbers("x"), row.Numbers("y"))!.Value, 1e-14, 1e-15, "tau-b");
    }
}
