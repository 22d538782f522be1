using MetricLens.Jumps;

namespace MetricLens.Tests.Jumps;

public class ReasonsTests
{
    [Fact]
    public void Every_reason_has_a_name_and_a_phrase_of_its_own()
    {
        Reason[] reasons = Enum.GetValues<Reason>();
        Assert.Equal(reasons.Length, reasons.Select(reason => reason.Id()).Distinct().Count());
        Assert.Equal(reasons.Length, reasons.Select(reason => reason.Phrase()).Distinct().Count());
    }
}
