using System.Reflection;
using MetricLens.Metrics;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

/// <summary>Every public member of the statistics and of survival refuses null where its signature has no question mark.</summary>
public class NullTests
{
    private static readonly TaskFinding Finding = Investigation.Of(Family.Of(Family.Right(2, 20), Family.Right(6, 20), Family.Right(15, 20), Family.Right(18, 20)), new() { Resamples = 1000 }).Run().Findings[0];

    /// <summary>What stands for the arguments that are not null, and for the object that is called.</summary>
    private static readonly object[] Values =
    [
        Finding, Finding.Jump.Curve!, Finding.Metrics[0].Survival!.Latent, Finding.Metrics[0].Survival!, new SurvivalOptions(), ExampleGains.Of(Finding.Jump.Curve!), new ExactMatch().Card, "a", 0.5, 3, 7L,
        new[] { 1.0, 2, 3, 4 }, new[] { 0, 0, 1, 1 }, new[] { new[] { 1.0, 1, 1, 1 }, [0.0, 1, 2, 3] }, new double[,] { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 } },
        new MixedModel([1.0, 2, 4, 3], new double[,] { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 } }), BootstrapIndex.Draw(4, null, 100, 1), RandomStream.Derive(1, "null", 0),
        LogisticModel.Fit([[1, 1, 1, 1], [0, 1, 2, 3]], [0.1, 0.4, 0.5, 0.9])!, new[] { Verdict.Survives },
    ];

    public static TheoryData<string> Members => [.. All().Select(NullMembers.NameOf).Distinct()];

    [Theory, MemberData(nameof(Members))]
    public void Null_is_an_argument_error(string name) =>
        NullMembers.AssertRefused(All().First(member => NullMembers.NameOf(member) == name), type => Values.FirstOrDefault(type.IsInstanceOfType) ?? (type.IsValueType ? Activator.CreateInstance(type) : null));

    [Fact]
    public void The_members_are_many() => Assert.True(Members.Count > 25, $"{Members.Count} members");

    [Fact]
    public void What_takes_spans_refuses_null_beside_them()
    {
        Assert.Throws<ArgumentNullException>("index", () => PairedTest.BootstrapPValue([1, 2], null!));
        Assert.Throws<ArgumentNullException>("index", () => PairedTest.Difference([1, 2], 1.5, null!, 0.95, "score"));
    }

    /// <summary>All but the constructor of a fit, which holds what it is given.</summary>
    private static IEnumerable<(MethodBase Method, ParameterInfo Parameter)> All() => NullMembers.Of(typeof(MixedModel).Assembly, "MetricLens.Statistics", "MetricLens.Survival").Where(member => member.Method.DeclaringType != typeof(MixedModelFit));
}
