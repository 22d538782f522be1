using MetricLens.Survival;
using static MetricLens.Survival.Verdict;

namespace MetricLens.Tests.Survival;

public class VerdictsTests
{
    public static TheoryData<Verdict[], Verdict> Cases => new()
    {
        { [], Inconclusive },
        { [Artifact, Artifact], Artifact },
        { [Survives, Survives], Survives },
        { [Inconclusive, Inconclusive], Inconclusive },
        { [Survives, Artifact], MetricDependent },
        { [Artifact, Survives], MetricDependent },
        { [Survives, Attenuated], MetricDependent },
        { [TakesOff, Artifact], TakesOff },
        { [Inconclusive, TakesOff], TakesOff },
        { [Survives, TakesOff], TakesOff },
        { [TakesOff, Attenuated], MetricDependent },
        { [Attenuated, Artifact], Attenuated },
        { [Artifact, Attenuated], Attenuated },
        { [Survives, Inconclusive], Survives },
        { [Artifact, Inconclusive, Inconclusive], Artifact },
        { [Inconclusive, Artifact], Inconclusive },
        { [Inconclusive, Survives], Inconclusive },
        { [Survives, TakesOff, Artifact], MetricDependent },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Several_metrics_make_one_verdict(Verdict[] verdicts, Verdict overall) => Assert.Equal(overall, Verdicts.Overall(verdicts));

    [Fact]
    public void The_default_verdict_claims_nothing() => Assert.Equal(Inconclusive, default);

    [Fact]
    public void Every_verdict_has_a_name_of_its_own() =>
        Assert.Equal(Enum.GetValues<Verdict>().Length, Enum.GetValues<Verdict>().Select(verdict => verdict.Id()).Distinct().Count());
}
